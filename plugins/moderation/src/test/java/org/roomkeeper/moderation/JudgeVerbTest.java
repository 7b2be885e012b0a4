package org.roomkeeper.moderation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.roomkeeper.api.Verb;

class JudgeVerbTest {
  private static final JudgeVerb VERB = new Lane().verb();

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private boolean run(Locale language, String in, String... arguments) throws Exception {
    return VERB.run(
        new Verb.Call(
            List.of(arguments),
            language,
            new BufferedReader(new StringReader(in)),
            new PrintWriter(out, true),
            new PrintWriter(err, true)));
  }

  @Test
  void saysTheVerdictAndWhyInTheReadersLanguage() throws Exception {
    assertThat(run(Locale.ENGLISH, "", "free", "tibet")).isTrue();
    assertThat(out.toString())
        .contains("politics: the bot acts (score 0.9")
        .contains("“free tibet” at 0–10: free tibet (politics/en.yaml strong)");
    run(Locale.CHINESE, "", "free tibet");
    assertThat(out.toString()).contains("政治：机器人会自行处理");
  }

  @Test
  void saysThatNothingIsWrong() throws Exception {
    run(Locale.ENGLISH, "", "CRP is down");
    assertThat(out.toString()).isEqualToIgnoringNewLines("Nothing against the rule.");
  }

  @Test
  void judgesLinesInOrder() throws Exception {
    assertThat(
            run(
                Locale.ENGLISH,
                """
                {"id":"1","text":"free tibet","lang":"en","more":{"x":[1]}}

                {"id":2,"text":"黑便两天"}
                """,
                "--jsonl"))
        .isTrue();
    assertThat(out.toString().lines().toList())
        .satisfiesExactly(
            line ->
                assertThat(line)
                    .startsWith("{\"id\":\"1\",\"topics\":[\"politics\"],\"act\":[\"politics\"]")
                    .contains("\"term\":\"free tibet\""),
            line ->
                assertThat(line)
                    .startsWith("{\"id\":\"2\",\"topics\":[],\"act\":[]")
                    .endsWith("\"why\":[]}"));
  }

  @Test
  void badLinesAreNamedAndTheOthersAnswered() throws Exception {
    assertThat(
            run(
                Locale.ENGLISH,
                """
                {"id":"1","text":"hello"}
                nonsense
                {"id":"2"}
                {"text":"x"}
                [1]
                {"id":"3","text":"hello"} {"id":"4","text":"x"}
                {"id":"5","text":"bye"}
                """,
                "--jsonl"))
        .isFalse();
    assertThat(out.toString().lines()).hasSize(2);
    assertThat(err.toString().lines())
        .hasSize(5)
        .anyMatch(line -> line.startsWith("line 2: "))
        .anyMatch(line -> line.equals("line 3: lacks text"))
        .anyMatch(line -> line.equals("line 4: lacks id"));
  }

  @Test
  void wrongUseSaysWhatToWrite() {
    assertThatThrownBy(() -> run(Locale.ENGLISH, "")).isInstanceOf(Verb.WrongUse.class);
    assertThatThrownBy(() -> run(Locale.ENGLISH, "", "--json"))
        .isInstanceOf(Verb.WrongUse.class)
        .hasMessageContaining("--jsonl");
  }

  @Test
  void helpIsOneScreenInBothLanguages() {
    assertThat(VERB.help(Locale.ENGLISH).lines().count()).isBetween(5L, 24L);
    assertThat(VERB.help(Locale.CHINESE)).contains("退出状态");
  }
}
