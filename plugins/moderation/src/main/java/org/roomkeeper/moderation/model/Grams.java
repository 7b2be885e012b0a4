package org.roomkeeper.moderation.model;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.CRC32;

/**
 * Short runs of characters and words, each thrown into one of 65,536 places: runs of one to three
 * characters where words are not spaced, elsewhere words, their beginnings, and pairs of them.
 */
final class Grams {
  static final int PLACES = 1 << 16;

  private static final int LONGEST_TEXT = 2000;
  private static final int LONGEST_RUN = 3;
  private static final int BEGINNING = 5;
  private static final int FIRST_UNSPACED = 0x2E80;

  private Grams() {}

  /** The places of a text in plain characters ({@code Plain}), each once, in order. */
  static int[] of(String plain) {
    String text = plain.length() > LONGEST_TEXT ? plain.substring(0, LONGEST_TEXT) : plain;
    Set<Integer> places = new HashSet<>();
    String last = "";
    int at = 0;
    while (at < text.length()) {
      if (!Character.isLetter(text.charAt(at))) {
        at++;
        continue;
      }
      int end = at + 1;
      while (end < text.length() && Character.isLetter(text.charAt(end))) {
        end++;
      }
      String word = text.substring(at, end);
      if (word.charAt(0) >= FIRST_UNSPACED) {
        runs(word, places);
      } else {
        put(" " + word, places);
        if (word.length() > BEGINNING) {
          put(" " + word.substring(0, BEGINNING) + "*", places);
        }
        if (!last.isEmpty()) {
          put(last + " " + word, places);
        }
        last = word;
      }
      at = end;
    }
    int[] sorted = places.stream().mapToInt(Integer::intValue).toArray();
    Arrays.sort(sorted);
    return sorted;
  }

  private static void runs(String word, Set<Integer> places) {
    for (int length = 1; length <= LONGEST_RUN; length++) {
      for (int at = 0; at + length <= word.length(); at++) {
        put(word.substring(at, at + length), places);
      }
    }
  }

  private static void put(String gram, Set<Integer> places) {
    var hash = new CRC32();
    hash.update(gram.getBytes(StandardCharsets.UTF_8));
    places.add((int) (hash.getValue() % PLACES));
  }
}
