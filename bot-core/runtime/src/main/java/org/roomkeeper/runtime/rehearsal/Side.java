package org.roomkeeper.runtime.rehearsal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.roomkeeper.api.BotEvent;
import org.roomkeeper.runtime.ledger.Call;
import org.roomkeeper.runtime.ledger.Chain;
import org.roomkeeper.runtime.ledger.Lane;
import org.roomkeeper.runtime.ledger.Past;
import org.roomkeeper.runtime.plugins.LoadedPlugin;
import org.roomkeeper.runtime.plugins.Withholding;

/**
 * A plugin under some settings, reading one community's events in order from notes that begin
 * empty. Used by one thread; first halves run on others.
 */
final class Side {
  private final LoadedPlugin plugin;
  private final Withholding withholding;
  private final Chain chain;
  private final ExecutorService firstHalves;

  Side(LoadedPlugin plugin, Lane lane, Past past, ExecutorService firstHalves) {
    this.plugin = plugin;
    this.withholding = new Withholding(plugin.grants());
    this.chain = past.fromNothing(lane, plugin.grants().shown());
    this.firstHalves = firstHalves;
  }

  /** An event that is about to be answered. */
  private record Begun(Optional<BotEvent> shown, Optional<Future<Object>> half) {}

  /** Begins all first halves; to be followed by one {@link Reading#next} an event. */
  Reading read(List<BotEvent> events) {
    var begun = new ArrayList<Begun>();
    for (BotEvent event : events) {
      Optional<BotEvent> shown = withholding.delivered(event);
      begun.add(
          new Begun(
              shown,
              shown
                  .filter(plugin::prepares)
                  .map(one -> firstHalves.submit(() -> plugin.prepare(one)))));
    }
    return new Reading(begun);
  }

  /** Some events in order. */
  final class Reading {
    private final List<Begun> begun;
    private int at;

    private Reading(List<Begun> begun) {
      this.begun = begun;
    }

    /** The answer to the next event. */
    Answered next() throws InterruptedException {
      Begun next = begun.get(at++);
      if (next.shown().isEmpty()) {
        return Answered.NOTHING;
      }
      BotEvent event = next.shown().get();
      Optional<Object> half = next.half().isPresent() ? half(next.half().get()) : Optional.empty();
      try (Call call = chain.begin()) {
        var reaction = call.run(() -> plugin.answer(event, half));
        chain.accept(call, List.of()); // what is known of people is as it is now
        return Answered.of(reaction);
      } catch (InterruptedException stopped) {
        throw stopped;
      } catch (Exception failed) { // whatever a plugin throws is its answer
        return Answered.failure(failed);
      }
    }

    private static Optional<Object> half(Future<Object> half) throws InterruptedException {
      try {
        return Optional.of(half.get());
      } catch (ExecutionException failed) {
        return Optional.empty(); // as when it is late: the second half decides without it
      }
    }
  }
}
