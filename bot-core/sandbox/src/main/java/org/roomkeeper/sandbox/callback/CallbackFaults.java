package org.roomkeeper.sandbox.callback;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.roomkeeper.sandbox.fault.FaultName;
import org.roomkeeper.sandbox.fault.FaultPlan;
import org.roomkeeper.sandbox.world.CallbackEvent;

/**
 * What goes wrong with callbacks on purpose: WeCom itself says that they may come late, twice, out
 * of order or not at all.
 */
final class CallbackFaults {
  private long drop;
  private long duplicate;
  private long reorder;
  private final FaultPlan plan;
  private final List<CallbackEvent> held = new ArrayList<>();

  CallbackFaults(FaultPlan plan) {
    this.plan = plan;
  }

  /** The next so many events. {@code reorder} holds that many and delivers them last one first. */
  synchronized void next(long dropped, long duplicated, long reordered) {
    drop = dropped;
    duplicate = duplicated;
    reorder = reordered;
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
    Optional<FaultName> strike = plan.onCallback(event.summary()).map(FaultPlan.Strike::name);
    if (strike.filter(FaultName.CALLBACK_DROPPED::equals).isPresent()) {
      return List.of();
    }
    if (held.isEmpty() && strike.filter(FaultName.CALLBACK_REORDERED::equals).isPresent()) {
      held.add(event);
      return List.of();
    }
    boolean twice = duplicate > 0 || strike.filter(FaultName.CALLBACK_DOUBLED::equals).isPresent();
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
