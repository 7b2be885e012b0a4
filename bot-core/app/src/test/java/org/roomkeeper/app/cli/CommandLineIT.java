package org.roomkeeper.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The command line over the distribution: the plugins' words, the version, settings that are bad.
 */
class CommandLineIT {
  @TempDir private Path folder;

  @Test
  void helpListsTheWordsOfCoreAndPlugins() {
    for (String word : new String[] {"help", "--help", "-h"}) {
      Typed typed = Typed.words(word);
      assertThat(typed.status()).isZero();
      assertThat(typed.out()).contains("demo", "check", "why", "Words of the plugins: judge");
    }
    assertThat(Typed.words("help", "judge").out()).isEqualTo(Typed.words("judge", "--help").out());
    assertThat(Typed.words().status()).isEqualTo(2);
  }

  @Test
  void theVersionIsThatOfTheDistribution() {
    Typed typed = Typed.words("--version");
    assertThat(typed.status()).isZero();
    assertThat(typed.out()).matches("roomkeeper \\d+\\.\\d+\\.\\S+( \\(commit \\S+\\))?\\R");
    assertThat(Typed.words("check", "--version").out()).isEqualTo(typed.out());
  }

  @Test
  void aFirstStartWithBadSettingsNamesEveryProblemAndStartsNothing() throws Exception {
    Path config = folder.resolve("config");
    Files.createDirectories(config.resolve("plugins"));
    Files.createDirectories(config.resolve("words/politics"));
    Files.writeString(
        config.resolve("roomkeeper.yaml"), "storage: data/roomkeeper.db\nlangauge: en\n");
    Files.writeString(config.resolve("rooms.yaml"), "communities:\n  doctors:\n    nmae: x\n");
    Files.writeString(config.resolve("plugins/moderation.yaml"), "# ours\nladdr: 1\n");
    Files.writeString(config.resolve("words/politics/en.yaml"), "strong: [a\n");

    Typed run = Typed.words("run", "--config", config.toString());

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .contains(
            "roomkeeper.yaml:2:1: unknown",
            "rooms.yaml:3:5: unknown key \"nmae\"; did you mean \"name\"?",
            "plugins/moderation.yaml:2:1: unknown key \"laddr\"; did you mean \"ladder\"?",
            "words/politics/en.yaml:");
    assertThat(folder.resolve("data")).doesNotExist();

    Typed check = Typed.words("check", "--config", config.toString());
    assertThat(check.status()).isEqualTo(2);
    assertThat(check.out().lines().filter(line -> line.matches(".*yaml:\\d+:\\d+: .*")))
        .containsExactlyElementsOf(
            run.err().lines().filter(line -> line.matches(".*yaml:\\d+:\\d+: .*")).toList());
  }
}
