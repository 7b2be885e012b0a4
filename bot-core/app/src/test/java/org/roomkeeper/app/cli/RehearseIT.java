package org.roomkeeper.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.roomkeeper.api.CommunityId;
import org.roomkeeper.api.Envelope;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.MemberJoined;
import org.roomkeeper.api.MemberKind;
import org.roomkeeper.api.MessageId;
import org.roomkeeper.api.MessagePosted;
import org.roomkeeper.api.Part;
import org.roomkeeper.api.RoomId;
import org.roomkeeper.api.RoomKind;
import org.roomkeeper.runtime.intake.Incoming;
import org.roomkeeper.runtime.intake.RoomReading;
import org.roomkeeper.runtime.ledger.LedgerFile;
import org.roomkeeper.runtime.ledger.OpenLedger;
import org.roomkeeper.runtime.settings.Settings;
import org.roomkeeper.runtime.settings.SettingsSource;
import org.roomkeeper.wecom.WeComModule;

/** Settings that are tried on what was said, over the distribution. */
class RehearseIT {
  private static final RoomId ROOM = new RoomId("customer:wr1");
  private static final Instant NOW = Instant.parse("2026-12-01T08:00:00Z");

  @TempDir private Path folder;
  private Instant now = NOW;
  private int messages;

  @BeforeEach
  void aCommunityInWhichSomethingWasSaid() throws IOException {
    Path config =
        FoundersFolder.laid(
            folder, "{id: 'customer:wr1', name: 医生一群, kind: customer-group, family: main}");
    Files.createDirectories(config.resolve("words/politics"));
    Files.writeString(config.resolve("words/politics/en.yaml"), "strong: [snorfblatt]\n");
    sayAll(config);
  }

  private void sayAll(Path config) throws IOException {
    var settings =
        Settings.read(
            new SettingsSource(config, name -> Optional.empty()),
            Set.of(WeComModule.WECOM, WeComModule.ARCHIVE));
    InstantSource clock = () -> now;
    var open =
        OpenLedger.on(
            LedgerFile.open(folder.resolve("data/roomkeeper.db")), settings.communities(), clock);
    try {
      var room =
          new RoomReading(
              ROOM,
              RoomKind.CUSTOMER_GROUP,
              "医生一群",
              Optional.of(new MemberId("staff:ada")),
              "",
              500,
              List.of(guest("guest:gus"), guest("guest:may"), guest("guest:sam")));
      open.intake()
          .write(List.of(new Incoming.RoomRead(now, ROOM, Optional.of(room), List.of())))
          .join();
      now = NOW.minus(Duration.ofDays(40));
      write(open, said("guest:gus", "an old flumdrum of the north"));
      now = NOW.minus(Duration.ofDays(2));
      write(open, said("guest:gus", "the flumdrum of the north is what we need"));
      write(open, said("guest:may", "what a grobblefink in the capital"));
      // Of whom nothing else is found: one person has one open card a room.
      write(open, said("guest:sam", "the snorfblatt of the south is what we need"));
      write(open, said("guest:may", "这个药的剂量是多少"));
    } finally {
      open.ledger().close();
    }
  }

  private static void write(OpenLedger open, Incoming incoming) {
    open.intake().write(List.of(incoming)).join();
  }

  private Incoming said(String who, String text) {
    String id = "m" + ++messages;
    return new Incoming.Happened(
        id,
        new MessagePosted(
            Envelope.of(new CommunityId("corp"), now),
            ROOM,
            new MemberId(who),
            new MessageId(id),
            List.of(new Part.Text(text))));
  }

  private static RoomReading.Person guest(String id) {
    return new RoomReading.Person(
        new MemberId(id),
        id,
        MemberKind.GUEST,
        Optional.of(NOW),
        MemberJoined.Entry.UNKNOWN,
        Optional.empty(),
        Optional.empty());
  }

  private Path proposed(String words) throws IOException {
    Path proposed = folder.resolve("proposed");
    Files.createDirectories(proposed.resolve("words/politics"));
    Files.writeString(proposed.resolve("words/politics/en.yaml"), words);
    return proposed;
  }

  private Typed rehearse(String... more) {
    var words = new ArrayList<>(List.of("rehearse", "moderation"));
    words.addAll(List.of("--in-force", folder.resolve("config").toString()));
    words.addAll(List.of(more));
    return Typed.words(words.toArray(String[]::new));
  }

  @Test
  void proposedWordsAreComparedWithThoseInForce() throws Exception {
    Path proposed = proposed("strong: [grobblefink, flumdrum, snorfblatt]\n");

    Typed typed = rehearse("--since", "7d", "--config", proposed.toString(), "--json");

    assertThat(typed.status()).as(typed.err()).isZero();
    List<JsonNode> lines = lines(typed.out());
    assertThat(lines).hasSize(3);
    assertThat(lines.get(0).path("text").asText()).contains("flumdrum");
    assertThat(lines.get(0).path("changes").toString())
        .isEqualTo("[\"newly-flagged\",\"newly-acted\"]");
    assertThat(lines.get(0).path("before").path("verdicts")).isEmpty();
    assertThat(lines.get(0).path("after").path("verdicts").path("verdict.politics").asText())
        .isEqualTo("act 0.9 politics/en.yaml strong");
    assertThat(lines.get(1).path("room").path("name").asText()).isEqualTo("医生一群");
    assertThat(lines.get(1).path("language").asText()).isEqualTo("en");
    JsonNode sums = lines.get(2).path("sums");
    assertThat(sums.path("events").asInt()).isEqualTo(4);
    assertThat(sums.path("newly-flagged").asInt()).isEqualTo(2);

    Typed why =
        Typed.words(
            "why",
            "--event",
            lines.get(1).path("event").asText(),
            "--config",
            folder.resolve("config").toString());
    assertThat(why.status()).as(why.err()).isZero();
    assertThat(why.out())
        .contains("somebody wrote in a room", "customer:wr1", "Nothing was done about it.");
  }

  @Test
  void aPersonIsToldByRoomAndLanguage() throws Exception {
    Typed typed = rehearse("--config", proposed("strong: [grobblefink]\n").toString());

    assertThat(typed.status()).as(typed.err()).isZero();
    assertThat(typed.out())
        .contains("beside those in force")
        .contains("“what a grobblefink in the capital”")
        .contains("politics: let through → the bot acts (0.9 politics/en.yaml strong)")
        .contains("no longer")
        .containsPattern("医生一群 +en +1 +1 +1 +1 +0 +0")
        .contains("Decided otherwise: 2.");
  }

  @Test
  void whatIsInForceIsComparedWithWhatWasDecidedThen() {
    Typed typed = rehearse("--since", "7d", "--json");

    assertThat(typed.status()).as(typed.err()).isZero();
    // No bot ran, so nothing was decided.
    assertThat(lines(typed.out()).getLast().path("sums").path("newly-flagged").asInt())
        .isEqualTo(1);
  }

  @Test
  void whatIsWrongWithTheProposalIsToldByFileLineAndColumn() throws Exception {
    Typed typed = rehearse("--config", proposed("ask: [a]\nstrnog: [b]\n").toString());

    assertThat(typed.status()).isEqualTo(2);
    assertThat(typed.err()).contains("words/politics/en.yaml:2:1: ").contains("\"strong\"");
  }

  @Test
  void wrongUsageIsRefused() {
    assertThat(rehearse("--since", "soon").status()).isEqualTo(2);
    assertThat(rehearse("--config", folder.resolve("nowhere").toString()).status()).isEqualTo(2);
    Typed nobody = Typed.words("rehearse", "moderaton", "--in-force", config());
    assertThat(nobody.status()).isEqualTo(2);
    assertThat(nobody.err()).contains("moderation");
  }

  @Test
  void aBotMayRunOnTheLedgerMeanwhile() throws Exception {
    try (var bot = LedgerFile.open(folder.resolve("data/roomkeeper.db"))) {
      assertThat(bot).isNotNull();
      assertThat(rehearse("--config", proposed("ask: [a]\n").toString()).status()).isZero();
    }
  }

  private String config() {
    return folder.resolve("config").toString();
  }

  private static List<JsonNode> lines(String out) {
    var json = new ObjectMapper();
    return out.lines()
        .map(
            line -> {
              try {
                return json.readTree(line);
              } catch (IOException e) {
                throw new AssertionError(line, e);
              }
            })
        .toList();
  }
}
