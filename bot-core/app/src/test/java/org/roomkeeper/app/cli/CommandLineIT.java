package org.roomkeeper.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
      assertThat(typed.out()).contains("demo", "check", "why");
      assertThat(typed.out())
          .contains(
              "Words of the plugins: census, evaluate, judge, plan-growth, rules, train, words ");
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

  @Test
  void theLedgerIsVisitedWithoutWeComsCredentials() throws Exception {
    Path config = shippedConfig("127.0.0.1:0");
    for (String visit : new String[] {"why", "why 7", "plugin list"}) {
      List<String> words = new ArrayList<>(List.of(visit.split(" ")));
      words.addAll(List.of("--config", config.toString()));
      Typed typed = Typed.words(words.toArray(String[]::new));
      assertThat(typed.status()).isEqualTo(2);
      assertThat(typed.err()).startsWith("There is no ledger yet at ").doesNotContain("WECOM_");
    }
    assertThat(Typed.words("rules", "--config", config.toString()).err())
        .startsWith("No bot has run here yet");
    assertThat(Typed.words("check", "--config", config.toString()).out())
        .contains("the environment variable WECOM_CORP_ID is not set");
  }

  @Test
  void aBotWhoseAddressIsTakenSaysSoAndEnds() throws Exception {
    try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String taken = "127.0.0.1:" + other.getLocalPort();
      Path config = shippedConfig(taken);
      Path file = config.resolve("roomkeeper.yaml");
      String aesKey = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";
      Files.writeString(
          file,
          Files.readString(file)
              .replace("${WECOM_BASE_URL:-https://qyapi.weixin.qq.com}", "http://127.0.0.1:1")
              .replace("${WECOM_CORP_ID}", "${NOT_SET:-ww0123456789abcdef}")
              .replace("${WECOM_APP_SECRET}", "${NOT_SET:-never-asked-for}")
              .replace("${WECOM_CALLBACK_TOKEN}", "${NOT_SET:-token}")
              .replace("${WECOM_CALLBACK_AES_KEY}", "${NOT_SET:-" + aesKey + "}"));

      Typed run = Typed.words("run", "--config", config.toString());

      assertThat(run.status()).as(run.toString()).isEqualTo(2);
      assertThat(run.err()).startsWith("Another program listens at " + taken + ":");
    }
  }

  /** A copy of the config folder that ships, with a public listener at this address. */
  private Path shippedConfig(String address) throws IOException {
    Path shipped = Path.of(System.getProperty("roomkeeper.home"), "config");
    Path copy = folder.resolve("config");
    try (var files = Files.walk(shipped)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = copy.resolve(shipped.relativize(file).toString());
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
      }
    }
    Path core = copy.resolve("roomkeeper.yaml");
    Files.writeString(
        core,
        Files.readString(core)
            .replace("public: 127.0.0.1:8080", "public: " + address)
            .replace("desk: 127.0.0.1:8081", "desk: 127.0.0.1:0"));
    return copy;
  }
}
