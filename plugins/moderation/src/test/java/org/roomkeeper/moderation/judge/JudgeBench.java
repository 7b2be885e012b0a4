package org.roomkeeper.moderation.judge;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.houbb.sensitive.word.bs.SensitiveWordBs;
import com.hankcs.algorithm.AhoCorasickDoubleArrayTrie;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.roomkeeper.api.Lists;
import org.roomkeeper.moderation.ModerationPlugin;
import org.roomkeeper.moderation.model.Example;
import org.roomkeeper.moderation.model.Examples;
import org.roomkeeper.moderation.model.LabelledLine;
import org.roomkeeper.moderation.model.MeaningJudge;
import org.roomkeeper.moderation.model.TopicModelFile;
import org.roomkeeper.moderation.model.Understanding;
import org.roomkeeper.text.Folding;
import org.roomkeeper.text.Plain;
import org.roomkeeper.text.vectors.Meaning;

/**
 * {@code ./roomkeeper bench judge}: how many messages a second each stage of the judge takes on one
 * core, beside two libraries that look for words, by turns in one run. The messages are the allowed
 * ones of the corpus in Chinese and English, traps by design; besides, those of a file, if one is
 * named, as they come in a room. No test: its name keeps it out of the usual run, and nothing is
 * demanded of its figures.
 */
class JudgeBench {
  private static final int ROUNDS = 5;
  private static final long ROUND = 1_000_000_000L;
  private static final int BY_MEANING = 400;
  private static final int HUNDRED = 100;
  private static final int OF_FILE = 3000;
  private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

  private final Map<String, Stage> stages = new LinkedHashMap<>();
  private int kept;

  /** Something that is done with each message, and how long it took. */
  private static final class Stage {
    final ToIntFunction<String> work;
    final List<String> messages;
    final List<Long> each = new ArrayList<>();
    double best;
    long done;
    long time;
    int next;

    void forget() {
      each.clear();
      best = 0;
      done = 0;
      time = 0;
    }

    /** Where a round does not go through all messages, the best would be that of the easiest. */
    double rate() {
      return done < (long) ROUNDS * messages.size() ? done * 1e9 / time : best;
    }

    Stage(List<String> messages, ToIntFunction<String> work) {
      this.messages = messages;
      this.work = work;
    }
  }

  @Test
  void measuresEachStage() throws IOException {
    List<String> talk = talk();
    LexiconJudge lists =
        new LexiconJudge(Lexicon.of(ShippedWords.read()), topic -> new Thresholds(0.5, 0.85));
    Understanding understanding = understanding();
    Judge judge = new MeaningJudge(lists, understanding, topic -> new Thresholds(0.5, 0.85));
    SensitiveWordBs incumbent = SensitiveWordBs.newInstance().init();
    AhoCorasickDoubleArrayTrie<String> trie = trie();
    List<String> plain = talk.stream().map(Plain::of).toList();
    List<String> few = talk.subList(0, BY_MEANING);
    List<String> hundred =
        few.stream().map(text -> text.substring(0, Math.min(HUNDRED, text.length()))).toList();
    List<String> real = real();

    stages.put("folding", new Stage(talk, text -> Folding.fold(text).text().length()));
    stages.put(
        "folding and word lists",
        new Stage(talk, text -> lists.judge(Utterance.of(text)).hashCode()));
    stages.put(
        "first look", new Stage(plain, text -> understanding.model().plainlyClean(text) ? 1 : 0));
    stages.put(
        "sentence vectors",
        new Stage(plain.subList(0, BY_MEANING), text -> understanding.vectors().of(text).length));
    stages.put(
        "sentence vectors, at most 100 characters",
        new Stage(
            hundred.stream().map(Plain::of).toList(),
            text -> understanding.vectors().of(text).length));
    stages.put(
        "the whole judge", new Stage(few, text -> judge.judge(Utterance.of(text)).hashCode()));
    stages.put(
        "the whole judge, at most 100 characters",
        new Stage(hundred, text -> judge.judge(Utterance.of(text)).hashCode()));
    stages.put(
        "sensitive-word 0.25.0, its own list",
        new Stage(talk, text -> incumbent.findAll(text).size()));
    stages.put(
        "AhoCorasickDoubleArrayTrie 1.2.2, our words, text folded before",
        new Stage(
            talk.stream().map(text -> Folding.fold(text).text()).toList(),
            text -> trie.parseText(text).size()));

    if (!real.isEmpty()) {
      stages.put(
          "the file: folding and word lists",
          new Stage(real, text -> lists.judge(Utterance.of(text)).hashCode()));
      stages.put(
          "the file: the whole judge",
          new Stage(real, text -> judge.judge(Utterance.of(text)).hashCode()));
      stages.put(
          "the file: sensitive-word 0.25.0",
          new Stage(real, text -> incumbent.findAll(text).size()));
    }

    stages.values().forEach(this::round);
    stages.values().forEach(Stage::forget);
    for (int round = 0; round < ROUNDS; round++) {
      stages.values().forEach(this::round);
    }
    long passed = plain.stream().filter(text -> understanding.model().plainlyClean(text)).count();
    String table =
        table(talk, (double) passed / plain.size(), real)
            + (real.isEmpty() ? "" : withoutMeaning(lists, understanding));
    Path file = Path.of(System.getProperty("bench.file", "target/bench-judge.md"));
    Files.writeString(file, table);
    assertThat(kept).isNotEqualTo(Integer.MIN_VALUE);
  }

  /** How many of all messages of the file need not be understood by the sentence models. */
  private static String withoutMeaning(Judge lists, Understanding understanding)
      throws IOException {
    var asked = new AtomicInteger();
    int length = understanding.vectors().of("").length;
    Meaning counting =
        _ -> {
          asked.incrementAndGet();
          return new float[length];
        };
    Judge judge =
        new MeaningJudge(
            lists,
            new Understanding(understanding.model(), counting, understanding.languages()),
            topic -> new Thresholds(0.5, 0.85));
    var lines = new StringBuilder("\n");
    Map<Boolean, List<String>> byScript =
        file().stream().collect(Collectors.partitioningBy(text -> HAN.matcher(text).find()));
    byScript.forEach(
        (chinese, messages) -> {
          asked.set(0);
          messages.forEach(text -> judge.judge(Utterance.of(text)));
          if (!messages.isEmpty()) {
            lines.append(
                String.format(
                    Locale.ROOT,
                    "Of all %,d messages of the file %s Chinese characters %.1f %% are judged without the sentence models.\n",
                    messages.size(),
                    chinese ? "with" : "without",
                    100.0 * (messages.size() - asked.get()) / messages.size()));
          }
        });
    return lines.toString();
  }

  private void round(Stage stage) {
    long begin = cpu();
    long time = 0;
    int done = 0;
    while (time < ROUND) {
      long before = System.nanoTime();
      kept += stage.work.applyAsInt(stage.messages.get(stage.next));
      stage.each.add(System.nanoTime() - before);
      stage.next = (stage.next + 1) % stage.messages.size();
      done++;
      if ((done & 15) == 0 || stage.messages.size() == BY_MEANING) {
        time = cpu() - begin;
      }
    }
    stage.best = Math.max(stage.best, done * 1e9 / time);
    stage.done += done;
    stage.time += time;
  }

  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private String table(List<String> talk, double passed, List<String> real) {
    double mean = talk.stream().mapToInt(String::length).average().orElse(0);
    var lines = new ArrayList<String>();
    lines.add(
        String.format(
            Locale.ROOT,
            "%d messages of %.0f characters on average, %d of them by meaning; one thread, %d rounds of a second of"
                + " processor time by turns, the best; Java %s, %s, %d processors.",
            talk.size(),
            mean,
            BY_MEANING,
            ROUNDS,
            System.getProperty("java.version"),
            System.getProperty("os.arch"),
            Runtime.getRuntime().availableProcessors()));
    lines.add(
        String.format(
            Locale.ROOT,
            "The first look lets %.0f %% pass, if the lists are silent.",
            100 * passed));
    if (!real.isEmpty()) {
      lines.add(
          String.format(
              Locale.ROOT,
              "Of the file: %d messages of %.0f characters on average.",
              real.size(),
              real.stream().mapToInt(String::length).average().orElse(0)));
    }
    lines.add("");
    lines.add("| stage | messages a second of one core | median | p99 |");
    lines.add("|---|---:|---:|---:|");
    stages.forEach(
        (name, stage) -> {
          long[] sorted = stage.each.stream().mapToLong(Long::longValue).sorted().toArray();
          lines.add(
              String.format(
                  Locale.ROOT,
                  "| %s | %,.0f | %s | %s |",
                  name,
                  stage.rate(),
                  time(sorted[sorted.length / 2]),
                  time(sorted[(int) (sorted.length * 0.99)])));
        });
    return String.join("\n", lines) + "\n";
  }

  private static String time(long nanos) {
    return nanos < 1_000_000
        ? String.format(Locale.ROOT, "%.1f µs", nanos / 1e3)
        : String.format(Locale.ROOT, "%.1f ms", nanos / 1e6);
  }

  /**
   * Clinical talk; short messages are joined to a hundred characters or more, as in a long post.
   */
  private static List<String> talk() throws IOException {
    var talk = new ArrayList<String>();
    for (String language : new String[] {"zh", "en"}) {
      var post = new StringBuilder();
      for (Example example : Examples.corpus(Path.of("../../config/corpus"), Set.of(language))) {
        if (example.topics().isEmpty()) {
          post.append(post.isEmpty() ? "" : "\n").append(example.text());
          if (post.length() >= HUNDRED) {
            talk.add(post.toString());
            post.setLength(0);
          }
        }
      }
    }
    // Both languages by turns, so that the first few hold both.
    String[] mixed = new String[talk.size()];
    for (int at = 0; at < mixed.length; at++) {
      mixed[at] = talk.get((int) ((at * 7919L) % mixed.length));
    }
    return List.copyOf(Arrays.asList(mixed));
  }

  /** Messages of the file, drawn evenly over all of it. */
  private static List<String> real() throws IOException {
    List<String> all = file();
    int every = Math.max(1, all.size() / OF_FILE);
    return IntStream.range(0, all.size()).filter(at -> at % every == 0).mapToObj(all::get).toList();
  }

  private static List<String> file() throws IOException {
    var texts = new ArrayList<String>();
    String file = System.getProperty("bench.talk", "");
    if (!file.isEmpty()) {
      for (LabelledLine line : LabelledLine.read(Path.of(file))) {
        texts.add(line.text("text"));
      }
    }
    return texts;
  }

  private static Understanding understanding() throws IOException {
    try (InputStream in = ModerationPlugin.class.getResourceAsStream("topics.model")) {
      return Understanding.with(TopicModelFile.read(in));
    }
  }

  private static AhoCorasickDoubleArrayTrie<String> trie() {
    var words = new TreeMap<String, String>();
    for (Lists.Entry<Words> file : ShippedWords.read()) {
      Words lists = file.content();
      Stream.concat(
              Stream.of(
                      lists.strong(),
                      lists.ask(),
                      lists.allowed(),
                      lists.clinical(),
                      lists.rejects())
                  .flatMap(list -> list.stream().flatMap(List::stream)),
              lists.hints().stream()
                  .flatMap(kinds -> kinds.values().stream().flatMap(List::stream)))
          .filter(entry -> !Words.isPattern(entry))
          .map(entry -> Folding.fold(entry.replace("*", "")).text().strip())
          .filter(form -> !form.isEmpty())
          .forEach(form -> words.put(form, form));
    }
    var trie = new AhoCorasickDoubleArrayTrie<String>();
    trie.build(words);
    return trie;
  }
}
