package org.roomkeeper.runtime.line;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.roomkeeper.api.BotEvent;
import org.roomkeeper.api.EventId;
import org.roomkeeper.runtime.plugins.LoadedPlugin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The first halves of a plugin's answers to a batch of events: all begun at once, ahead of the
 * order.
 */
final class FirstHalves {
  private static final Logger LOG = LoggerFactory.getLogger(FirstHalves.class);
  private static final Duration IN_TIME = Duration.ofSeconds(2);
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private final LoadedPlugin plugin;
  private final Map<EventId, Hands.Work<Object>> begun = new HashMap<>();

  private FirstHalves(LoadedPlugin plugin) {
    this.plugin = plugin;
  }

  /** Begins the first half of each event that has one. */
  static FirstHalves begin(LoadedPlugin plugin, List<BotEvent> events, Hands hands) {
    var halves = new FirstHalves(plugin);
    for (var event : events) {
      if (plugin.prepares(event)) {
        halves.begun.put(
            event.id(), hands.begin(plugin.type().getClassLoader(), () -> plugin.prepare(event)));
      }
    }
    return halves;
  }

  /** What goes on from a first half that was late. */
  static FirstHalves of(LoadedPlugin plugin, EventId event, Hands.Work<Object> late) {
    var halves = new FirstHalves(plugin);
    halves.begun.put(event, late);
    return halves;
  }

  /** Whether nobody has to wait for the first half of an event. */
  boolean isReady(BotEvent event) {
    var work = begun.get(event.id());
    return work == null || work.result().isDone();
  }

  /**
   * What the first half of an event found; nothing if it has none, failed, or is not ready in two
   * seconds.
   */
  Half of(BotEvent event) throws InterruptedException {
    var work = begun.remove(event.id());
    if (work == null) {
      return Half.NONE;
    }
    try {
      return new Half(Optional.of(work.await(IN_TIME)), Optional.empty());
    } catch (TimeoutException late) {
      LOG.warn("Plugin {}: the first half of event {} is late", plugin.name(), event.id());
      work.noLongerThan(LONGEST);
      return new Half(Optional.empty(), Optional.of(work));
    } catch (PluginFailed failed) {
      LOG.warn(
          "Plugin {}: the first half of event {} failed: {}",
          plugin.name(),
          event.id(),
          failed.getMessage());
      LOG.debug("Plugin {} threw", plugin.name(), failed);
      return Half.NONE;
    }
  }

  /** Lets go of the halves that nobody asked for. */
  void forget() {
    begun.values().forEach(Hands.Work::giveUp);
    begun.clear();
  }

  /**
   * A first half, as far as it has come.
   *
   * @param found what it found
   * @param late the work that goes on, if it was not ready in time
   */
  record Half(Optional<Object> found, Optional<Hands.Work<Object>> late) {
    static final Half NONE = new Half(Optional.empty(), Optional.empty());
  }
}
