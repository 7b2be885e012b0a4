package org.roomkeeper.moderation.judge;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.roomkeeper.text.Folding;
import org.roomkeeper.text.Pieces;
import org.roomkeeper.text.Pinyin;

/**
 * The ways in which people write a word so that lists do not find it, each as a machine does it.
 */
enum Disguise {
  FULL_WIDTH(false) {
    @Override
    String of(String word, Random random) {
      return each(word, c -> c > ' ' && c < 0x7F ? String.valueOf((char) (c + 0xFEE0)) : as(c));
    }
  },
  BOLD(false) {
    @Override
    String of(String word, Random random) {
      return each(word, c -> c >= 'a' && c <= 'z' ? Character.toString(0x1D5EE + c - 'a') : as(c));
    }
  },
  LOOK_ALIKE(false) {
    @Override
    String of(String word, Random random) {
      return each(
          word, c -> "aeocpx".indexOf(c) < 0 ? as(c) : as("аеосрх".charAt("aeocpx".indexOf(c))));
    }
  },
  ACCENTS(false) {
    @Override
    String of(String word, Random random) {
      return each(word, c -> "aeiou".indexOf(c) < 0 ? as(c) : c + "\u0301");
    }
  },
  ZERO_WIDTH(true) {
    @Override
    String of(String word, Random random) {
      return between(word, "\u200B");
    }
  },
  SPACED(true) {
    @Override
    String of(String word, Random random) {
      return spread(word, " ", "  ");
    }
  },
  DOTTED(true) {
    @Override
    String of(String word, Random random) {
      return spread(word, ".", " ");
    }
  },
  STARRED(true) {
    @Override
    String of(String word, Random random) {
      return spread(word, "*", " ");
    }
  },
  EMOJI_BETWEEN(true) {
    @Override
    String of(String word, Random random) {
      return spread(word, "\uD83D\uDD25", " ");
    }
  },
  CHUNKED(false) {
    @Override
    String of(String word, Random random) {
      return words(word)
          .map(
              one ->
                  one.length() < 6
                      ? one
                      : one.substring(0, 3)
                          + "-"
                          + one.substring(3, one.length() / 2 + 2)
                          + "-"
                          + one.substring(one.length() / 2 + 2))
          .collect(Collectors.joining(" "));
    }
  },
  LEET(false) {
    @Override
    String of(String word, Random random) {
      return each(
          word, c -> "aeios".indexOf(c) < 0 ? as(c) : as("43105".charAt("aeios".indexOf(c))));
    }
  },
  A_LITTLE_LEET(false) {
    @Override
    String of(String word, Random random) {
      return each(
          word,
          c -> {
            int at = "aeios".indexOf(c);
            return at >= 0 && random.nextBoolean() ? as("@3!0$".charAt(at)) : as(c);
          });
    }
  },
  LEET_IN_CYRILLIC(false) {
    @Override
    String of(String word, Random random) {
      return each(word, c -> "аео".indexOf(c) < 0 ? as(c) : as("430".charAt("аео".indexOf(c))));
    }
  },
  ONE_STAR(false) {
    @Override
    String of(String word, Random random) {
      return words(word)
          .map(
              one -> {
                int at = 1;
                while (at < one.length() - 1 && "aeiou".indexOf(one.charAt(at)) < 0) {
                  at++;
                }
                return one.length() < 5 || at >= one.length() - 1
                    ? one
                    : one.substring(0, at) + "*" + one.substring(at + 1);
              })
          .collect(Collectors.joining(" "));
    }
  },
  DRAWN_OUT(false) {
    @Override
    String of(String word, Random random) {
      int at = 1 + random.nextInt(Math.max(1, word.length() - 1));
      return at >= word.length() || word.charAt(at) == ' '
          ? word
          : word.substring(0, at) + as(word.charAt(at)).repeat(4) + word.substring(at);
    }
  },
  OVER_LINES(true) {
    @Override
    String of(String word, Random random) {
      return word.chars().anyMatch(c -> c >= 0x2E80)
          ? between(word, "\n")
          : word.replace(' ', '\n');
    }
  },
  TRADITIONAL(true) {
    @Override
    String of(String word, Random random) {
      return each(word, c -> TRADITIONAL_FORMS.getOrDefault(c, as(c)));
    }
  },
  PINYIN(true) {
    @Override
    String of(String word, Random random) {
      return String.join("", Pinyin.of(word));
    }
  },
  PINYIN_BY_SYLLABLES(true) {
    @Override
    String of(String word, Random random) {
      return String.join(" ", Pinyin.of(word));
    }
  },
  PINYIN_IN_WORDS(true) {
    @Override
    String of(String word, Random random) {
      List<String> syllables = Pinyin.of(word);
      return syllables.size() < 3
          ? word
          : syllables.getFirst() + " " + String.join("", syllables.subList(1, syllables.size()));
    }
  },
  INITIALS(true) {
    @Override
    String of(String word, Random random) {
      return Pinyin.of(word).stream().map(s -> s.substring(0, 1)).collect(Collectors.joining());
    }
  },
  IN_PIECES(true) {
    @Override
    String of(String word, Random random) {
      List<String> forms = Pieces.of(word);
      return forms.isEmpty() ? word : forms.get(random.nextInt(forms.size()));
    }
  };

  private static final Map<Character, String> TRADITIONAL_FORMS = new HashMap<>();

  static {
    var stream =
        Objects.requireNonNull(
            Folding.class.getResourceAsStream("traditional.txt"), "traditional.txt");
    try (var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      reader
          .lines()
          .filter(line -> line.length() > 2)
          .forEach(line -> TRADITIONAL_FORMS.put(line.charAt(0), line.substring(2, 3)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private final boolean chinese;

  Disguise(boolean chinese) {
    this.chinese = chinese;
  }

  /** Whether Chinese words can be disguised so. */
  boolean forChinese() {
    return chinese;
  }

  abstract String of(String word, Random random);

  /** The word in disguise; empty if this way changes nothing in it. */
  Optional<String> applied(String word, Random random) {
    String disguised = of(word, random);
    return disguised.isEmpty() || disguised.equals(word)
        ? Optional.empty()
        : Optional.of(disguised);
  }

  /** A letter's other form. */
  private interface Letter {
    String of(char c);
  }

  private static Stream<String> words(String phrase) {
    return Stream.of(phrase.split(" ", -1));
  }

  private static String as(char c) {
    return String.valueOf(c);
  }

  private static String each(String word, Letter letter) {
    var all = new StringBuilder();
    for (int at = 0; at < word.length(); at++) {
      all.append(letter.of(word.charAt(at)));
    }
    return all.toString();
  }

  /** Each word with this between its letters, and the words with that between them. */
  private static String spread(String word, String letters, String words) {
    return words(word).map(one -> between(one, letters)).collect(Collectors.joining(words));
  }

  private static String between(String word, String sign) {
    return each(word, c -> c + sign).replaceAll(Pattern.quote(sign) + "$", "");
  }
}
