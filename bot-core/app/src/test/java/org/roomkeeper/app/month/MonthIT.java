package org.roomkeeper.app.month;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.roomkeeper.app.cli.Words;

/** Six days of a hundred and twenty arrivals over rooms of thirty. Never a time is asserted. */
class MonthIT {
  @TempDir private Path folder;

  @Test
  void inASmallMonthNobodyIsLostAndNothingHappensTwiceOrLate() throws Exception {
    var told = new ArrayList<String>();
    var words = new Words(Locale.ENGLISH);
    try (var month = new Month(new Plan(3, 120, 6, 30, 1), folder, told::add, words)) {
      Result result = month.play();
      List<String> lost = month.lost();
      assertThat(result.isGood())
          .as("%s%n%s%n%s", MonthTable.of(result, month.sidelights(), words), told, lost)
          .isTrue();
      assertThat(result.arrivals()).isEqualTo(120);
      assertThat(result.inRoom() + result.waiting() + result.refused()).isEqualTo(120);
      assertThat(result.inRoom()).isGreaterThan(90);
      assertThat(month.sidelights().forms()).isPositive();
      assertThat(month.sidelights().numbers()).isPositive();
      assertThat(month.sidelights().rooms()).isGreaterThanOrEqualTo(4);
      assertThat(result.announcements()).isPositive();
      assertThat(result.reminders()).isPositive();
      assertThat(result.restarts()).isEqualTo(1);
    }
  }
}
