package org.roomkeeper.app.month;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Somebody who wants to come in, and how far they are. Used by one thread. */
final class Newcomer {
  /** What the pages told them last. */
  enum Told {
    /** A way to go on. */
    A_WAY,
    /** To wait, or where they stand on the list. */
    TO_WAIT,
    /** That there is no place for them, and why. */
    NO
  }

  final String name;
  final String language;
  Told told = Told.A_WAY;
  @Nullable String id;
  @Nullable URI roomLink;
  @Nullable String room;
  boolean placed;
  int visits;

  Newcomer(String name, String language) {
    this.name = name;
    this.language = language;
  }
}
