package org.roomkeeper.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.Verb;
import org.roomkeeper.moderation.model.TopicModelFile;

/** Training on what moderators decided, with a corpus of a few lines. */
class TrainVerbTest {
  private static final String GUEST = "guest:wm7";
  private static final String CASE = Cases.ref(new MemberId(GUEST), Lane.CUSTOMERS);

  @TempDir private Path folder;
  private Lane lane;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void decide() throws Exception {
    lane = new Lane(folder.resolve("data"));
    for (String home : List.of("politics", "religion", "race", "allowed")) {
      Path file = folder.resolve("corpus").resolve(home).resolve("en.jsonl");
      Files.createDirectories(file.getParent());
      var lines = new ArrayList<String>();
      for (int i = 0; i < 10; i++) {
        lines.add(
            "{\"kind\":\"%s-%d\",\"text\":\"about %s, number %d\"}".formatted(home, i, home, i));
      }
      Files.write(file, lines);
    }
    var found = new ArrayList<String>();
    for (String topic : List.of("\"politics\"", "\"religion\"", "\"race\"", "")) {
      for (int i = 0; i < 10; i++) {
        found.add(
            "{\"text\":\"found %s %d\",\"labels\":[%s],\"source\":\"s%d\",\"lang\":\"en\",\"use\":\"train\"}"
                .formatted(topic.replace("\"", ""), i, topic, i));
      }
    }
    Files.write(folder.resolve("found.jsonl"), found);
    lane.says(GUEST, Lane.CUSTOMERS, "free tibet, he shouts, delirious");
    lane.presses(CASE, "ignore");
    lane.says(GUEST, Lane.CUSTOMERS, "free tibet, I say");
    lane.presses(CASE, "told");
  }

  @Test
  void decisionsAreLearnedFromWhenAskedForAndLeftInTheNotes() throws Exception {
    train();
    assertThat(out.toString()).contains("Learned from 80 examples");
    train("--with-decisions");
    assertThat(err.toString()).contains("2 decisions of moderators");
    assertThat(out.toString()).contains("Learned from 90 examples");
    assertThat(folder.resolve("data/decisions")).doesNotExist();
  }

  @Test
  void keptDecisionsAreWordsAndTopicsAndAreThereWhenTheNotesAreGone() throws Exception {
    train("--keep-decisions");
    Path kept = folder.resolve("data/decisions/doctors.jsonl");
    assertThat(Files.readAllLines(kept))
        .containsExactly(
            "{\"text\":\"free tibet, he shouts, delirious\",\"labels\":[],"
                + "\"source\":\"decisions\",\"lang\":\"en\",\"use\":\"train\"}",
            "{\"text\":\"free tibet, I say\",\"labels\":[\"politics\"],"
                + "\"source\":\"decisions\",\"lang\":\"en\",\"use\":\"train\"}");
    lane = new Lane(folder.resolve("data"));
    train("--keep-decisions");
    assertThat(err.toString()).endsWith("3 of 3 topics learned\n").contains("2 decisions");
    assertThat(Files.readAllLines(kept)).hasSize(2);
  }

  @Test
  void theCorpusAloneIsEnough() throws Exception {
    run();
    assertThat(out.toString()).contains("Learned from 40 examples");
    try (var in = Files.newInputStream(folder.resolve("topics.model"))) {
      assertThat(TopicModelFile.read(in).width()).isPositive();
    }
  }

  private void train(String... more) throws Exception {
    var arguments = new ArrayList<>(List.of("--data", folder.resolve("found.jsonl").toString()));
    arguments.addAll(List.of(more));
    run(arguments.toArray(String[]::new));
  }

  private void run(String... more) throws Exception {
    var arguments =
        new ArrayList<>(
            List.of(
                "--corpus",
                folder.resolve("corpus").toString(),
                "--out",
                folder.resolve("topics.model").toString()));
    arguments.addAll(List.of(more));
    boolean done =
        lane.trainVerb()
            .run(
                new Verb.Call(
                    arguments,
                    Locale.ENGLISH,
                    new BufferedReader(Reader.nullReader()),
                    new PrintWriter(out),
                    new PrintWriter(err),
                    lane.notesForVerbs()));
    assertThat(done).isTrue();
  }
}
