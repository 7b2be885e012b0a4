package org.roomkeeper.moderation.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.roomkeeper.moderation.model.FirstLook.Script;

/** Where the first look's borders come to lie; every second example breaks a rule. */
class FirstLookTrainingTest {
  private static final int EXAMPLES = 400;
  private static final int PARTS = 4;
  private static final List<String> PLAIN =
      IntStream.range(0, EXAMPLES)
          .mapToObj(row -> breaks(row) ? "words of politics" : "creatinine and fever")
          .toList();

  @Test
  void whereNothingCanBeHiddenTheBorderIsWhatIsEvenInARoomOfWhichOneInAHundredBreaksARule() {
    FirstLook look = learned(false);

    assertThat((double) look.border(Script.OTHER)).isCloseTo(Math.log(99), within(0.01));
  }

  @Test
  void whereViolationsCouldBeHiddenTheBorderLiesBelowAllButOneInAHundred() {
    FirstLook look = learned(true);

    long hidden =
        IntStream.range(0, EXAMPLES)
            .filter(row -> breaks(row) && look.plainlyClean(PLAIN.get(row)))
            .count();
    assertThat(hidden).isLessThanOrEqualTo(EXAMPLES / 2 / 100);
    assertThat(look.plainlyClean("creatinine and fever")).isTrue();
  }

  @Test
  void whereThereWasNothingToLearnFromNothingPasses() {
    assertThat(learned(true).plainlyClean("发热三天")).isFalse();
  }

  private static FirstLook learned(boolean missable) {
    var breaks = new boolean[EXAMPLES];
    var missed = new boolean[EXAMPLES];
    var part = new int[EXAMPLES];
    for (int row = 0; row < EXAMPLES; row++) {
      breaks[row] = breaks(row);
      missed[row] = missable && breaks(row);
      part[row] = row / 2 % PARTS;
    }
    return FirstLookTraining.learn(PLAIN, breaks, missed, part, PARTS);
  }

  private static boolean breaks(int row) {
    return row % 2 == 0;
  }
}
