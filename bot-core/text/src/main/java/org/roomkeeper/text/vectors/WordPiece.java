package org.roomkeeper.text.vectors;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Cuts a text into the pieces of words that a BERT model knows: each Han character and each mark by
 * itself, every other word into the longest known pieces from its start. Which letters are folded
 * is the vocabulary's business and read from its {@code tokenizer.json}. Safe for many threads.
 */
final class WordPiece {
  private static final int LONGEST_WORD = 100;
  private static final String CONTINUES = "##";

  private final Map<String, Integer> vocabulary;
  private final boolean lowercase;
  private final int unknown;
  private final int begin;
  private final int end;

  private WordPiece(Map<String, Integer> vocabulary, boolean lowercase) {
    this.vocabulary = vocabulary;
    this.lowercase = lowercase;
    this.unknown = special("[UNK]");
    this.begin = special("[CLS]");
    this.end = special("[SEP]");
  }

  private int special(String token) {
    Integer id = vocabulary.get(token);
    if (id == null) {
      throw new IllegalArgumentException("the vocabulary lacks " + token);
    }
    return id;
  }

  /**
   * Reads a {@code tokenizer.json} as Hugging Face writes it for BERT models.
   *
   * @throws IOException if it cannot be read or is no such file
   */
  static WordPiece read(InputStream json) throws IOException {
    var vocabulary = new HashMap<String, Integer>(1 << 16);
    boolean lowercase = false;
    try (JsonParser parser = new JsonFactory().createParser(json)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token != JsonToken.FIELD_NAME) {
          continue;
        }
        switch (parser.currentName()) {
          case "lowercase" -> lowercase = parser.nextBooleanValue();
          case "vocab" -> {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
              String piece = parser.currentName();
              vocabulary.put(piece, parser.nextIntValue(-1));
            }
          }
          default -> {}
        }
      }
    }
    return new WordPiece(vocabulary, lowercase);
  }

  /** How many pieces the vocabulary has. */
  int size() {
    return vocabulary.size();
  }

  /**
   * The pieces of a text by their numbers, between the marks for begin and end.
   *
   * @param most how many numbers at most, both marks included; what is beyond is cut off
   */
  int[] pieces(String text, int most) {
    var ids = new int[most];
    ids[0] = begin;
    int count = 1;
    int at = 0;
    while (at < text.length() && count < most - 1) {
      int c = text.codePointAt(at);
      if (isSpace(c) || isRubbish(c)) {
        at += Character.charCount(c);
        continue;
      }
      int wordEnd = at + Character.charCount(c);
      if (!standsAlone(c)) {
        while (wordEnd < text.length()) {
          int next = text.codePointAt(wordEnd);
          if (isSpace(next) || standsAlone(next)) {
            break;
          }
          wordEnd += Character.charCount(next);
        }
      }
      count = cut(folded(text.substring(at, wordEnd)), ids, count, most - 1);
      at = wordEnd;
    }
    ids[count++] = end;
    return Arrays.copyOf(ids, count);
  }

  private int cut(String word, int[] ids, int start, int most) {
    if (word.isEmpty()) {
      return start;
    }
    if (word.codePointCount(0, word.length()) > LONGEST_WORD) {
      ids[start] = unknown;
      return start + 1;
    }
    int count = start;
    int from = 0;
    while (from < word.length()) {
      int to = word.length();
      Integer id = null;
      while (to > from) {
        String piece = word.substring(from, to);
        id = vocabulary.get(from == 0 ? piece : CONTINUES + piece);
        if (id != null) {
          break;
        }
        to = word.offsetByCodePoints(to, -1);
      }
      if (id == null) {
        ids[start] = unknown;
        return start + 1;
      }
      if (count < most) {
        ids[count++] = id;
      }
      from = to;
    }
    return count;
  }

  /** Without what BERT's normalizer takes out; accents go with the capitals, as in the original. */
  private String folded(String word) {
    String clean = word;
    if (lowercase) {
      String apart = Normalizer.normalize(word, Normalizer.Form.NFD);
      clean = apart.toLowerCase(Locale.ROOT);
    }
    var kept = new StringBuilder(clean.length());
    clean
        .codePoints()
        .filter(c -> !isRubbish(c))
        .filter(c -> !lowercase || Character.getType(c) != Character.NON_SPACING_MARK)
        .forEach(kept::appendCodePoint);
    return kept.toString();
  }

  private static boolean isSpace(int c) {
    return Character.isWhitespace(c) || Character.getType(c) == Character.SPACE_SEPARATOR;
  }

  private static boolean isRubbish(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE -> true;
      default -> c == 0xFFFD;
    };
  }

  private static boolean standsAlone(int c) {
    return isHan(c) || isMark(c);
  }

  private static boolean isMark(int c) {
    if (c < 0x80) {
      return c > 0x20 && !Character.isLetterOrDigit(c);
    }
    return switch (Character.getType(c)) {
      case Character.CONNECTOR_PUNCTUATION,
          Character.DASH_PUNCTUATION,
          Character.START_PUNCTUATION,
          Character.END_PUNCTUATION,
          Character.INITIAL_QUOTE_PUNCTUATION,
          Character.FINAL_QUOTE_PUNCTUATION,
          Character.OTHER_PUNCTUATION ->
          true;
      default -> false;
    };
  }

  /** The blocks that BERT's tokenizer counts as Chinese. */
  private static boolean isHan(int c) {
    return (c >= 0x4E00 && c <= 0x9FFF)
        || (c >= 0x3400 && c <= 0x4DBF)
        || (c >= 0x20000 && c <= 0x2A6DF)
        || (c >= 0x2A700 && c <= 0x2B73F)
        || (c >= 0x2B740 && c <= 0x2B81F)
        || (c >= 0x2B820 && c <= 0x2CEAF)
        || (c >= 0xF900 && c <= 0xFAFF)
        || (c >= 0x2F800 && c <= 0x2FA1F);
  }
}
