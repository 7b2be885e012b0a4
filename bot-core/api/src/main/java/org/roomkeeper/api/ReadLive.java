package org.roomkeeper.api;

import java.util.List;
import java.util.stream.Stream;

/**
 * How live streams stand that carry the same, and how many people watched them, are wanted: whoever
 * watched two of them counts once. The answer is {@link ActionSettled}; {@link LiveStand#of} reads
 * it. Nobody is named: attendance is numbers.
 *
 * @param live the platform's id of a stream
 * @param beside the ids of those beside it
 */
public record ReadLive(String live, List<String> beside) implements Action {
  /** Refuses what is no id. */
  public ReadLive {
    BookLive.check(live);
    beside = List.copyOf(beside);
    beside.forEach(BookLive::check);
  }

  /** The stand of a stream. */
  public static ReadLive of(String live) {
    return new ReadLive(live, List.of());
  }

  /**
   * The stand of several, as one.
   *
   * @param lives at least one
   */
  public static ReadLive of(List<String> lives) {
    return new ReadLive(lives.getFirst(), lives.subList(1, lives.size()));
  }

  /** All of them. */
  public List<String> lives() {
    return Stream.concat(Stream.of(live), beside.stream()).toList();
  }
}
