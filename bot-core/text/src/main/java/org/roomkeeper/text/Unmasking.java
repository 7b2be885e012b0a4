package org.roomkeeper.text;

/** Undoes disguise in a folded text; see {@link Folded#unmasked}. */
public final class Unmasking {
  private static final int SHORTEST_RUN = 4;
  private static final int SHORTEST_DRAWN = 3;
  private static final int WIDEST_GAP = 4;

  private static final byte DROPPED = 1;
  private static final byte JOINED = 2;
  private static final byte LOOSE = 4;

  private final Folded plain;
  private final int length;

  /** What becomes of each character. */
  private final byte[] fates;

  /** Whether anything was joined. */
  private boolean joins;

  private Unmasking(Folded plain) {
    this.plain = plain;
    this.length = plain.length();
    this.fates = new byte[length];
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
    int length = plain.length();
    int alone = 0;
    int same = 0;
    char before = 0;
    int kindsBefore = 0;
    int kinds = length == 0 ? 0 : Letters.of(plain.at(0));
    for (int i = 0; i < plain.length(); i++) {
      char c = plain.at(i);
      int kindsAfter = i + 1 < plain.length() ? Letters.of(plain.at(i + 1)) : 0;
      if ((kinds & Letters.ALPHABETIC) != 0) {
        char read = c == 'l' ? 'i' : c;
        same = read == before ? same + 1 : 1;
        before = read;
        if (same >= SHORTEST_DRAWN) {
          return true;
        }
      } else {
        before = 0;
        boolean uncovers =
            (kinds & Letters.HAN) != 0
                ? (kindsAfter & Letters.GAP) != 0 && nextHan(plain, i) > 0
                : (kinds & Letters.STAND_IN) != 0 && isBetweenLetters(plain, i);
        if (uncovers) {
          return true;
        }
      }
      if ((kinds & Letters.WORDLIKE) != 0
          && ((kindsBefore | kindsAfter) & Letters.WORDLIKE) == 0
          && ++alone >= SHORTEST_RUN) {
        return true;
      }
      kindsBefore = kinds;
      kinds = kindsAfter;
    }
    return false;
  }

  static Folded of(Folded plain) {
    var work = new Unmasking(plain);
    work.joinLettersSetApart();
    work.joinBrokenHan();
    return work.read();
  }

  /** Letters set apart and broken Chinese words are whole, and nothing else is changed. */
  static Folded joined(Folded plain) {
    var work = new Unmasking(plain);
    work.joinLettersSetApart();
    work.joinBrokenHan();
    if (!work.joins) {
      return plain;
    }
    var tape = new Tape(work.length);
    for (int i = 0; i < work.length; i++) {
      if (!work.is(DROPPED, i)) {
        tape.add(plain.at(i), plain.from(i), plain.to(i));
        if (work.is(JOINED, i)) {
          tape.markChanged();
        }
      }
    }
    return tape.toFolded(plain.original());
  }

  /** Four or more single letters with short gaps between them are a word. */
  private void joinLettersSetApart() {
    int i = 0;
    while (i < length) {
      if (!standsAlone(plain, i)) {
        i++;
        continue;
      }
      int count = 1;
      int last = i;
      int narrowest = Integer.MAX_VALUE;
      int signed = 0;
      for (int next = nextAlone(last); next > 0; next = nextAlone(last)) {
        narrowest = Math.min(narrowest, gap(last, next));
        signed += isBlank(last, next) ? 0 : 1;
        last = next;
        count++;
      }
      if (count >= SHORTEST_RUN) {
        join(i, last, narrowest, 2 * signed >= count);
      }
      i = last + 1;
    }
  }

  /**
   * Joins letters from the first to the last.
   *
   * @param bySigns whether it is signs that set the letters of a word apart, and blanks the words
   */
  private void join(int first, int last, int narrowest, boolean bySigns) {
    int at = first;
    while (at < last) {
      int next = nextAlone(at);
      boolean sameWord = bySigns ? !isBlank(at, next) : gap(at, next) <= narrowest;
      for (int k = at + 1; k < next; k++) {
        if (sameWord || k > at + 1) {
          joins = true;
          fates[k] |= DROPPED;
        }
      }
      if (sameWord) {
        joins = true;
        fates[next] |= JOINED;
        for (int k = at; k <= next; k++) {
          fates[k] |= LOOSE;
        }
      }
      at = next;
    }
  }

  /** Whether nothing but blanks stands between two places. */
  private boolean isBlank(int at, int next) {
    for (int k = plain.to(at); k < plain.from(next); k++) {
      if (!Character.isWhitespace(plain.original().charAt(k))) {
        return false;
      }
    }
    return true;
  }

  private int gap(int at, int next) {
    return plain.from(next) - plain.to(at);
  }

  /** The next letter that stands alone, with only a short gap without letters before it, or -1. */
  private int nextAlone(int at) {
    for (int k = at + 1; k < length && gap(at, k) <= WIDEST_GAP; k++) {
      if (Letters.isWordlike(plain.at(k))) {
        return k > at + 1 && standsAlone(plain, k) ? k : -1;
      }
      if (Letters.isSpaceless(plain.at(k))) {
        return -1;
      }
    }
    return -1;
  }

  private static boolean standsAlone(Folded plain, int index) {
    char c = plain.at(index);
    return Letters.isWordlike(c)
        && (index == 0 || !Letters.isWordlike(plain.at(index - 1)))
        && (index + 1 == plain.length() || !Letters.isWordlike(plain.at(index + 1)));
  }

  /** Han characters that stand alone between gaps, or at the two sides of a line's end. */
  private void joinBrokenHan() {
    for (int i = 0; i < length; i++) {
      if (Letters.isHan(plain.at(i))) {
        int next = nextHan(plain, i);
        if (next > 0) {
          for (int k = i + 1; k < next; k++) {
            fates[k] |= DROPPED;
          }
          joins = true;
          fates[next] |= JOINED;
        }
      }
    }
  }

  /** The Han character behind a gap that belongs to the one at an index, or -1. */
  private static int nextHan(Folded plain, int index) {
    int next = index + 1;
    boolean overLines = false;
    while (next < plain.length() && next <= index + 3 && Letters.isGap(plain.at(next))) {
      overLines |= breaksLine(plain, next);
      next++;
    }
    boolean joins =
        next > index + 1
            && next < plain.length()
            && Letters.isHan(plain.at(next))
            && (overLines || isLoneHan(plain, index) || isLoneHan(plain, next));
    return joins ? next : -1;
  }

  private static boolean isLoneHan(Folded plain, int index) {
    return (index == 0 || Letters.isGap(plain.at(index - 1)))
        && (index + 1 == plain.length() || Letters.isGap(plain.at(index + 1)));
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
    var tape = new Tape(length);
    int drawn = 0;
    for (int i = 0; i < length; i++) {
      if (is(DROPPED, i)) {
        continue;
      }
      char c = plain.at(i);
      char read = Letters.isStandIn(c) && isInsideWord(i) ? letterFor(c) : c;
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
      if (stoodFor || is(JOINED, i)) {
        tape.markChanged();
      }
      if (is(LOOSE, i)) {
        tape.markLoose();
      }
    }
    return tape.toFolded(plain.original());
  }

  private boolean is(byte fate, int index) {
    return (fates[index] & fate) != 0;
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
    return is(JOINED, index) || is(LOOSE, index) || isBetweenLetters(plain, index);
  }

  /** A digit next to a letter, or between such digits; a sign with letters on both sides. */
  private static boolean isBetweenLetters(Folded plain, int index) {
    char c = plain.at(index);
    boolean before = reachesLetter(plain, index, -1);
    if (Letters.isDigit(c) || c == '@' || c == '$') {
      return before || reachesLetter(plain, index, 1);
    }
    return before && reachesLetter(plain, index, 1);
  }

  private static boolean reachesLetter(Folded plain, int index, int step) {
    for (int k = index + step, left = 3; k >= 0 && k < plain.length() && left > 0; k += step) {
      char c = plain.at(k);
      if (Letters.isAlphabetic(c)) {
        return true;
      }
      if (!Letters.isStandIn(c)) {
        return false;
      }
      left--;
    }
    return false;
  }
}
