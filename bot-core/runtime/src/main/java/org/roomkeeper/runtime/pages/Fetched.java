package org.roomkeeper.runtime.pages;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Optional;

/** The answer to one request. */
final class Fetched {
  private final int status;
  private final Optional<String> location;
  private final String type;
  private final Optional<String> charset;
  private final byte[] body;

  /**
   * An answer.
   *
   * @param status the HTTP status
   * @param location where it says to go instead
   * @param type the media type in lower case, without parameters; empty if none is named
   * @param charset the charset that the header names, if this machine has it
   * @param body the beginning of the body, unpacked, as far as it may be read; empty if the type is
   *     not wanted
   */
  Fetched(
      int status, Optional<String> location, String type, Optional<String> charset, byte[] body) {
    this.status = status;
    this.location = location;
    this.type = type;
    this.charset = charset;
    this.body = body;
  }

  int status() {
    return status;
  }

  Optional<String> location() {
    return location;
  }

  String type() {
    return type;
  }

  Optional<String> charset() {
    return charset;
  }

  InputStream body() {
    return new ByteArrayInputStream(body);
  }

  boolean isRedirect() {
    return switch (status) {
      case 301, 302, 303, 307, 308 -> true;
      default -> false;
    };
  }

  boolean isGood() {
    return status >= 200 && status < 300;
  }
}
