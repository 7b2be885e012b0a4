package org.roomkeeper.moderation.judge;

import java.util.Optional;

/**
 * An entry of a list, ready to be found.
 *
 * @param topic whose; empty for all topics
 * @param role what it says
 * @param kind for a hint its kind, else the name of its list
 * @param entry as its author wrote it
 * @param file the file that it stands in
 * @param disguise through which disguise this form sees: empty, {@code pinyin}, {@code initials} or
 *     {@code pieces}
 * @param open whether the last word may go on
 */
record Term(
    Optional<Topic> topic,
    Role role,
    String kind,
    String entry,
    String file,
    String disguise,
    boolean open) {
  static final String PINYIN = "pinyin";
  static final String INITIALS = "initials";
  static final String PIECES = "pieces";

  /** What an entry says of the message that it stands in. */
  enum Role {
    STRONG,
    ASK,
    HINT,
    ALLOWED,
    CLINICAL,
    REJECTS;

    boolean accuses() {
      return this == STRONG || this == ASK || this == HINT;
    }
  }

  /** The same in a form of which nobody can be as sure. */
  Term weaker(String how) {
    Role weaker = role == Role.STRONG ? Role.ASK : role;
    return new Term(topic, weaker, kind, entry, file, how, false);
  }

  String rule() {
    return file + " " + kind + (disguise.isEmpty() ? "" : ", " + disguise);
  }

  boolean concerns(Topic other) {
    return topic.isEmpty() || topic.get() == other;
  }
}
