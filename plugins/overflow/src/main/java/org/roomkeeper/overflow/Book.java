package org.roomkeeper.overflow;

import java.util.Map;
import java.util.TreeMap;

/**
 * The front page of the waiting list: what can be said of it without turning a page. Numbers stand
 * on pages of a hundred.
 *
 * @param next the next number to be given
 * @param oldest the lowest number that may still be known
 * @param waiting how many wait, by page; pages on which nobody waits are left out
 * @param promised for how many tickets a seat is kept
 * @param used how many people came in meanwhile of whom nobody knows which of those tickets was
 *     theirs; never more than {@code promised}
 */
record Book(long next, long oldest, TreeMap<Long, Integer> waiting, int promised, int used) {
  private static final int NUMBERS_A_PAGE = 100;

  static Book empty() {
    return new Book(1, 1, new TreeMap<>(), 0, 0);
  }

  static long page(long number) {
    return number / NUMBERS_A_PAGE;
  }

  /** How many wait. */
  int all() {
    return sum(waiting);
  }

  /** How many wait on earlier pages than this number's. */
  int before(long number) {
    return sum(waiting.headMap(page(number)));
  }

  /** How many seats are kept for people who have not come in yet. */
  int held() {
    return promised - used;
  }

  boolean isIdle() {
    return waiting.isEmpty() && promised == 0;
  }

  Book numbered() {
    return new Book(next + 1, oldest, waiting, promised, used);
  }

  Book waits(long number) {
    var more = new TreeMap<>(waiting);
    more.merge(page(number), 1, Integer::sum);
    return new Book(next, oldest, more, promised, used);
  }

  Book waitsNoMore(long number) {
    var fewer = new TreeMap<>(waiting);
    fewer.computeIfPresent(page(number), (page, count) -> count > 1 ? count - 1 : null);
    return new Book(next, oldest, fewer, promised, used);
  }

  Book promisedOneMore() {
    return new Book(next, oldest, waiting, promised + 1, used);
  }

  /** A seat is no longer kept, because its ticket's person is known to be in, or to stay away. */
  Book promisedOneLess() {
    int left = Math.max(0, promised - 1);
    return new Book(next, oldest, waiting, left, Math.min(used, left));
  }

  /** One of those for whom a seat is kept came in; nobody knows which. */
  Book usedOneMore() {
    return held() > 0 ? new Book(next, oldest, waiting, promised, used + 1) : this;
  }

  Book usedOneLess() {
    return used > 0 ? new Book(next, oldest, waiting, promised, used - 1) : this;
  }

  Book forgottenBelow(long number) {
    return new Book(next, number, waiting, promised, used);
  }

  private static int sum(Map<Long, Integer> pages) {
    return pages.values().stream().mapToInt(Integer::intValue).sum();
  }
}
