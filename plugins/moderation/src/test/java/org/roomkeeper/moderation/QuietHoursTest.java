package org.roomkeeper.moderation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.moderation.judge.ShippedWords;
import org.roomkeeper.moderation.judge.Topic;
import org.roomkeeper.moderation.judge.WordFiles;

/** Cards that wait until moderators are awake. */
class QuietHoursTest {
  private static final String ADA = "guest:ada";
  private static final String CASE = Cases.ref(new MemberId(ADA), Lane.CUSTOMERS);
  private static final Map<String, String> WORDS =
      Map.of(
          "politics/ours.yaml",
          "strong: [snorfblatt]\nrules: {threats: {stage: act, entries: [wumblewort], urgent: true}}\n",
          "race/ours.yaml",
          "strong: [flumdrum]\n");

  private static QuietHours quiet(String from, String to) {
    return new QuietHours(
        ZoneId.of("Asia/Shanghai"),
        LocalTime.parse(from),
        LocalTime.parse(to),
        Optional.of(Set.of(Topic.RACE)));
  }

  /** It is four in the afternoon in Shanghai when the lane begins. */
  private static Lane lane(QuietHours quiet) {
    ModerationConfig shipped =
        ShippedWords.settings().plugin("moderation", ModerationConfig.class).get();
    return Lane.under(
        new ModerationConfig(
            shipped.thresholds(),
            false,
            shipped.ladder(),
            shipped.appeals(),
            Optional.of(quiet),
            shipped.exemptRoles(),
            shipped.texts()),
        WordFiles.read(WORDS));
  }

  @ParameterizedTest
  @CsvSource({
    "22:30, 07:00, 2026-12-01T14:29:59Z, PT0S",
    "22:30, 07:00, 2026-12-01T14:30:00Z, PT8H30M",
    "22:30, 07:00, 2026-12-01T18:00:00Z, PT5H",
    "22:30, 07:00, 2026-12-01T22:59:59Z, PT1S",
    "22:30, 07:00, 2026-12-01T23:00:00Z, PT0S",
    "12:00, 14:00, 2026-12-01T05:00:00Z, PT1H",
    "12:00, 14:00, 2026-12-01T07:00:00Z, PT0S",
  })
  void itIsQuietUntilItEnds(String from, String to, Instant at, Duration left) {
    assertThat(quiet(from, to).left(at)).isEqualTo(left);
  }

  @Test
  void theEndIsByTheClockOnTheWallAlsoWhenThatIsChanged() {
    var berlin =
        new QuietHours(
            ZoneId.of("Europe/Berlin"), LocalTime.of(22, 0), LocalTime.of(7, 0), Optional.empty());
    assertThat(berlin.left(Instant.parse("2026-10-24T20:00:00Z"))).isEqualTo(Duration.ofHours(10));
  }

  @Test
  void aTimeThatNeverEndsIsRefused() {
    assertThatThrownBy(() -> quiet("07:00", "07:00")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aCardWaitsAndHoldsAllThatAPersonSaysMeanwhile() {
    Lane lane = lane(quiet("15:00", "17:00"));
    lane.says(ADA, Lane.CUSTOMERS, "snorfblatt");
    assertThat(lane.step(CASE).orElseThrow().delay()).isEqualTo(Duration.ofHours(1));
    lane.pass(Duration.ofMinutes(30));
    assertThat(lane.says(ADA, Lane.CUSTOMERS, "snorfblatt again").steps()).isEmpty();
    assertThat(lane.step(CASE).orElseThrow().delay()).isEqualTo(Duration.ofHours(1));
    lane.settleAll();
    assertThat(lane.presses(CASE, "told").because()).isPresent();
  }

  @Test
  void aRecalledMessageTakesItsCardWithIt() {
    Lane lane = lane(quiet("15:00", "17:00"));
    lane.says(ADA, Lane.CUSTOMERS, "snorfblatt");
    lane.recalls(ADA, Lane.CUSTOMERS, "m1");
    assertThat(lane.step(CASE)).isEmpty();
  }

  @Test
  void whatIsUrgentComesAtOnce() {
    Lane lane = lane(quiet("15:00", "17:00"));
    lane.says(ADA, Lane.CUSTOMERS, "flumdrum");
    assertThat(lane.step(CASE).orElseThrow().delay()).isEqualTo(Duration.ZERO);
    lane = lane(quiet("15:00", "17:00"));
    lane.says(ADA, Lane.CUSTOMERS, "wumblewort");
    assertThat(lane.step(CASE).orElseThrow().delay()).isEqualTo(Duration.ZERO);
  }

  @Test
  void outsideOfQuietHoursNothingWaits() {
    Lane lane = lane(quiet("20:00", "07:00"));
    lane.says(ADA, Lane.CUSTOMERS, "snorfblatt");
    assertThat(lane.step(CASE).orElseThrow().delay()).isEqualTo(Duration.ZERO);
  }
}
