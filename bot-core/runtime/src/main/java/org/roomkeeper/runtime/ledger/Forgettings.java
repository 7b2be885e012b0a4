package org.roomkeeper.runtime.ledger;

import com.github.benmanes.caffeine.cache.Cache;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Keeps what was being read while it was forgotten out of memory: a cache does not show to whoever
 * goes through it what is still on its way in. Safe for use by many threads.
 */
final class Forgettings {
  private final AtomicLong soFar = new AtomicLong();

  /**
   * What the cache holds, or else what is read; held from then on unless something is forgotten.
   */
  <K, V> V get(Cache<K, V> memory, K key, Function<K, V> read) {
    long before = soFar.get();
    V found = memory.get(key, read);
    if (soFar.get() != before) {
      memory.invalidate(key);
    }
    return found;
  }

  /** Forgets what the cache holds of this kind; it is gone from the table already. */
  <K, V> void forget(Cache<K, V> memory, Predicate<K> which) {
    // Counted first, so that whoever puts something in after this look sees that they came late.
    soFar.incrementAndGet();
    memory.asMap().keySet().removeIf(which);
  }
}
