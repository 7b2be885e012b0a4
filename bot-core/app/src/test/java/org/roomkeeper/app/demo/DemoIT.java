package org.roomkeeper.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.roomkeeper.app.cli.CommandLineOfRoomkeeper;

/** The main job, as the command line runs it, with fewer doctors. */
class DemoIT {
  @TempDir private Path folder;

  @Test
  void theStoryEndsWithEverybodyWelcomedAndNothingUnknown() throws Exception {
    Path ready = folder.resolve("ready.json");
    Path verdicts = folder.resolve("verdicts.jsonl");
    var out = new ByteArrayOutputStream();
    int status =
        new CommandLineOfRoomkeeper(
                InputStream.nullInputStream(), printing(out), printing(new ByteArrayOutputStream()))
            .run(
                "demo",
                "--exit",
                "--json",
                "--doctors",
                "100",
                "--ready-file",
                ready.toString(),
                "--verdicts",
                verdicts.toString());

    String said = out.toString(StandardCharsets.UTF_8);
    assertThat(status).as(said).isZero();
    assertThat(said).as("a rehearsal").containsPattern("decided otherwise: [1-9]");
    JsonNode tally = new ObjectMapper().readTree(said.lines().toList().getLast());
    assertThat(said)
        .contains("taps “Clinical”")
        .contains("a moderator presses “overturn”")
        .contains("the bot lets it be: it has learned");
    assertThat(said.lines().filter(line -> line.contains("]")))
        .as("the first days: vetting, a full room, the waiting list, the corporate room")
        .anyMatch(line -> line.contains("Lin Yue fills in the form"))
        .anyMatch(line -> line.contains("“let-in” on: ") && line.contains("Lin Yue"))
        .anyMatch(line -> line.contains("Amara Okafor reads: Your form is with our moderators"))
        .anyMatch(line -> line.contains("is full: 4 people"))
        .anyMatch(line -> line.contains("Amara Okafor finds no room: No room has space"))
        .anyMatch(line -> line.contains("takes a number: Your number is 1"))
        .anyMatch(line -> line.contains("Amara Okafor looks again: It is your turn!"))
        .anyMatch(line -> line.contains("Giulia Rossi reads: Our rooms are all full."))
        .anyMatch(line -> line.contains("joins the corp, is in “全体医生 Hall”, and is told: "))
        .anyMatch(line -> line.contains("opens the doors wide"));
    assertThat(tally.path("joined").asInt()).isEqualTo(100);
    assertThat(tally.path("welcomed").asInt()).isGreaterThanOrEqualTo(99);
    assertThat(tally.path("largestRoom").asInt()).isLessThanOrEqualTo(tally.path("cap").asInt());
    assertThat(tally.path("messages").asInt()).isGreaterThanOrEqualTo(150);
    assertThat(tally.path("violations").asInt()).isEqualTo(32);
    assertThat(tally.path("missed").asInt()).isLessThanOrEqualTo(3);
    // One of them is there on purpose: the story tells what becomes of it.
    assertThat(tally.path("falseAlarms").asInt()).isBetween(1, 4);
    assertThat(tally.path("announcements").asInt()).isGreaterThanOrEqualTo(2);
    assertThat(tally.path("reminders").asInt()).isEqualTo(tally.path("announcements").asInt());
    assertThat(tally.path("actions").path("unknown").asInt()).isZero();
    assertThat(new ObjectMapper().readTree(ready.toFile()).path("joinUrl").asText())
        .endsWith("/join/doctors");
    List<String> decided = Files.readAllLines(verdicts);
    assertThat(decided).hasSize(tally.path("messages").asInt());
  }

  private static PrintStream printing(ByteArrayOutputStream to) {
    return new PrintStream(to, true, StandardCharsets.UTF_8);
  }
}
