package org.roomkeeper.census;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Hides groups that are so small that they say something about each person in them.
 *
 * <p>Hiding a small group is not enough: all groups together are everybody, so a single one that is
 * missing is what the others leave. So the hidden are shown as one sum, which is never of a single
 * group and never below the limit itself: the next larger group is hidden too until that holds.
 * Where it cannot hold, no group is shown at all.
 */
final class SmallGroups {
  private SmallGroups() {}

  /**
   * A group.
   *
   * @param label what it is called
   * @param people how many are in it
   */
  record Group(String label, long people) {}

  /**
   * What may be shown.
   *
   * @param groups the groups, the largest first
   * @param others how many are in the hidden groups together; 0 if none is hidden
   */
  record Shown(List<Group> groups, long others) {
    static final Shown NOTHING = new Shown(List.of(), 0);

    Shown {
      groups = List.copyOf(groups);
    }

    /** The same under other labels. */
    Shown called(Map<String, String> labels) {
      return new Shown(
          groups.stream()
              .map(
                  group ->
                      new Group(labels.getOrDefault(group.label(), group.label()), group.people()))
              .toList(),
          others);
    }

    /** The same rounded down to whole steps, so that one person more or fewer seldom shows. */
    Shown coarse(int step) {
      return new Shown(
          groups.stream()
              .map(group -> new Group(group.label(), group.people() / step * step))
              .toList(),
          others / step * step);
    }
  }

  /**
   * Hides what must be hidden.
   *
   * @param groups all groups, in any order
   * @param gathered how many more are in groups that nobody counted one by one
   * @param smallest the fewest people that are shown
   */
  static Shown of(List<Group> groups, long gathered, int smallest) {
    List<Group> shown = new ArrayList<>(groups);
    shown.removeIf(group -> group.people() <= 0);
    shown.sort(Comparator.comparingLong(Group::people).reversed().thenComparing(Group::label));
    int hidden = gathered > 0 ? 2 : 0;
    long others = gathered;
    while (!shown.isEmpty()
        && (shown.getLast().people() < smallest
            || (hidden > 0 && (hidden < 2 || others < smallest)))) {
      others += shown.removeLast().people();
      hidden++;
    }
    return shown.isEmpty() ? Shown.NOTHING : new Shown(shown, others);
  }
}
