package org.roomkeeper.moderation.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.roomkeeper.api.Lists;

/**
 * Words of the shipped lists in every disguise: of those that the lists flag as they stand, how
 * many they flag in disguise. Which words is a matter of chance, but each time the same chance.
 */
class DisguiseTest {
  private static final Judge JUDGE =
      new LexiconJudge(Lexicon.of(ShippedWords.read()), topic -> new Thresholds(0.5, 0.85));

  private static final int WORDS = 400;
  private static final int LONGEST = 24;

  /** The share that must be found; what is not named here, nine in ten. */
  private static final Map<Disguise, Double> LESS =
      Map.of(Disguise.INITIALS, 0.85, Disguise.A_LITTLE_LEET, 0.8, Disguise.PINYIN_IN_WORDS, 0.85);

  private static String said(String word, boolean chinese) {
    return chinese ? "各位同事，" + word + "，大家怎么看" : "dear colleagues, " + word + ", what do you think";
  }

  private static boolean flags(String text) {
    return !JUDGE.judge(Utterance.of(text)).flagged().isEmpty();
  }

  /** Words that are enough by themselves, of the files in a language. */
  private static List<String> words(Set<String> languages, boolean chinese) {
    var words = new TreeSet<String>();
    for (Lists.Entry<Words> file : ShippedWords.read()) {
      String language = file.file().replaceAll(".*/|\\.yaml$", "");
      if (languages.contains(language)) {
        Stream.of(file.content().enough(), file.content().ask())
            .flatMap(list -> list.stream().flatMap(List::stream))
            .filter(
                word -> word.matches(chinese ? "\\p{IsHan}{2,8}" : "[\\p{L} ]{5," + LONGEST + "}"))
            .filter(word -> flags(said(word, chinese)))
            .forEach(words::add);
      }
    }
    var some = new ArrayList<>(words);
    Collections.shuffle(some, new Random(11));
    return some.subList(0, Math.min(WORDS, some.size()));
  }

  private record Share(int found, int of) {
    double value() {
      return of == 0 ? 1 : (double) found / of;
    }

    @Override
    public String toString() {
      return of == 0 ? "–" : String.format(Locale.ROOT, "%.2f of %d", value(), of);
    }
  }

  private static Share share(
      Disguise disguise, List<String> words, boolean chinese, List<String> missed) {
    var random = new Random(5);
    int found = 0;
    int of = 0;
    for (String word : words) {
      var disguised = disguise.applied(word, random);
      if (disguised.isPresent()) {
        of++;
        if (flags(said(disguised.get(), chinese))) {
          found++;
        } else {
          missed.add(word + " → " + disguised.get());
        }
      }
    }
    return new Share(found, of);
  }

  @Test
  void wordsAreFoundInEveryDisguise() throws IOException {
    List<String> chinese = words(Set.of("zh"), true);
    List<String> english = words(Set.of("en"), false);
    List<String> others = words(Set.of("fr", "it", "es", "de", "pt"), false);
    List<String> russian = words(Set.of("ru"), false);
    var shares = new EnumMap<Disguise, List<Share>>(Disguise.class);
    var missed = new ArrayList<String>();
    for (Disguise disguise : Disguise.values()) {
      var none = List.<String>of();
      shares.put(
          disguise,
          List.of(
              share(disguise, disguise.forChinese() ? chinese : none, true, missed),
              share(disguise, english, false, missed),
              share(disguise, others, false, missed),
              share(disguise, russian, false, missed)));
    }
    String table = table(shares);
    Files.writeString(Path.of(System.getProperty("disguises.file", "target/disguises.md")), table);

    shares.forEach(
        (disguise, each) -> {
          double least = LESS.getOrDefault(disguise, 0.9);
          assertThat(each)
              .as("%s%n%s%n%s", disguise, table, missed)
              .allMatch(share -> share.value() >= least);
        });
  }

  private static String table(Map<Disguise, List<Share>> shares) {
    var lines = new ArrayList<String>();
    lines.add("| disguise | Chinese | English | five other languages | Russian |");
    lines.add("|---|---:|---:|---:|---:|");
    shares.forEach(
        (disguise, each) ->
            lines.add(
                "| "
                    + disguise.name().toLowerCase(Locale.ROOT).replace('_', ' ')
                    + " | "
                    + String.join(" | ", each.stream().map(Share::toString).toList())
                    + " |"));
    return String.join("\n", lines) + "\n";
  }
}
