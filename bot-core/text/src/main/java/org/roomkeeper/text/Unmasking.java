package org.roomkeeper.text;

import java.util.BitSet;

/** Undoes disguise in a folded text; see {@link Folded#unmasked}. */
public final class Unmasking {
  private static final int SHORTEST_RUN = 4;
  private static final int SHORTEST_DRAWN = 3;
  private static final int WIDEST_GAP = 4;

  private final Folded plain;
  private final String text;
  private final BitSet dropped = new BitSet();
  private final BitSet joined = new BitSet();
  private final BitSet loose = new BitSet();

  private Unmasking(Folded plain) {
    this.plain = plain;
    this.text = plain.text();
  }

  /** A word of a list in the same reading: no doubled letters, {@code l} read as {@code i}. */
  public static String of(String word) {
    var reading = new StringBuilder();
    String folded = Folding.fold(word).text();
    for (int i = 0; i < folded.length(); i++) {
      char read = folded.charAt(i) == 'l' ? 'i' : folded.charAt(i);
      if (!(Letters.isAlphabetic(read)
          && !reading.isEmpty()
          && reading.charAt(reading.length() - 1) == read)) {
        reading.append(read);
      }
    }
    return reading.toString();
  }

  /** Whether {@link #of(Folded)} may uncover anything, by what is necessary for each disguise. */
  static boolean mayUncover(Folded plain) {
    String text = plain.text();
    int alone = 0;
    int same = 0;
    char before = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      char read = c == 'l' ? 'i' : c;
      same = read == before ? same + 1 : 1;
      before = read;
      boolean uncovers =
          Letters.isAlphabetic(c)
              ? same >= SHORTEST_DRAWN
              : Letters.isHan(c)
                  ? nextHan(plain, i) > 0
                  : standsForLetter(c) && isBetweenLetters(text, i);
      if (uncovers || (standsAlone(text, i) && ++alone >= SHORTEST_RUN)) {
        return true;
      }
    }
    return false;
  }

  static Folded of(Folded plain) {
    var work = new Unmasking(plain);
    work.joinLettersSetApart();
    work.joinBrokenHan();
    return work.read();
  }

  /** Four or more single letters with short gaps between them are a word. */
  private void joinLettersSetApart() {
    int i = 0;
    while (i < text.length()) {
      if (!standsAlone(text, i)) {
        i++;
        continue;
      }
      int count = 1;
      int last = i;
      int narrowest = Integer.MAX_VALUE;
      for (int next = nextAlone(last); next > 0; next = nextAlone(last)) {
        narrowest = Math.min(narrowest, gap(last, next));
        last = next;
        count++;
      }
      if (count >= SHORTEST_RUN) {
        join(i, last, narrowest);
      }
      i = last + 1;
    }
  }

  private void join(int first, int last, int narrowest) {
    int at = first;
    while (at < last) {
      int next = nextAlone(at);
      boolean sameWord = gap(at, next) <= narrowest;
      for (int k = at + 1; k < next; k++) {
        if (sameWord || k > at + 1) {
          dropped.set(k);
        }
      }
      if (sameWord) {
        joined.set(next);
        loose.set(at, next + 1);
      }
      at = next;
    }
  }

  private int gap(int at, int next) {
    return plain.from(next) - plain.to(at);
  }

  /** The next letter that stands alone, with only a short gap without letters before it, or -1. */
  private int nextAlone(int at) {
    for (int k = at + 1; k < text.length() && gap(at, k) <= WIDEST_GAP; k++) {
      if (Letters.isWordlike(text.charAt(k))) {
        return k > at + 1 && standsAlone(text, k) ? k : -1;
      }
      if (Letters.isSpaceless(text.charAt(k))) {
        return -1;
      }
    }
    return -1;
  }

  private static boolean standsAlone(String text, int index) {
    char c = text.charAt(index);
    return Letters.isWordlike(c)
        && (index == 0 || !Letters.isWordlike(text.charAt(index - 1)))
        && (index + 1 == text.length() || !Letters.isWordlike(text.charAt(index + 1)));
  }

  /** Han characters that stand alone between gaps, or at the two sides of a line's end. */
  private void joinBrokenHan() {
    for (int i = 0; i < text.length(); i++) {
      if (Letters.isHan(text.charAt(i))) {
        int next = nextHan(plain, i);
        if (next > 0) {
          dropped.set(i + 1, next);
          joined.set(next);
        }
      }
    }
  }

  /** The Han character behind a gap that belongs to the one at an index, or -1. */
  private static int nextHan(Folded plain, int index) {
    String text = plain.text();
    int next = index + 1;
    boolean overLines = false;
    while (next < text.length() && next <= index + 3 && Letters.isGap(text.charAt(next))) {
      overLines |= breaksLine(plain, next);
      next++;
    }
    boolean joins =
        next > index + 1
            && next < text.length()
            && Letters.isHan(text.charAt(next))
            && (overLines || isLoneHan(text, index) || isLoneHan(text, next));
    return joins ? next : -1;
  }

  private static boolean isLoneHan(String text, int index) {
    return (index == 0 || Letters.isGap(text.charAt(index - 1)))
        && (index + 1 == text.length() || Letters.isGap(text.charAt(index + 1)));
  }

  private static boolean breaksLine(Folded plain, int index) {
    for (int k = plain.from(index); k < plain.to(index); k++) {
      char c = plain.original().charAt(k);
      if (c == '\n' || c == '\r') {
        return true;
      }
    }
    return false;
  }

  private Folded read() {
    var tape = new Tape(text.length());
    int drawn = 0;
    for (int i = 0; i < text.length(); i++) {
      if (dropped.get(i)) {
        continue;
      }
      char c = text.charAt(i);
      char read = standsForLetter(c) && isInsideWord(i) ? letterFor(c) : c;
      boolean stoodFor = read != c;
      read = read == 'l' ? 'i' : read;
      if (Letters.isAlphabetic(read) && tape.last() == read) {
        tape.stretchTo(plain.to(i));
        drawn++;
        if (drawn >= 2) {
          tape.markChanged();
        }
      } else {
        tape.add(read, plain.from(i), plain.to(i));
        drawn = 0;
      }
      if (stoodFor || joined.get(i)) {
        tape.markChanged();
      }
      if (loose.get(i)) {
        tape.markLoose();
      }
    }
    return tape.toFolded(plain.original());
  }

  private static boolean standsForLetter(char c) {
    return c < 0x80 && letterFor(c) != c;
  }

  private static char letterFor(char c) {
    return switch (c) {
      case '0' -> 'o';
      case '1', '!', '|' -> 'i';
      case '3' -> 'e';
      case '4', '@' -> 'a';
      case '5', '$' -> 's';
      case '7', '+' -> 't';
      case '8' -> 'b';
      case '9' -> 'g';
      default -> c;
    };
  }

  private boolean isInsideWord(int index) {
    return joined.get(index) || loose.get(index) || isBetweenLetters(text, index);
  }

  /** A digit next to a letter, or between such digits; a sign with letters on both sides. */
  private static boolean isBetweenLetters(String text, int index) {
    char c = text.charAt(index);
    boolean before = reachesLetter(text, index, -1);
    if (Letters.isDigit(c) || c == '@' || c == '$') {
      return before || reachesLetter(text, index, 1);
    }
    return before && reachesLetter(text, index, 1);
  }

  private static boolean reachesLetter(String text, int index, int step) {
    for (int k = index + step, left = 3; k >= 0 && k < text.length() && left > 0; k += step) {
      char c = text.charAt(k);
      if (Letters.isAlphabetic(c)) {
        return true;
      }
      if (!standsForLetter(c)) {
        return false;
      }
      left--;
    }
    return false;
  }
}
