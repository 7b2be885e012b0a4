package org.roomkeeper.runtime.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** The one style sheet: it stands in every page, so that a page is one request on a slow line. */
final class Style {
  /** The sheet itself. */
  static final String SHEET = read();

  /** What the browser is told to expect of it. */
  static final String HASH = "'sha256-" + hash() + "'";

  private Style() {}

  private static String read() {
    try (InputStream in = Style.class.getResourceAsStream("style.css")) {
      if (in == null) {
        throw new IllegalStateException("the style sheet is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String hash() {
    try {
      byte[] bytes = SHEET.getBytes(StandardCharsets.UTF_8);
      return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
