package org.roomkeeper.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.roomkeeper.app.founding.BotProcess;
import org.roomkeeper.app.founding.Founding;
import org.roomkeeper.app.founding.People;
import org.roomkeeper.runtime.time.Bell;
import org.roomkeeper.sandbox.Sandbox;

/**
 * A bot is killed again and again in the middle of the story, and started again. What counts is
 * read off the sandbox's journal, and off the ledger that the last bot leaves behind.
 */
class KilledInMidStoryIT {
  private static final int KILLS = 3;
  private static final Duration BETWEEN_KILLS = Duration.ofSeconds(6);

  private final ObjectMapper json = new ObjectMapper();

  @TempDir private Path folder;

  @Test
  void everyEventIsHandledNothingIsSaidTwiceAndWhatNobodyKnowsIsReported() throws Exception {
    var whole = Conversation.shipped();
    var script =
        new Script(
            60,
            6,
            Duration.ofMinutes(5),
            new Conversation(whole.messages().subList(0, 60)),
            Duration.ofMinutes(75),
            1);
    try (Sandbox sandbox = Sandbox.start(0)) {
      var people = new People(URI.create(sandbox.baseUrl()));
      Founding founding = Founding.of(sandbox.ready(), people, script.lectureAfter(), folder);
      prepareStorage(founding.folder().resolve("config"));
      // A bot that starts again is back before WeCom gives a callback up.
      people.act("knobs", "callbackRetryPauseMillis", 20_000);
      try (BotProcess bot = BotProcess.start(founding)) {
        bot.awaitUp();
        people.act("callback", "url", founding.callbackUrl());
        List<Spoken> spoken = playWhileKilling(script, founding, people, bot);
        assertThat(spoken).hasSize(60);
        // Whoever was away meanwhile: rooms are looked at in full every half an hour.
        people.letPass(Duration.ofHours(1));
        assertThat(bot.runs()).as(bot.log()).isTrue();
      }
      assertNothingWasSaidTwice(people);
      assertEveryAcknowledgedContactIsInTheLedger(people);
      assertEveryUnknownOutcomeWasReported(people, founding);
      assertNoEventWaitsOrFailed();
    }
  }

  private List<Spoken> playWhileKilling(
      Script script, Founding founding, People people, BotProcess bot) throws Exception {
    var told = new ByteArrayOutputStream();
    var story =
        new Story(script, founding.address(), people, new Telling(new PrintStream(told, true)));
    var playing = new HashMap<String, Exception>();
    var killer =
        Thread.ofPlatform()
            .start(
                () -> {
                  var random = new Random(7);
                  var pause = new Bell();
                  try {
                    for (int kill = 0; kill < KILLS; kill++) {
                      pause.await(BETWEEN_KILLS.plusMillis(random.nextInt(2000)));
                      bot.killAndStartAgain();
                    }
                  } catch (Exception failed) {
                    playing.put("killer", failed);
                  }
                });
    List<Spoken> spoken = story.play();
    killer.join();
    assertThat(playing).isEmpty();
    return spoken;
  }

  /** Prepares another place for the ledger than the file that the settings name. */
  void prepareStorage(Path config) throws Exception {
    assertThat(config.resolve("roomkeeper.yaml")).content().contains("storage: data/roomkeeper.db");
  }

  /** How to look into the ledger. */
  Connection ledger() throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("data/roomkeeper.db"));
  }

  private void assertNothingWasSaidTwice(People people) throws Exception {
    var seen = new HashMap<String, Integer>();
    for (JsonNode request : people.journal("request")) {
      if (request.path("errcode").asInt() != 0 || request.path("status").asInt() != 200) {
        continue;
      }
      JsonNode body = json.readTree(textOr(request.path("body").asText(), "{}"));
      String what =
          switch (request.path("path").asText()) {
            case "/cgi-bin/externalcontact/send_welcome_msg" ->
                "welcome " + body.path("welcome_code").asText();
            case "/cgi-bin/appchat/send" ->
                "said " + body.path("chatid") + body.path("text").path("content");
            case "/cgi-bin/externalcontact/add_msg_template" ->
                "announced " + body.path("chat_id_list") + body.path("text").path("content");
            default -> "";
          };
      if (!what.isEmpty()) {
        seen.merge(what, 1, Integer::sum);
      }
    }
    assertThat(seen).isNotEmpty();
    assertThat(seen).allSatisfy((what, times) -> assertThat(times).as(what).isOne());
    // WeCom itself passes over a private message that comes again: what counts is what is seen.
    for (JsonNode person : people.look("people", "kind", "member").path("people")) {
      var notes = new HashSet<String>();
      for (JsonNode item : people.look("phone/" + person.path("id").asText()).path("items")) {
        if (item.path("kind").asText().equals("app")) {
          assertThat(notes.add(item.path("content").toString()))
              .as(person.path("name").asText() + " is told " + item.path("content"))
              .isTrue();
        }
      }
    }
    for (JsonNode person : people.look("people", "kind", "customer").path("people")) {
      assertThat(person.path("welcomed").path("code").asInt())
          .as(person.path("name").asText())
          .isLessThanOrEqualTo(1);
    }
  }

  private void assertEveryAcknowledgedContactIsInTheLedger(People people) throws Exception {
    var acknowledged = new HashSet<String>();
    for (JsonNode callback : people.journal("callback")) {
      String xml = callback.path("xml").asText();
      if (callback.path("status").asInt() == 200 && xml.contains("add_external_contact")) {
        acknowledged.add(xml);
      }
    }
    assertThat(acknowledged).isNotEmpty();
    assertThat(number("SELECT count(*) FROM event WHERE kind = 'ContactAdded'"))
        .isEqualTo(acknowledged.size());
    int inside = 0;
    for (JsonNode room : people.look("world").path("rooms")) {
      if (room.path("type").asText().equals("customer") && !room.path("dismissed").asBoolean()) {
        inside += room.path("size").asInt();
      }
    }
    assertThat(
            number(
                    "SELECT count(*) FROM event WHERE kind = 'MemberJoined' AND room LIKE 'customer:%'")
                - number(
                    "SELECT count(*) FROM event WHERE kind = 'MemberLeft' AND room LIKE"
                        + " 'customer:%'"))
        .as("people who joined and did not leave, in the ledger and in the world")
        .isEqualTo(inside);
  }

  private void assertEveryUnknownOutcomeWasReported(People people, Founding founding)
      throws Exception {
    int unknown = (int) number("SELECT count(*) FROM action WHERE state = 'unknown'");
    int reported = 0;
    for (JsonNode item : people.look("phone/" + founding.address().owner()).path("items")) {
      reported += item.path("content").toString().contains("roomkeeper why") ? 1 : 0;
    }
    assertThat(reported).isEqualTo(unknown);
  }

  private void assertNoEventWaitsOrFailed() throws SQLException {
    assertThat(number("SELECT count(*) FROM failure")).isZero();
    assertThat(number("SELECT count(*) FROM action WHERE state = 'leaving'")).isZero();
    assertThat(number("SELECT count(*) FROM notice WHERE answered = 0")).isZero();
    assertThat(
            number(
                "SELECT count(*) FROM lane WHERE community = 'doctors' AND plugin <> 'core'"
                    + " AND cursor < (SELECT max(id) FROM event WHERE community = 'doctors'"
                    + " AND kind <> 'Tick')"))
        .as("lanes that are behind")
        .isZero();
  }

  private long number(String query) throws SQLException {
    try (Connection ledger = ledger();
        var statement = ledger.createStatement();
        var rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private static String textOr(String text, String otherwise) {
    return text.isBlank() ? otherwise : text;
  }
}
