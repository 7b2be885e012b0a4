package org.roomkeeper.wecom;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Key;
import com.google.inject.Stage;
import com.google.inject.TypeLiteral;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.roomkeeper.runtime.StrictModule;
import org.roomkeeper.runtime.ledger.Ledger;
import org.roomkeeper.runtime.ledger.LedgerModule;
import org.roomkeeper.runtime.line.Alarm;
import org.roomkeeper.runtime.line.LineService;
import org.roomkeeper.runtime.line.WordingSource;
import org.roomkeeper.runtime.platform.Platform;
import org.roomkeeper.runtime.settings.Settings;
import org.roomkeeper.runtime.settings.SettingsModule;
import org.roomkeeper.runtime.settings.SettingsSource;
import org.roomkeeper.runtime.time.Clockwork;
import org.roomkeeper.runtime.time.HandClock;
import org.roomkeeper.runtime.web.WebRoutes;
import org.roomkeeper.wecom.archive.ArchiveSettings;
import org.roomkeeper.wecom.client.WeComClients;

/** WeCom as the injector sees it, with settings as a founder writes them. */
class WeComModuleTest {
  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          "SECRET", "s3cret",
          "TOKEN", "t0ken",
          "KEY", "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C");

  @TempDir private Path folder;
  private Injector injector;

  @Test
  void offersThePlatformTheCallbackAndTheSources() throws Exception {
    var injector = injector("");

    assertThat(injector.getInstance(Platform.class).capabilities()).isNotNull();
    assertThat(injector.getInstance(Key.get(new TypeLiteral<Set<WebRoutes>>() {})))
        .extracting(WebRoutes::listener)
        .containsExactly(WebRoutes.Listener.PUBLIC);
    assertThat(injector.getInstance(Key.get(new TypeLiteral<Set<LineService>>() {})))
        .extracting(LineService::name)
        .contains("archive", "watch");
  }

  @Test
  void keepsTheRestToItself() throws Exception {
    assertThat(injector("").getExistingBinding(Key.get(WeComClients.class))).isNull();
  }

  @Test
  void takesWhatTheFileDoesNotSayFromWhatIsShipped() throws Exception {
    var settings = injector("").getInstance(Settings.class);

    var weCom = settings.of(WeComModule.WECOM).get();
    assertThat(weCom.baseAddress()).isEqualTo("https://qyapi.weixin.qq.com");
    assertThat(weCom.callback().window()).isEqualTo(Duration.ofMinutes(5));
    assertThat(weCom.roomCaps().customerGroup()).isEqualTo(500);
    assertThat(weCom.watch().settle()).isEqualTo(Duration.ofSeconds(2));
    assertThat(weCom.secretForContacts().reveal()).isEqualTo("s3cret");
    assertThat(weCom.toString()).doesNotContain("s3cret").doesNotContain("t0ken");
    var archive = settings.of(WeComModule.ARCHIVE).get();
    assertThat(archive.kind()).isEqualTo(ArchiveSettings.Kind.NONE);
    assertThat(archive.poll()).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void readsAnArchiveOfEachKind() throws Exception {
    var replay = injector("archive: {kind: replay, file: messages.ndjson, poll: 1s}");
    assertThat(replay.getInstance(Settings.class).of(WeComModule.ARCHIVE).get().kind())
        .isEqualTo(ArchiveSettings.Kind.REPLAY);

    var sandbox =
        injector("archive: {kind: sandbox, secret: \"${SECRET}\", url: \"http://127.0.0.1:1\"}");
    assertThat(sandbox.getInstance(Settings.class).of(WeComModule.ARCHIVE).get().secret())
        .isPresent();
  }

  private Optional<String> variable(String name) {
    return name.equals("STORAGE")
        ? Optional.of(folder.resolve("ledger.db").toString())
        : Optional.ofNullable(ENVIRONMENT.get(name));
  }

  private Injector injector(String archive) throws Exception {
    Files.writeString(
        folder.resolve("roomkeeper.yaml"),
        """
        storage: ${STORAGE}
        http: {public-url: "https://rooms.example.org"}
        wecom:
          corp-id: corp1
          agent-id: 1000002
          app-secret: ${SECRET}
          callback: {token: "${TOKEN}", aes-key: "${KEY}"}
        """
            + archive
            + "\n");
    Files.writeString(
        folder.resolve("rooms.yaml"),
        """
        communities:
          doctors:
            name: {zh: 医生, en: Doctors}
            languages: [zh, en]
            zones: [Asia/Shanghai]
            founders: [founder]
            moderators: [moderator]
            hosts: [host]
            openers: [opener]
        """);
    closeLedger();
    injector =
        Guice.createInjector(
            Stage.PRODUCTION,
            new StrictModule(),
            new SettingsModule(new SettingsSource(folder, this::variable)),
            new LedgerModule(),
            new WeComModule(),
            new AbstractModule() {
              @Override
              protected void configure() {
                // Who tells moderators of bad settings is not what is tested here.
                bind(WordingSource.class)
                    .toInstance(
                        (plugin, community) -> {
                          throw new UnsupportedOperationException();
                        });
                bind(Alarm.class).toInstance(what -> {});
                bind(Clockwork.class).toInstance(new HandClock(Instant.EPOCH));
                bind(MeterRegistry.class).toInstance(new SimpleMeterRegistry());
              }
            });
    return injector;
  }

  @AfterEach
  void closeLedger() {
    if (injector != null) {
      injector.getInstance(Ledger.class).close();
      injector = null;
    }
  }
}
