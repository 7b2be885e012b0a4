package org.roomkeeper.runtime.intake;

import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;

/** Where sources write down what happened. Safe for use by many threads. */
public interface Intake {
  /**
   * Writes down, in order and in one commit with whatever else is waiting. What was written before
   * under the same key is passed over.
   *
   * @return completes with the number of things that were new, once they would survive a power cut;
   *     fails with {@link Overloaded} if too much is waiting already, and with {@link Unreachable}
   *     while there is nowhere to write
   */
  CompletableFuture<Integer> write(List<? extends Incoming> incoming);

  /**
   * What was noticed and is not yet looked into, oldest first.
   *
   * @param after only what has a higher place in the ledger; 0 for all
   * @param limit at most so many
   */
  List<Noted> notices(long after, int limit);

  /** A source's own place in what it reads, as last written by {@link Incoming.Bookmark}. */
  OptionalLong bookmark(String name);

  /**
   * Something noticed that waits to be looked into.
   *
   * @param id its place in the ledger
   * @param notice what was noticed
   */
  record Noted(long id, Incoming.Noticed notice) {}

  /** Too much is waiting: say no, so that the platform comes back later. */
  final class Overloaded extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Tells how much is waiting. */
    public Overloaded(int waiting) {
      super(waiting + " things wait to be written down already");
    }
  }

  /** There is no way to the ledger at the moment: say no, so that the platform comes back later. */
  final class Unreachable extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Says so. */
    public Unreachable() {
      super("the connection to the ledger was lost, and there is no other yet");
    }
  }
}
