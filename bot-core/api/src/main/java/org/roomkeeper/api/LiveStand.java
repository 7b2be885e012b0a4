package org.roomkeeper.api;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a live stream stands, and who watched it, in numbers.
 *
 * @param status what it is now
 * @param members how many members of the corp watched
 * @param guests how many WeChat users watched
 * @param half how long at least half of all of them watched
 * @param commented how many wrote a comment
 * @param spoke how many spoke
 */
public record LiveStand(
    LiveChanged.Status status, int members, int guests, Duration half, int commented, int spoke) {
  private static final List<String> KEYS =
      List.of("members", "guests", "half", "commented", "spoke");
  private static final String STATUS = "status";

  /** A stream that nobody has watched. */
  public static LiveStand unwatched(LiveChanged.Status status) {
    return new LiveStand(status, 0, 0, Duration.ZERO, 0, 0);
  }

  /** How many watched. */
  public int watched() {
    return members + guests;
  }

  /** The stand that {@link ReadLive} came to; empty if it could not be read. */
  public static Optional<LiveStand> of(Outcome outcome) {
    return outcome instanceof Outcome.Done done
            && done.details().keySet().containsAll(KEYS)
            && done.details().containsKey(STATUS)
        ? Optional.of(in(done.details()))
        : Optional.empty();
  }

  private static LiveStand in(Map<String, String> details) {
    int[] numbers =
        KEYS.stream().mapToInt(key -> Integer.parseInt(details.getOrDefault(key, "0"))).toArray();
    return new LiveStand(
        LiveChanged.Status.valueOf(details.getOrDefault(STATUS, "")),
        numbers[0],
        numbers[1],
        Duration.ofSeconds(numbers[2]),
        numbers[3],
        numbers[4]);
  }

  /** The same as an outcome tells it. */
  public Outcome.Done outcome() {
    long[] numbers = {members, guests, half.toSeconds(), commented, spoke};
    var details = new LinkedHashMap<String, String>();
    details.put(STATUS, status.name());
    for (int i = 0; i < numbers.length; i++) {
      details.put(KEYS.get(i), Long.toString(numbers[i]));
    }
    return new Outcome.Done(details);
  }
}
