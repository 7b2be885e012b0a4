package org.roomkeeper.overflow;

import java.time.Duration;
import java.util.Map;
import org.roomkeeper.api.Translated;

/**
 * The waiting list, on which people stand while no room is open.
 *
 * @param hold how long a seat is kept for somebody whose turn has come, 5 minutes to 30 days
 * @param numbersBelow when fewer seats than these are free, newcomers take a number before they see
 *     the code, so that no more see it than there are seats; 0: never
 * @param page what the pages say about it
 */
record ListSettings(Duration hold, int numbersBelow, Words page) {
  ListSettings {
    if (hold.compareTo(Duration.ofMinutes(5)) < 0 || hold.compareTo(Duration.ofDays(30)) > 0) {
      throw new IllegalArgumentException("list.hold is between 5m and 30d, not " + hold);
    }
    if (numbersBelow < 0) {
      throw new IllegalArgumentException("list.numbers-below is never negative");
    }
  }

  /**
   * What the pages say, by language; all may name the {@code {community}}.
   *
   * @param offer that one can put oneself on the list
   * @param put on the button that does
   * @param few that few seats are left, and a number is needed first
   * @param take on the button that takes it
   * @param moment that the number is being written down
   * @param reload on the link that looks again
   * @param position the {@code {number}}, and how many are {@code {before}} it
   * @param turn that a seat is kept until {@code {until}}
   * @param keepLink what the link to one's number is for
   * @param link on that link
   * @param leave on the button that leaves the list
   * @param left that one is on the list no longer
   * @param givenOut that the seats that were kept are taken
   * @param notIn on the button that says that one did not get in
   * @param passed that the time for which a seat was kept is over
   * @param inside that one is in the {@code {room}} already
   */
  record Words(
      Map<String, String> offer,
      Map<String, String> put,
      Map<String, String> few,
      Map<String, String> take,
      Map<String, String> moment,
      Map<String, String> reload,
      Map<String, String> position,
      Map<String, String> turn,
      Map<String, String> keepLink,
      Map<String, String> link,
      Map<String, String> leave,
      Map<String, String> left,
      Map<String, String> givenOut,
      Map<String, String> notIn,
      Map<String, String> passed,
      Map<String, String> inside) {
    Words {
      offer = checked("offer", offer, 1000);
      put = checked("put", put, 60);
      few = checked("few", few, 1000);
      take = checked("take", take, 60);
      moment = checked("moment", moment, 1000);
      reload = checked("reload", reload, 60);
      position = checked("position", position, 1000, "number", "before");
      turn = checked("turn", turn, 1000, "until");
      keepLink = checked("keep-link", keepLink, 1000);
      link = checked("link", link, 60);
      leave = checked("leave", leave, 60);
      left = checked("left", left, 1000);
      givenOut = checked("given-out", givenOut, 1000);
      notIn = checked("not-in", notIn, 60);
      passed = checked("passed", passed, 1000);
      inside = checked("inside", inside, 1000, "room");
    }

    private static Map<String, String> checked(
        String name, Map<String, String> texts, int longest, String... more) {
      String[] places = new String[more.length + 1];
      places[0] = "community";
      System.arraycopy(more, 0, places, 1, more.length);
      return Translated.check("list.page." + name, texts, longest, places);
    }
  }
}
