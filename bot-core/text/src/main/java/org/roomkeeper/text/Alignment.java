package org.roomkeeper.text;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Tells which characters of what was written stand for which of what is meant, so that an excuse of
 * one character excuses that one and not all around it.
 */
final class Alignment {
  private Alignment() {}

  /**
   * Where a character stands in what was written.
   *
   * @param end behind the last
   */
  record Place(int begin, int end) {}

  /** The places of a word's characters: each its own where both begin and end alike. */
  static List<Place> of(String word, String written) {
    int most = Math.min(word.length(), written.length());
    int before = 0;
    while (before < most && word.charAt(before) == written.charAt(before)) {
      before++;
    }
    int after = 0;
    while (after < most - before
        && word.charAt(word.length() - 1 - after) == written.charAt(written.length() - 1 - after)) {
      after++;
    }
    boolean each = word.length() == written.length();
    var places = new ArrayList<Place>();
    for (int k = 0; k < word.length(); k++) {
      int fromEnd = written.length() - word.length() + k;
      if (each || k < before) {
        places.add(new Place(k, k + 1));
      } else if (k >= word.length() - after) {
        places.add(new Place(fromEnd, fromEnd + 1));
      } else {
        places.add(new Place(before, written.length() - after));
      }
    }
    return places;
  }

  /** The places of a Chinese word's characters in its sound or its initials, blanks between. */
  static List<Place> heard(String word, String written) {
    List<String> syllables = Pinyin.of(word);
    int letters = (int) written.chars().filter(c -> c != ' ').count();
    boolean initials = letters == word.length();
    if (!initials && String.join("", syllables).length() != letters) {
      return Collections.nCopies(word.length(), new Place(0, written.length()));
    }
    var places = new ArrayList<Place>();
    int at = 0;
    for (int k = 0; k < word.length(); k++) {
      while (written.charAt(at) == ' ') {
        at++;
      }
      int begin = at;
      for (int left = initials ? 1 : syllables.get(k).length(); left > 0; at++) {
        left -= written.charAt(at) == ' ' ? 0 : 1;
      }
      places.add(new Place(begin, at));
    }
    return places;
  }
}
