package org.roomkeeper.moderation.judge;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.roomkeeper.api.BlockWords;
import org.roomkeeper.api.Lists;
import org.roomkeeper.text.Folding;

/**
 * Which words the platform itself may block. It finds a word anywhere, inside other words too, and
 * knows no excuse: so a word that stands in an excuse of any topic must not be blocked, nor one so
 * short that it stands in words of another meaning.
 */
public final class Blockable {
  private static final int SHORTEST = 8;
  private static final int SHORTEST_IN_IDEOGRAPHS = 2;

  private final List<String> excuses = new ArrayList<>();
  private final List<Pattern> patterns = new ArrayList<>();

  private Blockable(List<Lists.Entry<Words>> files) {
    for (Lists.Entry<Words> file : files) {
      Stream.of(file.content().allowed(), file.content().clinical(), file.content().rejects())
          .flatMap(Optional::stream)
          .flatMap(List::stream)
          .forEach(this::excuse);
    }
  }

  private void excuse(String entry) {
    if (Words.isPattern(entry)) {
      patterns.add(Pattern.compile(entry.substring(1, entry.length() - 1)));
    } else {
      excuses.add(folded(entry.replace("*", "")));
    }
  }

  /** The excuse that a word stands in; empty if there is none. */
  private Optional<String> excuseFor(String word) {
    String folded = folded(word);
    return excuses.stream()
        .filter(excuse -> excuse.contains(folded))
        .findFirst()
        .or(
            () ->
                patterns.stream()
                    .filter(pattern -> pattern.matcher(folded).find())
                    .map(Pattern::pattern)
                    .findFirst());
  }

  /** The words marked {@code block} in the files that are trusted to act, in order, each once. */
  public static List<String> marked(List<Lists.Entry<Words>> files) {
    var words = new TreeSet<String>();
    files.stream()
        .map(Lists.Entry::content)
        .filter(file -> file.trusted() == Stage.ACT)
        .forEach(file -> file.block().ifPresent(words::addAll));
    return List.copyOf(words);
  }

  /**
   * What an administrator may put on a list of their own: the words marked {@code block}, and of
   * those that are enough to act the ones that could be marked so.
   */
  public static List<String> recommended(List<Lists.Entry<Words>> files) {
    var rule = new Blockable(files);
    var words = new TreeSet<>(marked(files));
    for (Lists.Entry<Words> file : files) {
      file.content().strong().stream()
          .filter(_ -> file.content().trusted() == Stage.ACT)
          .flatMap(List::stream)
          .filter(word -> !isShapeless(word) && rule.excuseFor(word).isEmpty())
          .forEach(words::add);
    }
    return List.copyOf(words);
  }

  /** What of one file must not be blocked, with the excuses of all files. */
  static List<Lists.Clash> clashes(Words words, List<Lists.Entry<Words>> files) {
    if (words.block().isEmpty()) {
      return List.of();
    }
    var rule = new Blockable(files);
    return words.block().get().stream()
        .flatMap(
            word ->
                rule.excuseFor(word).stream()
                    .map(
                        excuse ->
                            new Lists.Clash(
                                "block",
                                word,
                                "“"
                                    + word
                                    + "” stands in the excuse “"
                                    + excuse
                                    + "”: WeCom would block that too")))
        .toList();
  }

  /** Whether it cannot be blocked for what it is: a pattern, an open word, too short, too long. */
  static boolean isShapeless(String word) {
    String folded = folded(word);
    int characters = word.codePointCount(0, word.length());
    boolean ideographs = folded.codePoints().allMatch(c -> c >= 0x2E80);
    return Words.isPattern(word)
        || word.endsWith("*")
        || characters > BlockWords.LONGEST_WORD
        || characters < (ideographs ? SHORTEST_IN_IDEOGRAPHS : SHORTEST);
  }

  private static String folded(String word) {
    return Folding.fold(word).text().strip();
  }
}
