package org.roomkeeper.moderation.model;

import java.lang.Character.UnicodeScript;
import java.util.Map;

/**
 * A look that costs microseconds and tells what is plainly clean, so that most clinical talk need
 * not be understood by the sentence models.
 *
 * @param head over the places of {@link Grams}
 * @param borders by script, the log-odds below which a message is plainly clean, unless a word list
 *     says something about it
 */
record FirstLook(Head head, Map<Script, Float> borders) {
  /** What a message is written in: as evidence goes, a word is worth more than a character. */
  enum Script {
    /** Any Chinese character in it. */
    HAN,
    OTHER;

    static Script of(String plain) {
      return plain.codePoints().anyMatch(c -> Character.UnicodeScript.of(c) == UnicodeScript.HAN)
          ? HAN
          : OTHER;
    }
  }

  boolean plainlyClean(String plain) {
    return logOdds(Grams.of(plain)) < border(Script.of(plain));
  }

  float border(Script script) {
    return borders.getOrDefault(script, Float.NEGATIVE_INFINITY);
  }

  double logOdds(int[] places) {
    double sum = 0;
    for (int place : places) {
      sum += head.weights()[place];
    }
    return head.bias() + sum * Rows.Sparse.size(places);
  }
}
