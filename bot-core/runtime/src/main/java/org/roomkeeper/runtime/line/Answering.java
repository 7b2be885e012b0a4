package org.roomkeeper.runtime.line;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.roomkeeper.api.BotEvent;
import org.roomkeeper.api.NoteFact;
import org.roomkeeper.api.Reaction;
import org.roomkeeper.runtime.ledger.Answer;
import org.roomkeeper.runtime.ledger.Asked;
import org.roomkeeper.runtime.ledger.Call;
import org.roomkeeper.runtime.ledger.Chain;
import org.roomkeeper.runtime.ledger.NoteChanges;
import org.roomkeeper.runtime.plugins.LoadedPlugin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has a plugin answer one event: within five seconds, or a minute for the first one after a start,
 * when it may have to load what it needs; and whatever goes wrong is an answer too. A handler that
 * hangs is given up; its notes throw from then on.
 */
final class Answering {
  private static final Logger LOG = LoggerFactory.getLogger(Answering.class);
  private static final Duration FIRST = Duration.ofMinutes(1);
  private static final Duration LATER = Duration.ofSeconds(5);

  private final LoadedPlugin plugin;
  private final StepCheck check;
  private final Hands hands;
  private final InstantSource clock;
  private volatile Duration longest = FIRST;

  Answering(LoadedPlugin plugin, StepCheck check, Hands hands, InstantSource clock) {
    this.plugin = plugin;
    this.check = check;
    this.hands = hands;
    this.clock = clock;
  }

  /**
   * The plugin's answer, or that it failed; in the second case the chain knows nothing of it.
   *
   * @throws IllegalStateException if its notes could not be read, which is not the plugin's fault
   */
  Answer answer(Chain chain, BotEvent event, Optional<Object> half) throws InterruptedException {
    try (Call call = chain.begin()) {
      var answer = answer(chain, call, event, half);
      if (call.lacksNotes()) {
        throw new IllegalStateException(
            "the ledger could not be read while " + plugin.name() + " answered " + event.id());
      }
      return answer;
    }
  }

  private Answer answer(Chain chain, Call call, BotEvent event, Optional<Object> half)
      throws InterruptedException {
    try {
      var reaction = reaction(call, event, half);
      var asked = check.asked(event, reaction, clock.instant());
      return Answer.of(event.id(), reaction, asked, accepted(chain, call, facts(asked)));
    } catch (PluginFailed failed) {
      LOG.warn("Plugin {} failed on event {}: {}", plugin.name(), event.id(), failed.getMessage());
      LOG.debug("Plugin {} threw", plugin.name(), failed);
      return Answer.failed(event.id(), String.valueOf(failed.getMessage()));
    }
  }

  private Reaction reaction(Call call, BotEvent event, Optional<Object> half)
      throws PluginFailed, InterruptedException {
    var work =
        hands.begin(
            plugin.type().getClassLoader(), () -> call.run(() -> plugin.answer(event, half)));
    Duration limit = longest;
    longest = LATER;
    try {
      return Optional.ofNullable(work.await(limit))
          .orElseThrow(() -> new PluginFailed("it answered null"));
    } catch (TimeoutException hangs) {
      work.giveUp();
      throw new PluginFailed("it took more than " + limit.toSeconds() + " seconds");
    }
  }

  private static List<NoteFact> facts(List<Asked> asked) {
    return asked.stream()
        .filter(one -> one.settled().isEmpty())
        .map(one -> one.step().action())
        .filter(NoteFact.class::isInstance)
        .map(NoteFact.class::cast)
        .toList();
  }

  private static NoteChanges accepted(Chain chain, Call call, List<NoteFact> facts)
      throws PluginFailed {
    try {
      return chain.accept(call, facts);
    } catch (RuntimeException tooMuch) {
      throw new PluginFailed(tooMuch);
    }
  }
}
