package org.roomkeeper.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MultilingualTest {
  @Test
  void languagesStandOneUnderTheOther() {
    assertThat(Multilingual.message(RoomKind.APP_GROUP, List.of("讲座", "Lecture")))
        .isEqualTo("讲座\n\nLecture");
  }

  @Test
  void languagesAreLeftOutFromTheLastOnUntilTheRestIsShown() {
    var parts = List.of("讲".repeat(400), "L".repeat(600), "C".repeat(600));

    assertThat(Multilingual.fits(RoomKind.APP_GROUP, parts)).isFalse();
    assertThat(Multilingual.message(RoomKind.APP_GROUP, parts))
        .isEqualTo("讲".repeat(400) + "\n\n" + "L".repeat(600));
    assertThat(Multilingual.fits(RoomKind.CUSTOMER_GROUP, parts)).isTrue();
  }

  @Test
  void whatACustomerGroupWouldShowIsStillNoLongerThanAMessageMayBe() {
    var parts = List.of("a".repeat(900), "b".repeat(900), "c".repeat(900));

    assertThat(Multilingual.message(RoomKind.CUSTOMER_GROUP, parts)).hasSize(1_802);
    assertThat(Multilingual.message(RoomKind.CUSTOMER_GROUP, List.of("d".repeat(5_000))))
        .hasSize(2_000);
  }
}
