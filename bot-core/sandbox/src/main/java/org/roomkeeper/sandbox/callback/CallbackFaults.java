package org.roomkeeper.sandbox.callback;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.roomkeeper.sandbox.world.CallbackEvent;

/**
 * What goes wrong with callbacks on purpose: WeCom itself says that they may come late, twice, out
 * of order or not at all.
 */
final class CallbackFaults {
  private long drop;
  private long duplicate;
  private long reorder;
  private double dropRate;
  private double duplicateRate;
  private double reorderRate;
  private Random random = new Random(1);
  private final List<CallbackEvent> held = new ArrayList<>();

  /** The next so many events. {@code reorder} holds that many and delivers them last one first. */
  synchronized void next(long dropped, long duplicated, long reordered) {
    drop = dropped;
    duplicate = duplicated;
    reorder = reordered;
  }

  /** A share of all events from now on, by a seed. */
  synchronized void rates(double dropped, double duplicated, double reordered, long seed) {
    dropRate = dropped;
    duplicateRate = duplicated;
    reorderRate = reordered;
    random = new Random(seed);
  }

  /** What is to be delivered when this event happens, in this order. */
  synchronized List<CallbackEvent> on(CallbackEvent event) {
    if (drop > 0) {
      drop--;
      return List.of();
    }
    if (reorder > 0) {
      reorder--;
      held.add(event);
      return reorder == 0 ? release() : List.of();
    }
    if (random.nextDouble() < dropRate) {
      return List.of();
    }
    if (held.isEmpty() && random.nextDouble() < reorderRate) {
      held.add(event);
      return List.of();
    }
    boolean twice = duplicate > 0 || random.nextDouble() < duplicateRate;
    if (duplicate > 0) {
      duplicate--;
    }
    var now = new ArrayList<CallbackEvent>();
    now.add(event);
    if (twice) {
      now.add(event);
    }
    now.addAll(release());
    return now;
  }

  /** What is still held back. */
  synchronized List<CallbackEvent> release() {
    List<CallbackEvent> released = new ArrayList<>(held.reversed());
    held.clear();
    return released;
  }
}
