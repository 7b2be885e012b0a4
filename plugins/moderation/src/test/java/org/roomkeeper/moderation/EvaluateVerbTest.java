package org.roomkeeper.moderation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.roomkeeper.api.Verb;
import org.roomkeeper.moderation.judge.Judge;
import org.roomkeeper.moderation.judge.Ruling;
import org.roomkeeper.moderation.judge.Topic;
import org.roomkeeper.moderation.judge.Verdict;

/**
 * The expected figures were computed once, by another program that reads the same gold file and the
 * same verdicts; both must stay equal.
 */
class EvaluateVerbTest {
  /** Flags what the text marks with a plus, acts on what it marks with an exclamation mark. */
  private static final Judge OBLIGING =
      utterance -> {
        Map<Topic, Ruling> rulings = new EnumMap<>(Topic.class);
        for (Topic topic : Topic.values()) {
          boolean acts = utterance.own().contains("!" + topic.key());
          boolean flagged = acts || utterance.own().contains("+" + topic.key());
          rulings.put(topic, new Ruling(flagged, acts, flagged ? 1 : 0, List.of()));
        }
        return new Verdict(rulings);
      };

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private static String gold() {
    try {
      return Path.of(EvaluateVerbTest.class.getResource("evaluate-gold.jsonl").toURI()).toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private boolean run(Locale language, String... arguments) throws Exception {
    return new EvaluateVerb(OBLIGING)
        .run(
            new Verb.Call(
                List.of(arguments),
                language,
                new BufferedReader(new StringReader("")),
                new PrintWriter(out, true),
                new PrintWriter(err, true)));
  }

  @Test
  void saysWhatTheOtherProgramSays() throws Exception {
    assertThat(run(Locale.ENGLISH, gold(), "--by", "lang")).isTrue();

    assertThat(out.toString().lines().map(line -> line.strip().replaceAll(" +", " ")))
        .containsExactly(
            "all n=20 macro-F1=0.785 flagged=0.3750 acted=0.1250 of 8 allowed"
                + " | politics P1.000 R0.800 F0.889 n5"
                + " | religion P0.667 R1.000 F0.800 n4"
                + " | racial discrimination P0.600 R0.750 F0.667 n4",
            "pairs right on both sides: 2 of 3 (0.667)",
            "en n=8 macro-F1=0.800 flagged=0.3333 acted=0.0000 of 3 allowed"
                + " | politics P1.000 R0.667 F0.800 n3"
                + " | religion P0.667 R1.000 F0.800 n2"
                + " | racial discrimination P0.000 R0.000 F0.000 n0",
            "fr n=4 macro-F1=0.667 flagged=0.3333 acted=0.0000 of 3 allowed"
                + " | politics P0.000 R0.000 F0.000 n0"
                + " | religion P0.500 R1.000 F0.667 n1"
                + " | racial discrimination P0.500 R1.000 F0.667 n1",
            "zh n=8 macro-F1=0.889 flagged=0.5000 acted=0.5000 of 2 allowed"
                + " | politics P1.000 R1.000 F1.000 n2"
                + " | religion P1.000 R1.000 F1.000 n1"
                + " | racial discrimination P0.667 R0.667 F0.667 n3");
  }

  @Test
  void tellsGroupsApartAlsoWhereTheFieldIsMissing() throws Exception {
    run(Locale.CHINESE, gold(), "--by", "source");

    assertThat(out.toString().lines().toList())
        .hasSize(5)
        .anySatisfy(line -> assertThat(line).contains("?").contains("平均F1=–").contains("n=1 "))
        .anySatisfy(line -> assertThat(line).contains("square").contains("平均F1=0.952"))
        .anySatisfy(line -> assertThat(line).contains("ward").contains("平均F1=0.733"));
  }

  @Test
  void saysItInJson() throws Exception {
    run(Locale.ENGLISH, "--json", gold(), "--by", "source");

    assertThat(out.toString())
        .startsWith("{\"all\":{\"n\":20,\"macro_f1\":0.785")
        .contains("\"flagged\":0.375,\"acted\":0.125")
        .contains("\"pairs\":{\"right\":2,\"total\":3}")
        .contains("\"?\":{\"n\":1,\"macro_f1\":null");
  }

  @Test
  void namesALineThatIsNoMessage(@TempDir Path folder) throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("bad.jsonl"),
            "{\"id\":\"1\",\"text\":\"a\",\"labels\":[]}\n{\"id\":\"2\",\"labels\":[\"weather\"]}\n");

    assertThat(run(Locale.ENGLISH, file.toString())).isFalse();
    assertThat(err.toString()).contains("bad.jsonl:2: ");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void refusesWrongUse(@TempDir Path folder) throws IOException {
    for (String[] wrong :
        new String[][] {
          {}, {"--json"}, {"--by"}, {gold(), "--by", "weather"}, {gold(), "--fast"}, {"no.jsonl"}
        }) {
      assertThatThrownBy(() -> run(Locale.ENGLISH, wrong)).isInstanceOf(Verb.WrongUse.class);
    }
    assertThatThrownBy(() -> run(Locale.ENGLISH, folder.toString()))
        .isInstanceOf(Verb.WrongUse.class);
  }
}
