package org.roomkeeper.runtime.rehearsal;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * How much follows from a verdict, least first. A plugin says it by the first word of a finding's
 * detail; a finding that begins otherwise is no verdict.
 */
public enum Weight {
  /** Nothing. */
  NONE,
  /** It is only kept: a rule that is being tried would have found something. */
  SHADOW,
  /** A person is asked. */
  ASK,
  /** The bot acts by itself. */
  ACT;

  /** The weight that the detail of a finding tells; empty if it is no verdict. */
  static Optional<Weight> of(String detail) {
    int space = detail.indexOf(' ');
    String first = space < 0 ? detail : detail.substring(0, space);
    return Arrays.stream(values()).filter(weight -> weight.word().equals(first)).findFirst();
  }

  /** As findings and lines of JSON say it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
