package org.roomkeeper.app.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.jar.Attributes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What makes no sense is refused with status 2 and one clear sentence, before anything starts. */
class WrongUsageTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"0", "-5", "100001", "2147483647", "many"})
  void aNumberOfDoctorsThatMakesNoStory(String doctors) {
    refused("--doctors", "demo", "--exit", "--doctors", doctors);
  }

  @ParameterizedTest
  @ValueSource(strings = {"99999", "65536", "-1", "http"})
  void aPortThatThereIsNot(String port) {
    refused("--port", "sandbox", "--port", port);
  }

  @Test
  void aPortThatIsTaken() throws Exception {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(socket.getLocalPort());
      refused("--port " + port, "sandbox", "--port", port);
    }
  }

  @ParameterizedTest
  @CsvSource({"why,0", "why,-3", "why --event,0", "why --event,-3"})
  void aNumberOfNoActionAndNoEvent(String words, String number) {
    refused("numbered from 1", (words + "=" + number).replace("why=", "why ").split(" "));
  }

  @Test
  void aFileToReplayThatThereIsNot() {
    refused(
        "there is no file", "demo", "--exit", "--replay", folder.resolve("no.jsonl").toString());
    refused("cannot be read", "demo", "--exit", "--replay", folder.toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"id\":\"2\"}",
        "{\"id\":\"\",\"text\":\"x\"}",
        "null",
        "[]",
        "hello",
        "{\"id\":\"2\",\"text\":",
        "{\"id\":\"2\",\"text\":\"\u00FF\u00FE\"}"
      })
  void aFileToReplayWithALineThatIsNoMessage(String line) throws Exception {
    Path file = folder.resolve("talk.jsonl");
    String good = "{\"id\":\"1\",\"text\":\"x\"}\n\n";
    Files.write(file, (good + line + "\n" + good).getBytes(ISO_8859_1));
    refused(file + ":3:", "demo", "--exit", "--replay", file.toString());
  }

  @Test
  void aFileToReplayWithoutAMessage() throws Exception {
    Path file = Files.writeString(folder.resolve("talk.jsonl"), "\n\n");
    refused("holds no message", "demo", "--exit", "--replay", file.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"--verdicts", "--ready-file"})
  void aFileToWriteThatLiesNowhere(String option) {
    refused(
        "there is no such folder: " + folder.resolve("nowhere"),
        "demo",
        "--exit",
        option,
        folder.resolve("nowhere/file.json").toString());
    refused("this is a folder", "demo", "--exit", option, folder.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"check", "run", "why", "plugin list", "judge hello"})
  void aConfigFolderThatThereIsNot(String words) {
    String nowhere = folder.resolve("nowhere").toString();
    refused("There is no such folder: " + nowhere, (words + " --config " + nowhere).split(" "));
    assertThat(folder).isEmptyDirectory();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "why abc|ID cannot be \"abc\".|ID 不能是“abc”。",
        "torture --seed x|--seed cannot be \"x\".|--seed 不能是“x”。",
        "demo bogus|Not understood: bogus|看不懂：bogus",
        "backup|Missing: FILE|缺少：FILE"
      })
  void wordsThatTheCommandLineCannotRead(String typed, String english, String chinese) {
    refused(english, typed.split(" "));
    assertThat(Typed.words(typed.split(" ")).err()).contains("Usage: roomkeeper ", "--help");
    assertThat(Typed.in("zh", typed.split(" ")).err()).startsWith(chinese).contains("用法：");
  }

  @Test
  void aConfigFolderIsNamedWithAnEqualsSignToo() {
    String nowhere = folder.resolve("nowhere").toString();
    refused("There is no such folder: " + nowhere, "check", "--config=" + nowhere);
    refused("There is no such folder: " + nowhere, "judge", "--config=" + nowhere, "hello");
  }

  @Test
  void whatIsRefusedIsSaidInChineseToo() {
    String nowhere = folder.resolve("nowhere").toString();
    assertThat(Typed.in("zh", "check", "--config", nowhere).err())
        .isEqualTo("没有这个文件夹：" + nowhere + "（--config）\n");
    assertThat(Typed.in("zh", "demo", "--doctors", "0").err()).contains("1 到 100,000 之间的整数");
    var chinese = new Words(Locale.CHINESE).bundle();
    var english = new Words(Locale.ENGLISH).bundle();
    assertThat(chinese.keySet()).isEqualTo(english.keySet());
    assertThat(chinese.getString("sandbox.no-port"))
        .isNotEqualTo(english.getString("sandbox.no-port"));
  }

  @Test
  void theVersionIsSaidAndTheCommitIfItIsKnown() {
    var manifest = new Attributes();
    assertThat(Version.line(manifest)).startsWith("roomkeeper (");
    manifest.put(Attributes.Name.IMPLEMENTATION_VERSION, "1.2.3");
    manifest.putValue("Roomkeeper-Commit", " ");
    assertThat(Version.line(manifest)).isEqualTo("roomkeeper 1.2.3");
    manifest.putValue("Roomkeeper-Commit", "0123456789ab");
    assertThat(Version.line(manifest)).isEqualTo("roomkeeper 1.2.3 (commit 0123456789ab)");
    assertThat(Typed.words("--version").status()).isZero();
  }

  private static void refused(String because, String... words) {
    Typed typed = Typed.words(words);
    assertThat(typed.status()).as(typed.toString()).isEqualTo(2);
    assertThat(typed.err()).contains(because);
    assertThat(typed.out()).isEmpty();
  }
}
