package org.roomkeeper.census;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.roomkeeper.api.Facts;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.RoomId;
import org.roomkeeper.api.RoomKind;
import org.roomkeeper.sandbox.lane.HandLane;

/** One step costs the same whether ten people are there or thousands: counted in notes touched. */
class CostTest {
  private final HandLane lane =
      new HandLane(
          new CensusPlugin(),
          new CensusConfig(5, 90, false, CensusConfig.Askers.NOBODY, List.of()));
  private final RoomId room = lane.opens(RoomKind.OTHER_INTERNAL, "hall", 20_000);
  private final RoomId other = lane.opens(RoomKind.OTHER_INTERNAL, "other", 20_000);

  private MemberId person(int number) {
    return new MemberId("guest:p" + number);
  }

  private void comes(int number) {
    lane.knows(person(number), Facts.COUNTRY, "c" + number % 30);
    lane.knows(person(number), Dimension.LANGUAGES, "zh,en");
    lane.joins(room, person(number), Optional.empty());
  }

  /** What one more person costs: coming, coming again, a fact, and going. */
  private Map<String, Long> costs(int number) {
    long before = lane.notes().calls();
    comes(number);
    long came = lane.notes().calls();
    lane.joins(other, person(number), Optional.empty());
    long again = lane.notes().calls();
    lane.learns(person(number), Facts.COUNTRY, "c7");
    long learned = lane.notes().calls();
    lane.leaves(room, person(number));
    lane.leaves(other, person(number));
    long left = lane.notes().calls();
    return Map.of(
        "comes", came - before,
        "again", again - came,
        "learns", learned - again,
        "leaves", left - learned);
  }

  @Test
  void aStepCostsTheSameAmongTenAndAmongFiveThousand() {
    for (int number = 0; number < 60; number++) {
      comes(number);
    }
    Map<String, Long> few = costs(60);
    for (int number = 61; number < 5_000; number++) {
      comes(number);
    }

    assertThat(costs(5_010)).isEqualTo(few);
    assertThat(few.values()).allMatch(calls -> calls < 60);
  }
}
