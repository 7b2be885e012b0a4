package org.roomkeeper.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.roomkeeper.api.MessageId;
import org.roomkeeper.app.bot.RunningBot;
import org.roomkeeper.app.cli.CommandLineOfRoomkeeper;
import org.roomkeeper.app.founding.Founding;
import org.roomkeeper.app.founding.People;
import org.roomkeeper.runtime.ledger.Why;
import org.roomkeeper.runtime.settings.Settings;
import org.roomkeeper.sandbox.Sandbox;

/** Settings that somebody edits, badly and then well, while a bot runs on them. */
class SettingsReloadIT {
  private static final String NEW_WORD = "strong: [grobblefink]\n";

  @TempDir private Path folder;
  private Sandbox sandbox;
  private People people;
  private Founding founding;
  private RunningBot bot;

  @BeforeEach
  void start() throws Exception {
    sandbox = Sandbox.start(0);
    people = new People(URI.create(sandbox.baseUrl()));
    founding =
        Founding.of(
            sandbox.ready(),
            people,
            Script.demo(new Conversation(List.of()), 1, true).lectureAfter(),
            folder);
    bot =
        RunningBot.start(
            founding.botFolders(),
            CommandLineOfRoomkeeper.coreWords(),
            Optional.of(founding.address().sandbox()));
    people.act("callback", "url", founding.callbackUrl());
    people.letPass(Duration.ofMinutes(2));
  }

  @AfterEach
  void stop() {
    bot.close();
    sandbox.close();
  }

  @Test
  void aBadEditLeavesTheLastGoodSettingsInForceAndIsToldOnceUntilItIsMended() throws Exception {
    Path settings = folder.resolve("config/plugins/moderation.yaml");
    Path words = folder.resolve("config/words/politics/ours.yaml");
    String good = Files.readString(settings);
    assertThat(verdict("expert01", "grobblefink")).isEmpty();
    assertThat(verdict("expert02", "free tibet")).get().asString().startsWith("act ");

    // A bad file holds back the good ones that were changed with it.
    Files.writeString(settings, good + "laddr: 1\n");
    Files.writeString(words, NEW_WORD);
    await(Settings.State.KEPT);
    people.letPass(Duration.ofMinutes(2));
    assertThat(told("plugins/moderation.yaml:" + (good.lines().count() + 1) + ":1"))
        .containsExactlyInAnyOrder("owner", "moderator1", "moderator2");
    assertThat(verdict("expert03", "grobblefink")).isEmpty();
    assertThat(verdict("expert04", "free tibet")).get().asString().startsWith("act ");

    Files.writeString(
        settings,
        good.replace("politics: {ask: 0.5, act: 0.85}", "politics: {ask: 0.5, act: 0.99}"));
    await(Settings.State.GOOD);
    people.letPass(Duration.ofHours(2));
    assertThat(verdict("expert05", "grobblefink")).get().asString().startsWith("ask ");
    assertThat(verdict("expert06", "free tibet")).get().asString().startsWith("ask ");

    Files.writeString(words, "stong: [grobblefink, snorfblatt]\n");
    await(Settings.State.KEPT);
    people.letPass(Duration.ofHours(2));
    assertThat(told("words/politics/ours.yaml:1:1"))
        .containsExactlyInAnyOrder("owner", "moderator1", "moderator2");
    assertThat(verdict("expert07", "snorfblatt")).isEmpty();
    assertThat(verdict("expert08", "grobblefink")).isPresent();

    Files.writeString(words, "strong: [snorfblatt]\n");
    await(Settings.State.GOOD);
    assertThat(verdict("expert09", "snorfblatt")).isPresent();
    assertThat(verdict("expert10", "grobblefink")).isEmpty();
    assertThat(told("plugins/moderation.yaml:")).as("nobody is told twice").hasSize(3);
  }

  private void await(Settings.State state) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> bot.part(Settings.class).state() == state);
  }

  /** What the bot finds about politics in something that an expert says now. */
  private Optional<String> verdict(String expert, String text) throws Exception {
    String id =
        people
            .act(
                "member/say",
                "chatId",
                founding.address().appGroup(),
                "person",
                expert,
                "text",
                text)
            .path("msgid")
            .asText();
    people.letPass(Duration.ofMinutes(2));
    return bot.part(Why.class).findings(new MessageId(id)).stream()
        .filter(found -> found.key().equals("verdict.politics"))
        .map(Why.Found::detail)
        .findFirst();
  }

  /** To whom the bot wrote privately with these words. */
  private List<String> told(String words) throws Exception {
    return people.journal("request").stream()
        .filter(request -> request.path("path").asText().endsWith("/message/send"))
        .filter(request -> request.path("errcode").asInt() == 0)
        .map(SettingsReloadIT::body)
        .filter(body -> body.path("text").path("content").asText().contains(words))
        .flatMap(body -> List.of(body.path("touser").asText().split("\\|")).stream())
        .toList();
  }

  private static JsonNode body(JsonNode request) {
    try {
      return new ObjectMapper().readTree(request.path("body").asText());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
