package org.roomkeeper.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.roomkeeper.api.Lists;
import org.roomkeeper.api.Verb;
import org.roomkeeper.moderation.judge.ShippedWords;
import org.roomkeeper.moderation.judge.Words;
import org.roomkeeper.runtime.plugins.FixedSettings;
import org.roomkeeper.sandbox.simulation.Simulation;
import org.roomkeeper.sandbox.world.Args;
import org.roomkeeper.sandbox.world.Json;

/** Words marked {@code block} are handed to the platform. */
class BlockingTest {
  private static final ModerationConfig SETTINGS =
      ShippedWords.settings().plugin("moderation", ModerationConfig.class).get();

  @Test
  void thePlatformIsBroughtInStepAtTheStartAndOnceADay() {
    try (var bot = bot(List.of("某党万岁", "打倒某党"))) {
      bot.advance(Duration.ofMinutes(2));
      JsonNode rule = rules(bot).getFirst();
      assertThat(rule.path("word_list").toString()).isEqualTo("[\"打倒某党\",\"某党万岁\"]");
      assertThat(rule.at("/applicable_range/user_list").toString())
          .isEqualTo("[\"founder\",\"host\",\"moderator\",\"owner\"]");
      bot.advance(Duration.ofHours(1));
      assertThat(rules(bot)).containsExactly(rule);
      bot.advance(Duration.ofHours(24));
      assertThat(rules(bot)).hasSize(1).doesNotContain(rule);
    }
  }

  @Test
  void whereNothingIsMarkedNothingIsAskedFor() {
    try (var bot = bot(List.of())) {
      bot.advance(Duration.ofMinutes(2));
      assertThat(rules(bot)).isEmpty();
      assertThat(bot.why().action(1)).isEmpty();
    }
  }

  @Test
  void theListForAnAdministratorIsWrittenOneWordALine(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("words.txt");
    var settings = FixedSettings.of().withLists("words", files(List.of("某党万岁")));
    var verb = new WordsVerb(settings.lists("moderation", "words", Words.class));
    var out = new StringWriter();
    var call = call(List.of("--export", file.toString()), out);
    assertThat(verb.run(call)).isTrue();
    assertThat(Files.readAllLines(file)).containsExactly("坏东西坏", "某党万岁");
    assertThat(out.toString()).contains("2").contains(file.toString());
  }

  private static Verb.Call call(List<String> arguments, StringWriter out) {
    return new Verb.Call(
        arguments,
        Locale.ENGLISH,
        new BufferedReader(new StringReader("")),
        new PrintWriter(out),
        new PrintWriter(out));
  }

  private static Simulation bot(List<String> block) {
    return Simulation.of(
        List.of(new ModerationPlugin()),
        FixedSettings.of(SETTINGS).withLists("words", files(block)));
  }

  private static List<Lists.Entry<Words>> files(List<String> block) {
    return List.of(
        new Lists.Entry<>(
            "politics/zh.yaml",
            new Words(
                Optional.of(List.of("坏东西坏")),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(block))));
  }

  private static List<JsonNode> rules(Simulation bot) {
    return bot.world()
        .call(
            here -> {
              var rules = new ArrayList<JsonNode>();
              for (JsonNode listed : here.interceptRules().list().path("rule_list")) {
                var id = Json.object().put("rule_id", listed.path("rule_id").asText());
                rules.add(here.interceptRules().get(new Args(id)).path("rule"));
              }
              return rules;
            });
  }
}
