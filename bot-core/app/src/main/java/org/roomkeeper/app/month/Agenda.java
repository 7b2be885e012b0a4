package org.roomkeeper.app.month;

import java.io.IOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;

/** What people have in mind to do, and when. Used by one thread. */
final class Agenda {
  private final PriorityQueue<Entry> entries =
      new PriorityQueue<>(Comparator.comparing(Entry::at).thenComparingLong(Entry::order));
  private long order;

  /** Something that people do. */
  @FunctionalInterface
  interface Doing {
    void now() throws IOException, InterruptedException;
  }

  private record Entry(Instant at, long order, Doing doing) {}

  /** At this moment somebody does something; at once if it is past. */
  void at(Instant moment, Doing doing) {
    entries.add(new Entry(moment, order++, doing));
  }

  /** When something is next to be done. */
  Optional<Instant> next() {
    return Optional.ofNullable(entries.peek()).map(Entry::at);
  }

  /** Does what is to be done by now, in its order; what that entails now too. */
  void until(Instant now) throws IOException, InterruptedException {
    for (Entry first = entries.peek();
        first != null && !first.at().isAfter(now);
        first = entries.peek()) {
      entries.remove(first);
      first.doing().now();
    }
  }
}
