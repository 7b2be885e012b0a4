package org.roomkeeper.api;

/**
 * How a live stream stands, and how many watched it, are wanted. The answer is {@link
 * ActionSettled}; {@link LiveStand#of} reads it. Nobody is named: attendance is numbers.
 *
 * @param live the platform's id of the stream
 */
public record ReadLive(String live) implements Action {
  /** Refuses what is no id. */
  public ReadLive {
    BookLive.check(live);
  }

  /** The stand of a stream. */
  public static ReadLive of(String live) {
    return new ReadLive(live);
  }
}
