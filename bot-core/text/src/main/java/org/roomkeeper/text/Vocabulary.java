package org.roomkeeper.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Words that a disguised text may mean, all of them folded. Immutable; safe for use by many
 * threads.
 */
public final class Vocabulary {
  /** No word is longer. */
  static final int LONGEST = 40;

  private static final int SHORTEST = 3;
  private static final int SHORTEST_AT_EDGE = 5;
  private static final int SHORTEST_GUESSED = 5;
  private static final int SHORTEST_BY_DIGIT = 7;
  private static final int SHORTEST_SOUND = 2;
  private static final int SHORTEST_PLURAL = 4;

  /** What each sign usually stands for, in Latin and Cyrillic letters; by character. */
  private static final String[] USUAL = new String[0x80];

  static {
    Arrays.fill(USUAL, "");
    USUAL['0'] = "oо";
    USUAL['1'] = "ilіл";
    USUAL['3'] = "eезэ";
    USUAL['4'] = "aача";
    USUAL['5'] = "s";
    USUAL['6'] = "bgб";
    USUAL['7'] = "t";
    USUAL['8'] = "bв";
    USUAL['9'] = "gqд";
    USUAL['@'] = "aа";
    USUAL['$'] = "s";
    USUAL['!'] = "ilі";
    USUAL['|'] = "ilі";
    USUAL['+'] = "tт";
  }

  private final Set<String> known = new HashSet<>();
  private final Set<String> wanted = new HashSet<>();

  /** By first letter and length. */
  private final Map<Integer, List<String>> words = new HashMap<>();

  /** Words that may go on, by first letter. */
  private final Map<Character, List<String>> stems = new HashMap<>();

  private final Map<String, String> sounds;
  private final int longestSound;
  private final Map<String, String> inPieces;
  private final int longestInPieces;

  /**
   * Makes a vocabulary.
   *
   * @param known words that are meant where the signs in a text usually stand for their letters
   * @param wanted those among them that are meant, too, where an unusual sign stands in them
   * @param stems beginnings of wanted words
   * @param sounds Chinese words by what they are spelled in Latin letters, without spaces
   * @param inPieces Chinese words by their characters taken to pieces
   */
  public Vocabulary(
      Collection<String> known,
      Collection<String> wanted,
      Collection<String> stems,
      Map<String, String> sounds,
      Map<String, String> inPieces) {
    this.known.addAll(known);
    this.known.addAll(wanted);
    this.wanted.addAll(wanted);
    for (String word : new TreeSet<>(this.known)) {
      if (word.length() >= SHORTEST && word.length() <= LONGEST) {
        words.computeIfAbsent(key(word.charAt(0), word.length()), k -> new ArrayList<>()).add(word);
      }
    }
    for (String stem : new TreeSet<>(stems)) {
      if (stem.length() >= SHORTEST_GUESSED) {
        this.stems.computeIfAbsent(stem.charAt(0), k -> new ArrayList<>()).add(stem);
      }
    }
    this.sounds = Map.copyOf(sounds);
    this.longestSound = longest(sounds);
    this.inPieces = Map.copyOf(inPieces);
    this.longestInPieces = longest(inPieces);
  }

  private static int longest(Map<String, String> words) {
    return words.keySet().stream().mapToInt(String::length).max().orElse(0);
  }

  private static int key(char first, int length) {
    return (first << 8) | length;
  }

  boolean knows(String word) {
    return known.contains(word);
  }

  int longestSound() {
    return longestSound;
  }

  int longestInPieces() {
    return longestInPieces;
  }

  /** The Chinese word that these pieces make. */
  Optional<String> ofPieces(String pieces) {
    return Optional.ofNullable(inPieces.get(pieces));
  }

  /** The Chinese word that is spelled so. */
  Optional<String> heard(String spelled) {
    return spelled.length() < SHORTEST_SOUND
        ? Optional.empty()
        : Optional.ofNullable(sounds.get(spelled));
  }

  /** Whether a word, or what it is the plural of, is wanted. */
  boolean wants(String word) {
    return wanted.contains(word)
        || (word.endsWith("s") && wanted.contains(word.substring(0, word.length() - 1)));
  }

  /** The word that a disguised one means; empty if none is known. */
  Optional<String> meant(String masked) {
    if (known.contains(masked)) {
      return Optional.of(masked);
    }
    Optional<String> guessed = Optional.empty();
    String firstLetters = firstLetters(masked.charAt(0));
    for (int at = 0; at < firstLetters.length(); at++) {
      char first = firstLetters.charAt(at);
      for (int length = masked.length(); length >= masked.length() - 1; length--) {
        boolean plural = length < masked.length();
        if (plural && (length < SHORTEST_PLURAL || !endsLikePlural(masked))) {
          break;
        }
        for (String word : words.getOrDefault(key(first, length), List.of())) {
          int odd = odd(masked, word);
          if (odd == 0 && isLongEnough(masked, word)) {
            return Optional.of(plural ? word + "s" : word);
          }
          if (guessed.isEmpty() && isGuess(masked, word, odd)) {
            guessed = Optional.of(plural ? word + "s" : word);
          }
        }
      }
      for (String stem : stems.getOrDefault(first, List.of())) {
        if (stem.length() < masked.length() && odd(masked, stem) == 0) {
          return Optional.of(stem + usual(masked.substring(stem.length()), stem.charAt(0)));
        }
      }
    }
    return guessed;
  }

  private static String usual(char sign) {
    return sign < USUAL.length ? USUAL[sign] : "";
  }

  private static boolean endsLikePlural(String masked) {
    char last = masked.charAt(masked.length() - 1);
    return last == 's' || last == '5' || last == '$';
  }

  private static boolean isLongEnough(String masked, String word) {
    boolean inside =
        Letters.isAlphabetic(masked.charAt(0))
            && Letters.isAlphabetic(masked.charAt(masked.length() - 1));
    return word.length() >= (inside ? SHORTEST : SHORTEST_AT_EDGE);
  }

  /** A single sign that stands for any letter; a digit only in a long word. */
  private boolean isGuess(String masked, String word, int odd) {
    return odd == 1
        && wanted.contains(word)
        && masked.chars().filter(c -> !Letters.isAlphabetic((char) c)).count() == 1
        && word.length()
            >= (masked.chars().anyMatch(Character::isDigit) ? SHORTEST_BY_DIGIT : SHORTEST_GUESSED);
  }

  private static String firstLetters(char first) {
    return Letters.isAlphabetic(first) ? String.valueOf(first) : usual(first);
  }

  /** How many signs stand for a letter that they usually do not; -1 if a letter differs. */
  private static int odd(String masked, String word) {
    int odd = 0;
    for (int at = 0; at < word.length(); at++) {
      char c = masked.charAt(at);
      char letter = word.charAt(at);
      if (c == letter) {
        continue;
      }
      if (Letters.isAlphabetic(c)) {
        return -1;
      }
      if (usual(c).indexOf(letter) < 0) {
        odd++;
      }
    }
    return odd;
  }

  private static String usual(String masked, char beside) {
    var letters = new StringBuilder();
    for (int at = 0; at < masked.length(); at++) {
      char c = masked.charAt(at);
      String usual = usual(c);
      letters.append(
          (char)
              usual
                  .chars()
                  .filter(letter -> (letter < 0x80) == (beside < 0x80))
                  .findFirst()
                  .orElse(c));
    }
    return letters.toString();
  }

  /** Several known words that were written as one, with spaces; empty if it is not made of them. */
  Optional<String> apart(String run) {
    if (run.length() > LONGEST) {
      return Optional.empty();
    }
    // For each place, where the last word before it begins; the fewer words, the better.
    int[] count = new int[run.length() + 1];
    int[] begin = new int[run.length() + 1];
    for (int end = 1; end <= run.length(); end++) {
      count[end] = Integer.MAX_VALUE;
      for (int from = 0; from < end; from++) {
        if (count[from] < count[end] - 1 && known.contains(run.substring(from, end))) {
          count[end] = count[from] + 1;
          begin[end] = from;
        }
      }
    }
    if (count[run.length()] == Integer.MAX_VALUE) {
      return Optional.empty();
    }
    var parts = new ArrayList<String>();
    for (int end = run.length(); end > 0; end = begin[end]) {
      parts.addFirst(run.substring(begin[end], end));
    }
    return Optional.of(String.join(" ", parts));
  }
}
