package org.roomkeeper.runtime.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PaceTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private final Pace pace = new Pace();

  @Test
  void quickensByOneForAsManySuccessesAsAreOnTheWay() {
    int before = pace.hands();
    answered(before);
    assertThat(pace.hands()).isEqualTo(before + 1);
    answered(before);
    assertThat(pace.hands()).isEqualTo(before + 1);
    answered(1_000);
    assertThat(pace.hands()).isEqualTo(32);
  }

  @Test
  void isHalvedByEachTroubleDownToOne() {
    answered(1_000);
    pace.troubled(NOW);
    assertThat(pace.hands()).isEqualTo(16);
    troubled(10, NOW);
    assertThat(pace.hands()).isEqualTo(1);
  }

  @Test
  void closesAfterSeveralTroublesInARowAndLongerEachTime() {
    troubled(4, NOW);
    assertThat(pace.closedUntil(NOW)).isEmpty();
    troubled(1, NOW);
    var first = pace.closedUntil(NOW).orElseThrow();
    assertThat(first).isBetween(NOW.plusSeconds(1), NOW.plusSeconds(2));
    assertThat(pace.closedUntil(first)).isEmpty();

    var now = first;
    for (int i = 0; i < 10; i++) {
      troubled(1, now);
      now = pace.closedUntil(now).orElseThrow();
    }
    troubled(1, now);
    assertThat(pace.closedUntil(now).orElseThrow())
        .isBetween(now.plusSeconds(30), now.plusSeconds(60));
  }

  @Test
  void opensWithTheFirstAnswer() {
    troubled(5, NOW);
    pace.answered();
    assertThat(pace.closedUntil(NOW)).isEmpty();
    assertThat(pace.hands()).as("and begins gently").isEqualTo(2);
  }

  private void answered(int times) {
    IntStream.range(0, times).forEach(i -> pace.answered());
  }

  private void troubled(int times, Instant now) {
    IntStream.range(0, times).forEach(i -> pace.troubled(now));
  }
}
