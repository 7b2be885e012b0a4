package org.roomkeeper.overflow;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ForesightTest {
  private static final Instant NOON = Instant.parse("2026-12-01T12:00:00Z");
  private static final OverflowConfig.Lead LEAD =
      new OverflowConfig.Lead(20, ofHours(1), ofHours(2));

  private static ArrivalCounts cameEveryMinute(Duration length) {
    var counts = ArrivalCounts.none();
    for (long minute = length.toMinutes() - 1; minute >= 0; minute--) {
      counts = counts.with(NOON.minus(ofMinutes(minute)), 1);
    }
    return counts;
  }

  @Test
  void withoutExperienceOpeningTakesAsLongAsTheSettingsAssume() {
    var ahead = Foresight.of(cameEveryMinute(ofHours(1)), List.of(), LEAD, NOON);

    assertThat(ahead.perHour()).isEqualTo(60);
    assertThat(ahead.arrivals()).isEqualTo(120);
    assertThat(ahead.needsRoom(140)).isFalse();
    assertThat(ahead.needsRoom(139)).isTrue();
  }

  @Test
  void theFloorAloneCountsWhereNobodyComes() {
    var ahead = Foresight.of(ArrivalCounts.none(), List.of(ofDays(3)), LEAD, NOON);

    assertThat(ahead.needsRoom(20)).isFalse();
    assertThat(ahead.needsRoom(19)).isTrue();
  }

  @Test
  void roomsThatTookLongerAreAskedForEarlier() {
    var counts = cameEveryMinute(ofHours(1));
    var quick = Foresight.of(counts, List.of(ofMinutes(10), ofMinutes(20)), LEAD, NOON);
    var slow = Foresight.of(counts, List.of(ofHours(5), ofHours(6)), LEAD, NOON);

    assertThat(quick.arrivals()).isEqualTo(20);
    assertThat(slow.arrivals()).isEqualTo(360);
  }

  @Test
  void oneHolidayAmongFourRoomsDoesNotCount() {
    assertThat(
            Foresight.typical(List.of(ofHours(1), ofDays(9), ofHours(2), ofHours(1)), ofHours(5)))
        .isEqualTo(ofHours(2));
  }

  @Test
  void aQuietHourDoesNotHideABusyDay() {
    var morning = cameEveryMinute(ofHours(10));
    var ahead = Foresight.of(morning, List.of(), LEAD, NOON.plus(ofHours(3)));

    assertThat(ahead.perHour()).isBetween(24.0, 26.0); // 600 in a day
  }

  @Test
  void whoCameIsCountedToTheDayHoweverManyThereWere() {
    var counts = ArrivalCounts.none();
    for (int minute = 0; minute < 3 * 1440; minute++) {
      counts = counts.with(NOON.plus(ofMinutes(minute)), 2);
    }
    Instant now = NOON.plus(ofDays(3)).minus(ofMinutes(1));

    assertThat(counts.during(ofHours(1), now)).isEqualTo(120);
    assertThat(counts.during(ofDays(1), now)).isBetween(2860, 2900);
    assertThat(counts.byMinute()).hasSizeLessThan(210);
  }

  @Test
  void aClockThatJumpsLeavesNoCrowdBehind() {
    var jumped = ArrivalCounts.none();
    for (int i = 0; i < 500; i++) {
      jumped = jumped.with(NOON.plus(ofDays(300)), 1);
    }
    var back = jumped.with(NOON, 1).with(NOON.plus(ofMinutes(1)), 1);

    assertThat(back.during(ofDays(1), NOON.plus(ofMinutes(1)))).isEqualTo(2);
    assertThat(back.byMinute()).hasSize(2);
  }
}
