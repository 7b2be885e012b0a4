package org.roomkeeper.app.month;

import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.roomkeeper.app.founding.Phone;

/** Somebody who wants to come in, and how far they are. Used by one thread. */
final class Newcomer {
  /** What the pages told them last. */
  enum Told {
    /** A way to go on. */
    A_WAY,
    /** To wait, or where they stand on the list. */
    TO_WAIT,
    /** That they cannot come in, and why. */
    NO
  }

  /** The form by which they come in. */
  enum Form {
    /** They came without one. */
    NONE,
    /** They have not sent it yet. */
    TO_SEND,
    /** It is sent. */
    SENT,
    /** They came with the code that belongs to the form of a friend. */
    SOMEBODY_ELSES
  }

  final int number;
  final String name;
  final Phone phone;
  final String language;
  Told told = Told.A_WAY;
  @Nullable String id;
  @Nullable URI roomLink;
  @Nullable String room;

  /** The code of a room that they mean to scan later. */
  @Nullable String kept;

  Form form = Form.NONE;
  boolean placed;
  boolean listed;
  int visits;

  Newcomer(int number, String name, String language, Phone phone) {
    this.number = number;
    this.name = name;
    this.phone = phone;
    this.language = language;
  }

  /** Whether nobody knows what becomes of them: not in, not told to wait, and not refused. */
  boolean isLost() {
    return !placed && told == Told.A_WAY;
  }

  /** Where the greeting leads, once there was one. */
  Optional<URI> greetingLink() {
    return Optional.ofNullable(roomLink);
  }
}
