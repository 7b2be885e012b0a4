package org.roomkeeper.text;

import java.text.Normalizer;
import java.util.Locale;

/**
 * Folds what people vary in writing and what they play with to get past a word list.
 *
 * <p>{@link #fold} is the plain reading: compatibility forms such as full-width letters, case,
 * accents of Latin, Greek and Cyrillic letters, look-alike letters of another script inside a Latin
 * word, invisible characters, traditional Chinese characters, and white space, hyphens, underscores
 * and slashes, which all become one space. {@link Folded#unmasked} goes further: letters set apart,
 * digits and signs that stand for letters, drawn-out letters, Chinese words broken over lines.
 *
 * <p>Every string has a folding, lone surrogates and the empty string too; the work is linear in
 * its length.
 */
public final class Folding {
  private static final char COMPLICATED = 1;
  private static final char NOTHING = 2;

  /** What single characters fold to; 0 while nobody has asked. Races write the same value. */
  private static final char[] SINGLE = new char[0x10000];

  /**
   * The same of those characters that nothing else need be asked of: they do not join with what
   * follows, and look like no letter of another script. 0 for others, and while nobody has asked.
   */
  private static final char[] ORDINARY = new char[0x10000];

  private Folding() {}

  /** The plain reading of a text. */
  public static Folded fold(String text) {
    char[] chars = text.toCharArray();
    // Most messages fold character by character: then none need remember where it comes from.
    char last = 0;
    for (int i = 0; i < chars.length; i++) {
      char c = chars[i];
      char ordinary = ORDINARY[c];
      if (ordinary == 0) {
        ordinary = ordinary(c);
      }
      if (ordinary == 0 || (ordinary == ' ' && last == ' ')) {
        int joining = i > 0 && isKanaMark(c) && isKana(text.charAt(i - 1)) ? i - 1 : i;
        return foldFrom(joining, text, new Tape(chars, joining));
      }
      chars[i] = ordinary;
      last = ordinary;
    }
    return Folded.oneToOne(text, chars);
  }

  private static Folded foldFrom(int start, String text, Tape tape) {
    char last = tape.last();
    for (int i = start; i < text.length(); ) {
      char c = text.charAt(i);
      char single = SINGLE[c];
      if (single > NOTHING && !mayBeginCluster(c) && !(single == ' ' && last == ' ')) {
        tape.add(single, i, i + 1);
        char alike = c < 0x80 ? 0 : LookAlikes.of(c);
        if (alike != 0) {
          tape.lastLooksLike(alike);
        }
        last = single;
        i++;
      } else {
        int end = endOfCluster(text, i);
        add(text, i, end, tape);
        last = tape.last();
        i = end;
      }
    }
    tape.settleLookAlikes();
    return tape.toFolded(text);
  }

  private static void add(String text, int start, int end, Tape tape) {
    char single = end == start + 1 ? single(text.charAt(start)) : COMPLICATED;
    if (single == NOTHING) {
      return;
    }
    char alike = LookAlikes.of(text.codePointAt(start));
    String folded =
        single == COMPLICATED ? several(text.substring(start, end)) : String.valueOf(single);
    for (int k = 0; k < folded.length(); k++) {
      char c = folded.charAt(k);
      if (c == ' ' && tape.last() == ' ') {
        tape.stretchTo(end);
      } else {
        tape.add(c, start, end);
        if (alike != 0) {
          tape.lastLooksLike(alike);
        }
      }
    }
  }

  private static boolean mayBeginCluster(char c) {
    return isKana(c) || isLeadingJamo(c) || Character.isSurrogate(c);
  }

  private static boolean isLeadingJamo(char c) {
    return c >= 0x1100 && c <= 0x115F;
  }

  private static boolean isKanaMark(char c) {
    return c == 0x3099 || c == 0x309A || c == 0xFF9E || c == 0xFF9F;
  }

  private static char ordinary(char c) {
    boolean special =
        isKanaMark(c)
            || isLeadingJamo(c)
            || Character.isSurrogate(c)
            || (c >= 0x80 && LookAlikes.of(c) != 0);
    char single = special ? NOTHING : single(c);
    if (single > NOTHING) {
      ORDINARY[c] = single;
      return single;
    }
    return 0;
  }

  /** Where the characters end that only together are one: kana with marks, Korean in pieces. */
  private static int endOfCluster(String text, int start) {
    char first = text.charAt(start);
    int end = start + Character.charCount(text.codePointAt(start));
    if (end >= text.length()) {
      return end;
    }
    char next = text.charAt(end);
    if (isKana(first) && isKanaMark(next)) {
      return end + 1;
    }
    if (isLeadingJamo(first)) {
      while (end < text.length() && end < start + 3 && isInnerJamo(text.charAt(end))) {
        end++;
      }
    }
    return end;
  }

  private static boolean isKana(char c) {
    return (c >= 0x3041 && c <= 0x30FF) || (c >= 0xFF66 && c <= 0xFF9D);
  }

  private static boolean isInnerJamo(char c) {
    return c >= 0x1160 && c <= 0x11FF;
  }

  /** The folding of one character, or that it is none or several. */
  private static char single(char c) {
    char known = SINGLE[c];
    if (known == 0) {
      String folded = several(String.valueOf(c));
      known =
          switch (folded.length()) {
            case 0 -> NOTHING;
            case 1 -> folded.charAt(0);
            default -> COMPLICATED;
          };
      SINGLE[c] = known;
    }
    return known;
  }

  private static String several(String cluster) {
    String compatible =
        Normalizer.normalize(cluster, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    var folded = new StringBuilder(compatible.length());
    compatible
        .codePoints()
        .forEach(
            codePoint -> {
              if (Character.isWhitespace(codePoint)
                  || Character.isSpaceChar(codePoint)
                  || isJoiningPunctuation(codePoint)) {
                folded.append(' ');
              } else if (!isInvisible(codePoint)) {
                base(codePoint, folded);
              }
            });
    return folded.toString();
  }

  private static boolean isJoiningPunctuation(int codePoint) {
    return codePoint == '/'
        || codePoint == '_'
        || Character.getType(codePoint) == Character.DASH_PUNCTUATION
        || Character.getType(codePoint) == Character.CONTROL
        || Character.getType(codePoint) == Character.SURROGATE;
  }

  private static boolean isInvisible(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.FORMAT -> true;
      // Marks over Latin, Greek and Cyrillic letters; those of other scripts belong to the word.
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK ->
          Character.UnicodeScript.of(codePoint) == Character.UnicodeScript.INHERITED;
      default ->
          codePoint == 0x115F
              || codePoint == 0x1160
              || codePoint == 0x3164
              || codePoint == 0xFFA0
              || codePoint == 0x180E;
    };
  }

  private static void base(int codePoint, StringBuilder folded) {
    if (codePoint < 0x80) {
      folded.append((char) codePoint);
      return;
    }
    if (codePoint == '’' || codePoint == '‘' || codePoint == 'ʼ' || codePoint == '´') {
      folded.append('\'');
      return;
    }
    switch (Character.UnicodeScript.of(codePoint)) {
      case LATIN -> {
        switch (codePoint) {
          case 'ß' -> folded.append("ss");
          case 'æ' -> folded.append("ae");
          case 'œ' -> folded.append("oe");
          default -> {
            char bare = bare(codePoint);
            char latin = LookAlikes.of(bare);
            folded.append(bare < 0x80 || latin == 0 ? bare : latin);
          }
        }
      }
      case GREEK, CYRILLIC -> folded.append(bare(codePoint));
      case HAN -> {
        if (codePoint < 0x10000) {
          folded.append(Simplified.of((char) codePoint));
        } else {
          folded.appendCodePoint(codePoint);
        }
      }
      default -> {
        if (codePoint >= 0x1F150 && codePoint <= 0x1F169) {
          folded.append((char) ('a' + codePoint - 0x1F150));
        } else if (codePoint >= 0x1F170 && codePoint <= 0x1F189) {
          folded.append((char) ('a' + codePoint - 0x1F170));
        } else {
          folded.appendCodePoint(codePoint);
        }
      }
    }
  }

  private static char bare(int codePoint) {
    return Normalizer.normalize(Character.toString(codePoint), Normalizer.Form.NFD).charAt(0);
  }
}
