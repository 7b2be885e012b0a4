package org.roomkeeper.moderation.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.roomkeeper.moderation.judge.Topic;
import org.roomkeeper.moderation.model.Example.Style;

class ExamplesTest {
  @TempDir Path folder;

  @Test
  void aTopicsFolderGivesItsTopic() throws IOException {
    write("corpus/religion/en.jsonl", "{\"kind\": \"rel-sermon\", \"text\": \"Repent!\"}");
    write("corpus/allowed/en.jsonl", "{\"kind\": \"neg-labs\", \"text\": \"K 3.1\"}");
    write(
        "corpus/mixed/en.jsonl",
        "{\"kind\":\"m\",\"text\":\"x\",\"topics\":[\"race\",\"politics\"]}");

    assertThat(Examples.corpus(folder.resolve("corpus"), Set.of("en")))
        .containsExactly(
            new Example("K 3.1", Set.of(), Style.ROOM, "neg-labs"),
            new Example("x", Set.of(Topic.POLITICS, Topic.RACE), Style.ROOM, "m"),
            new Example("Repent!", Set.of(Topic.RELIGION), Style.ROOM, "rel-sermon"));
  }

  @Test
  void languagesThatWereNotAskedForAreLeftOut() throws IOException {
    write("corpus/allowed/fr.jsonl", "{\"kind\": \"neg\", \"text\": \"bonjour\"}");

    assertThat(Examples.corpus(folder.resolve("corpus"), Set.of("en"))).isEmpty();
  }

  @Test
  void ofFoundMessagesOnlyThoseThatMayShapeWeightsAreRead() throws IOException {
    Path file =
        write(
            "found.jsonl",
            line("train", "en", "false"),
            line("measure", "en", "false"),
            line("train", "en", "true"),
            line("train", "ko", "false"));

    assertThat(Examples.found(file, Set.of("en")))
        .containsExactly(new Example("t", Set.of(Topic.POLITICS), Style.FOUND, "somewhere"));
  }

  @Test
  void aBadLineIsNamed() throws IOException {
    Path file = write("found.jsonl", line("train", "en", "false"), "{\"text\": ");

    assertThatIOException()
        .isThrownBy(() -> Examples.found(file, Set.of("en")))
        .withMessageContaining("found.jsonl:2");
  }

  @ParameterizedTest
  @CsvSource({
    "zh,4000", "en,4000", "fr,500", "it,500", "es,500", "de,500", "pt,500", "ru,500", "ja,500",
    "ko,500"
  })
  void theCorpusThatShipsIsWholeAndSaysNothingTwice(String language, int least) throws IOException {
    List<Example> all = Examples.corpus(Path.of("../../config/corpus"), Set.of(language));

    assertThat(all).hasSizeGreaterThanOrEqualTo(least);
    var seen = new HashSet<String>();
    assertThat(all).allSatisfy(each -> assertThat(each.text()).isNotBlank());
    assertThat(all.stream().filter(each -> !seen.add(each.text()))).isEmpty();
    assertThat(all.stream().map(Example::group).distinct().count()).isGreaterThan(40);
    assertThat(all.stream().flatMap(each -> each.topics().stream()).distinct()).hasSize(3);
    assertThat(all.stream().filter(each -> each.topics().isEmpty()).count())
        .isGreaterThan(least / 3);
  }

  private static String line(String use, String language, String borderline) {
    return """
        {"text":"t","labels":["politics"],"source":"somewhere","use":"%s","lang":"%s","borderline":%s}
        """
        .formatted(use, language, borderline)
        .strip();
  }

  private Path write(String name, String... lines) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.write(file, List.of(lines));
  }
}
