package org.roomkeeper.wecom.archive;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.roomkeeper.runtime.settings.Secret;
import org.roomkeeper.wecom.archive.MessageArchive.Archived;
import org.roomkeeper.wecom.support.ScriptedWeCom;

/**
 * The finance library in a process of its own, with a library that misbehaves in real processes:
 * whatever becomes of them, each message is given once and in order.
 */
class FinanceArchiveTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @TempDir private Path folder;
  private FinanceArchive archive;

  @BeforeEach
  void open() throws Exception {
    messages(60);
    archive = archive(PATIENCE);
  }

  @AfterEach
  void close() {
    archive.close();
  }

  @Test
  void givesTheMessagesFromWhereTheyWereLeft() throws Exception {
    assertThat(archive.fetch(0, 25)).extracting(Archived::seq).containsExactlyElementsOf(to(1, 25));
    var rest = archive.fetch(25, 1_000);
    assertThat(rest).extracting(Archived::seq).containsExactlyElementsOf(to(26, 60));
    assertThat(rest.getFirst().json()).isEqualTo(RoughFinance.text(26));
    assertThat(rest.getFirst().messageId()).isEqualTo("m26");
    assertThat(archive.fetch(60, 1_000)).isEmpty();
    assertThat(lives()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"crash-1", "crash-17", "rubbish-17", "crash-60"})
  void losesAndDoublesNothingWhenTheProcessDies(String mishap) throws Exception {
    Files.createFile(folder.resolve(mishap));

    assertThat(all()).extracting(Archived::json).isEqualTo(texts(1, 60));
    assertThat(lives()).hasSize(2);
  }

  @Test
  void killsAProcessThatHangs() throws Exception {
    archive.close();
    archive = archive(Duration.ofSeconds(6));
    Files.createFile(folder.resolve("hang-9"));

    assertThat(all()).extracting(Archived::json).isEqualTo(texts(1, 60));
    assertThat(lives()).hasSize(2);
    await().atMost(20, SECONDS).until(() -> alive() == 1);
  }

  @Test
  void waitsForAProcessThatIsOnlySlow() throws Exception {
    Files.createFile(folder.resolve("slow"));

    assertThat(all()).extracting(Archived::json).isEqualTo(texts(1, 60));
    assertThat(lives()).hasSize(1);
  }

  @Test
  void givesUpAMessageAtWhichThreeProcessesDied() throws Exception {
    Files.createFile(folder.resolve("poison-30"));

    var all = all();

    assertThat(all).extracting(Archived::seq).isEqualTo(to(1, 60));
    assertThat(all.get(29).json()).isEmpty();
    assertThat(all.get(30).json()).isEqualTo(RoughFinance.text(31));
    assertThat(lives()).hasSize(4);
  }

  @Test
  void aMessageThatTheLibraryRefusesEndsThePageAndIsTheOnlyOneLost() throws Exception {
    Files.createFile(folder.resolve("refuse-12"));

    assertThat(archive.fetch(0, 100)).hasSize(12).last().extracting(Archived::json).isEqualTo("");
    assertThat(archive.fetch(12, 100)).extracting(Archived::json).isEqualTo(texts(13, 60));
    assertThat(lives()).hasSize(1);
  }

  @Test
  void whatTheLibraryAnswersInGoodOrderIsNoDeath() throws Exception {
    Files.createFile(folder.resolve("fail"));

    assertThatThrownBy(() -> archive.fetch(0, 100))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("10001")
        .hasMessageNotContaining("hush");
    assertThat(archive.fetch(0, 100)).hasSize(60);
    assertThat(lives()).hasSize(1);
  }

  @Test
  void waitsForAKeyThatIsToCome() throws Exception {
    Files.createFile(folder.resolve("version-20"));

    assertThat(archive.fetch(0, 100)).hasSize(19);
    assertThatThrownBy(() -> archive.fetch(19, 100))
        .isInstanceOfSatisfying(
            MissingKey.class, lacks -> assertThat(lacks.version()).isEqualTo(4));
  }

  @Test
  void theProcessEndsWithTheArchive() throws Exception {
    Files.createFile(folder.resolve("slow"));
    archive.fetch(0, 5);
    assertThat(alive()).isEqualTo(1);

    archive.close();

    await().atMost(20, SECONDS).until(() -> alive() == 0);
    assertThatThrownBy(() -> archive.fetch(5, 5)).isInstanceOf(IOException.class);
  }

  @Test
  void theRealWorkerSaysWhyItCannotLoadALibraryThatIsNone() throws Exception {
    var library = Files.writeString(folder.resolve("libWeWorkFinanceSdk_Java.so"), "no library");
    try (var real =
        new FinanceArchive(
            FinanceArchive.command(FinanceWorker.class, classPath()),
            new FinanceSetup("corp1", "hush-hush", library.toString(), Map.of(3, "hush")),
            new ArchiveCrypt(Map.of()),
            PATIENCE)) {
      assertThatThrownBy(() -> real.fetch(0, 10))
          .isInstanceOf(IOException.class)
          .hasMessageNotContaining("hush");
    }
  }

  @Test
  void theSettingsSayWhatIsMissing() {
    var weCom = ScriptedWeCom.settingsAt(URI.create("http://127.0.0.1:9"));
    assertThatThrownBy(() -> Archives.open(settings(Optional.empty(), Map.of()), weCom))
        .hasMessageContaining("archive.library");
    assertThatThrownBy(
            () ->
                Archives.open(settings(Optional.of(folder.resolve("nowhere.so")), Map.of()), weCom))
        .hasMessageContaining("nowhere.so");
    assertThatThrownBy(
            () -> Archives.open(settings(Optional.of(folder.resolve("messages")), Map.of()), weCom))
        .hasMessageContaining("archive.private-keys");
  }

  private static ArchiveSettings settings(Optional<Path> library, Map<String, Secret> keys) {
    return new ArchiveSettings(
        ArchiveSettings.Kind.NATIVE,
        Optional.of(new Secret("s")),
        keys,
        library,
        Optional.empty(),
        Duration.ofSeconds(3),
        Optional.empty());
  }

  private FinanceArchive archive(Duration patience) throws Exception {
    var generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    var pem =
        Base64.getEncoder().encodeToString(generator.generateKeyPair().getPrivate().getEncoded());
    var crypt = new ArchiveCrypt(Map.of(Integer.toString(RoughFinance.VERSION), new Secret(pem)));
    return new FinanceArchive(
        FinanceArchive.command(RoughFinance.class, classPath()),
        new FinanceSetup("corp1", "hush-hush", folder.resolve("lib.so").toString(), crypt.bare()),
        crypt,
        patience);
  }

  private static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }

  /** Everything, as a reader reads it that tries again. */
  private List<Archived> all() throws Exception {
    var all = new ArrayList<Archived>();
    int failures = 0;
    while (all.size() < 60) {
      try {
        all.addAll(archive.fetch(all.isEmpty() ? 0 : all.getLast().seq(), 100));
      } catch (IOException e) {
        assertThat(++failures).as(e.getMessage()).isLessThan(10);
      }
    }
    return all;
  }

  private void messages(int count) throws IOException {
    Files.writeString(folder.resolve("messages"), Integer.toString(count));
  }

  private List<Long> lives() throws IOException {
    try (var files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith("life-"))
          .map(name -> Long.valueOf(name.substring("life-".length())))
          .toList();
    }
  }

  private long alive() throws IOException {
    return lives().stream()
        .filter(pid -> ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent())
        .count();
  }

  private static List<Long> to(long from, long to) {
    return LongStream.rangeClosed(from, to).boxed().toList();
  }

  private static List<String> texts(long from, long to) {
    return to(from, to).stream().map(RoughFinance::text).toList();
  }
}
