package org.roomkeeper.census;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.roomkeeper.census.SmallGroups.Group;
import org.roomkeeper.census.SmallGroups.Shown;

/** Nobody is told by being one of a few. */
class SmallGroupsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "9 7 5     | 9 7 5 | 0",
        "9 7 5 4   | 9 7   | 9", // 4 alone is what the others leave: 5 goes with it
        "9 7 4 4   | 9 7   | 8",
        "9 7 1 1   | 9     | 9", // 2 would be a group of two
        "9 7 2 2 1 | 9 7   | 5",
        "30 4      |       | 0", // nothing could be shown without telling the four
        "4         |       | 0",
        "5         | 5     | 0",
        "3 1       |       | 0",
        "12 0      | 12    | 0",
      })
  void aSmallGroupIsNeitherShownNorLeftOver(String all, String shown, long others) {
    Shown result = SmallGroups.of(groups(all), 0, 5);

    assertThat(result.groups().stream().map(Group::people).toList()).isEqualTo(numbers(shown));
    assertThat(result.others()).isEqualTo(others);
  }

  @Test
  void whatNobodyCountedOneByOneIsWithTheOthers() {
    assertThat(SmallGroups.of(groups("9 7 6"), 40, 5).others()).isEqualTo(40);
    assertThat(SmallGroups.of(groups("9 7 4"), 3, 5).others()).isEqualTo(7);
    assertThat(SmallGroups.of(groups("9 7"), 3, 5).others()).isEqualTo(10);
  }

  @Test
  void inStepsOnePersonMoreSeldomShows() {
    Shown shown = SmallGroups.of(groups("104 13 9 4 3"), 0, 5);

    assertThat(shown.coarse(5).groups().stream().map(Group::people).toList())
        .containsExactly(100L, 10L, 5L);
    assertThat(shown.coarse(5).others()).isEqualTo(5);
    assertThat(shown.coarse(1)).isEqualTo(shown);
  }

  @RepeatedTest(200)
  void whateverTheGroupsNoneBelowTheLimitCanBeReckoned(RepetitionInfo time) {
    var random = new Random(time.getCurrentRepetition());
    var all = new ArrayList<Group>();
    for (int group = random.nextInt(12); group >= 0; group--) {
      all.add(new Group("g" + group, 1 + random.nextInt(20)));
    }
    int smallest = 5 + random.nextInt(5);

    Shown shown = SmallGroups.of(all, 0, smallest);

    assertThat(shown.groups()).allMatch(group -> group.people() >= smallest);
    int hidden = all.size() - shown.groups().size();
    if (!shown.groups().isEmpty()) {
      long people = all.stream().mapToLong(Group::people).sum();
      long left = people - shown.groups().stream().mapToLong(Group::people).sum();
      assertThat(shown.others()).isEqualTo(left);
      assertThat(hidden == 0 || (hidden >= 2 && left >= smallest)).isTrue();
    }
  }

  private static List<Group> groups(String people) {
    var groups = new ArrayList<Group>();
    numbers(people).forEach(number -> groups.add(new Group("g" + groups.size(), number)));
    return groups;
  }

  private static List<Long> numbers(String text) {
    var numbers = new ArrayList<Long>();
    if (text != null) {
      for (String number : text.strip().split(" ", -1)) {
        numbers.add(Long.valueOf(number));
      }
    }
    return numbers;
  }
}
