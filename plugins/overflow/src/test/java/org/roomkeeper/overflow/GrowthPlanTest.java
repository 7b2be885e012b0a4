package org.roomkeeper.overflow;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.roomkeeper.api.AskOwner;
import org.roomkeeper.api.Facts;
import org.roomkeeper.api.RoomId;
import org.roomkeeper.api.RoomKind;
import org.roomkeeper.api.Verb;
import org.roomkeeper.overflow.GrowthPlan.Circumstances;
import org.roomkeeper.sandbox.lane.HandLane;

class GrowthPlanTest {
  private static final Instant START = Instant.parse("2026-12-01T00:00:00Z");

  @TempDir Path folder;

  private static List<Instant> everyMinute(int people) {
    return IntStream.range(0, people).mapToObj(i -> START.plus(ofMinutes(i))).toList();
  }

  private static Circumstances nothing(Duration opening) {
    return new Circumstances(List.of(), List.of(), Optional.of(opening), 0);
  }

  @Test
  void thePlanAsksForARoomInTheSameMinuteAsTheLiveBot() {
    OverflowConfig settings = SomeSettings.of(3, 0, false, 0);
    List<Instant> arrivals = everyMinute(700);
    var plan = GrowthPlan.play(settings, nothing(ofMinutes(90)), arrivals, false);

    var lane = new HandLane(new OverflowPlugin(), settings).at(START.toString());
    List<Integer> asked = new ArrayList<>();
    lane.tick();
    int rooms = 0;
    int inside = 0;
    int waiting = 0;
    RoomId room = null;
    Optional<Integer> opensAt = Optional.of(90);
    asked.add(0);
    for (int minute = 0; minute < 700; minute++) {
      if (opensAt.isPresent() && minute == opensAt.get()) {
        rooms++;
        room = lane.opens(RoomKind.CUSTOMER_GROUP, "Doctors " + rooms, 500);
        lane.fill(room, 1);
        lane.changes(room, Facts.WELCOME_SET, "true");
        inside = 1;
        opensAt = Optional.empty();
      }
      waiting++;
      while (room != null && waiting > 0 && inside < 500) {
        lane.joins(room, "person" + minute + "-" + waiting);
        waiting--;
        inside++;
      }
      int before = lane.steps().size();
      lane.tick();
      boolean asksNow =
          lane.steps().subList(before, lane.steps().size()).stream()
              .anyMatch(step -> step.ref().filter(NextRoom.REF::equals).isPresent());
      boolean askedByJoin = opensAt.isEmpty() && isExpected(lane, asked.size());
      if (opensAt.isEmpty() && (asksNow || askedByJoin)) {
        asked.add(minute);
        opensAt = Optional.of(minute + 90);
      }
      lane.pass(ofMinutes(1));
    }

    List<Integer> planned =
        plan.rooms().stream()
            .map(one -> (int) Duration.between(START, one.asked().orElseThrow()).toMinutes())
            .toList();
    assertThat(asked.subList(0, planned.size())).isEqualTo(planned);
    assertThat(planned).hasSizeGreaterThanOrEqualTo(2);
  }

  /** Whether more rooms were asked for, each once, than were counted so far. */
  private static boolean isExpected(HandLane lane, int counted) {
    return lane.asked(AskOwner.class).stream()
            .map(task -> task.title().arguments())
            .distinct()
            .count()
        > counted;
  }

  @Test
  void whoComesBeforeTheFirstRoomWaitsUntilItIsOpen() {
    var plan =
        GrowthPlan.play(
            SomeSettings.of(3, 0, false, 0), nothing(ofHours(2)), everyMinute(60), false);

    assertThat(plan.totals().longestWait()).isEqualTo(ofHours(2));
    assertThat(plan.totals().mostWaiting()).isEqualTo(60);
    assertThat(plan.totals().placed()).isEqualTo(60);
    assertThat(plan.totals().leftWaiting()).isZero();
  }

  @Test
  void theNetOpensARoomWhenNobodyWasQuickEnough() {
    var rush = everyMinute(100).stream().flatMap(at -> IntStream.range(0, 12).mapToObj(i -> at));
    var plan =
        GrowthPlan.play(
            SomeSettings.of(3, 0, true, 0), nothing(ofMinutes(40)), rush.toList(), false);

    assertThat(plan.rooms()).hasSize(3).anyMatch(GrowthPlan.PlannedRoom::byWeCom);
    assertThat(plan.totals().placed()).isEqualTo(1200);
  }

  @Test
  void nobodyIsCountedTwiceAndNobodyIsLost() {
    for (int rooms = 1; rooms < 5; rooms++) {
      var arrivals = ArrivalsFile.byChance(200, START, START.plus(ofDays(1)), 10_000, rooms);
      var plan =
          GrowthPlan.play(
              SomeSettings.of(rooms, 3, false, 0),
              new Circumstances(List.of(), List.of(), Optional.of(ofHours(1)), 700),
              arrivals,
              false);
      var totals = plan.totals();

      assertThat(totals.arrived()).isEqualTo(arrivals.size());
      assertThat(totals.placed() + totals.corporate() + totals.leftWaiting())
          .isEqualTo(totals.arrived());
      assertThat(plan.rooms()).allMatch(room -> room.headcount() <= 497);
    }
  }

  // ---- the word of the command line ----

  private record Said(boolean done, String out, String err) {}

  private static Said run(String... words) throws Exception {
    return run(Locale.ENGLISH, words);
  }

  private static Said run(Locale language, String... words) throws Exception {
    var out = new StringWriter();
    var err = new StringWriter();
    var lane = new HandLane(new OverflowPlugin(), SomeSettings.of(2, 0, false, 0));
    var toOut = new PrintWriter(out);
    var toErr = new PrintWriter(err);
    boolean done =
        lane.part(PlanVerb.class)
            .run(
                new Verb.Call(
                    List.of(words),
                    language,
                    new BufferedReader(new StringReader("")),
                    toOut,
                    toErr));
    toOut.flush();
    toErr.flush();
    return new Said(done, out.toString(), err.toString());
  }

  @Test
  void itDrawsARowForEachRoomAndSaysWhoWaits() throws Exception {
    var said = run("--rate", "100/h", "--opening=1h");

    assertThat(said.done()).isTrue();
    assertThat(said.out())
        .contains("Doctors 1", "Doctors 2", "█", "waiting", "Waiting: ", "Arrivals: ");
    assertThat(run(Locale.CHINESE, "--rate", "100/h").out()).contains("排队", "满员", "来人");
  }

  @Test
  void theSameSeedGivesTheSamePlan() throws Exception {
    assertThat(run("--rate", "30/h", "--json")).isEqualTo(run("--rate", "30/h", "--json"));
    assertThat(run("--rate", "30/h", "--json", "--seed", "2"))
        .isNotEqualTo(run("--rate", "30/h", "--json"));
    assertThat(run("--rate", "30/h", "--json").out())
        .startsWith("{\"arrivals\":")
        .contains("\"rooms\":[{\"name\":\"Doctors 1\",\"capacity\":500,");
  }

  @Test
  void itReadsWhoComesFromAFileAndWritesADrawingAndATable() throws Exception {
    Path file = folder.resolve("conference.csv");
    Files.writeString(
        file,
        """
        # the first morning
        2026-12-01T08:00,300
        2026-12-01 09:30
        2026-12-01T10:00:00Z;250
        2026-12-01T18:00+08:00,10
        """);
    Path svg = folder.resolve("plan.svg");
    Path csv = folder.resolve("plan.csv");

    var said =
        run(
            "--arrivals",
            file.toString(),
            "--svg",
            svg.toString(),
            "--csv",
            csv.toString(),
            "--json");

    assertThat(said.out()).startsWith("{\"arrivals\":561,\"placed\":561,");
    assertThat(Files.readString(svg))
        .startsWith("<svg ")
        .contains("<polyline")
        .endsWith("</svg>\n");
    assertThat(Files.readString(csv)).startsWith("minute,rooms,people,seats,waiting,asked\n0,0,");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "--rate",
        "--rate 0/h",
        "--rate 5",
        "--rate 5/y",
        "--rate 9999999/m",
        "--rate -5/h",
        "--rate 5/h --arrivals x",
        "--arrivals x --for 3d",
        "--rate 5/h --opening soon",
        "--rate 5/h --for 0d",
        "--rate 5/h --for 400d",
        "--rate 5/h --seed one",
        "--rate 5/h --community nowhere",
        "--rate 5/h --fast"
      })
  void wrongUseIsRefusedWithASentence(String words) {
    String[] split = words.isEmpty() ? new String[0] : words.split(" ", -1);

    assertThatThrownBy(() -> run(split))
        .isInstanceOf(Verb.WrongUse.class)
        .message()
        .isNotBlank()
        .doesNotContain("plan.", "{0}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"tomorrow", "2026-13-01T00:00", "2026-12-01T08:00,many", "2026-12-01T08:00,1,2"})
  void aLineThatSaysNoTimeIsNamed(String line) throws IOException {
    Path file = folder.resolve("bad.csv");
    Files.writeString(file, "2026-12-01T08:00\n" + line + "\n");

    assertThatThrownBy(() -> run("--arrivals", file.toString()))
        .isInstanceOf(Verb.WrongUse.class)
        .hasMessageContaining("Line 2")
        .hasMessageContaining(line);
  }

  @Test
  void aMissingFileIsAFailureAndNoWrongUse() throws Exception {
    var said = run("--arrivals", folder.resolve("none.csv").toString());

    assertThat(said.done()).isFalse();
    assertThat(said.err()).contains("none.csv");
  }
}
