package org.roomkeeper.runtime.line;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.roomkeeper.api.CommunityId;
import org.roomkeeper.runtime.ledger.Lane;
import org.roomkeeper.runtime.ledger.Ledger;
import org.roomkeeper.runtime.plugins.Plugins;
import org.roomkeeper.runtime.time.Bell;
import org.roomkeeper.runtime.time.Workings;

/**
 * How the line is doing: for the page of health, for metrics, and for a clock that jumps. Safe for
 * use by many threads.
 */
@Singleton
public final class LineHealth implements Workings {
  private static final Duration LOOK_AGAIN = Duration.ofMillis(5);

  private final LineServices services;
  private final PluginLoops loops;
  private final Ledger ledger;

  @Inject
  LineHealth(LineServices services, PluginLoops loops, Ledger ledger) {
    this.services = services;
    this.loops = loops;
    this.ledger = ledger;
  }

  /**
   * Whether nothing is in hand and nothing is due. Asked twice over, for work is handed from one
   * part to the next: what moved on behind the first look is seen by the second.
   */
  @Override
  public boolean idle() {
    // Most often it is one of these two that is at work, and they are asked for nothing.
    return ledger.quiet() && loops.idle() && looksIdle() && looksIdle();
  }

  @Override
  public Optional<Instant> nextDue() {
    return services.inOrder().stream()
        .flatMap(service -> service.nextDue().stream())
        .min(Instant::compareTo);
  }

  /** {@inheritDoc} All that the line does ends in a commit. */
  @Override
  public long worked() {
    return ledger.commits();
  }

  @Override
  public void ringOnChange(Bell bell) {
    services.inOrder().forEach(service -> service.ringAtRest(bell));
    ledger.ringAtRest(bell);
  }

  /** Whether each part of the line is idle, by its name, in the order of starting. */
  public Map<String, Boolean> parts() {
    var parts = new LinkedHashMap<String, Boolean>();
    services.inOrder().forEach(service -> parts.put(service.name(), service.idle()));
    return parts;
  }

  /** Whether what happens can be written down; if not, nothing else here can be told either. */
  public boolean ledgerReachable() {
    return ledger.reachable();
  }

  /**
   * Waits until a plugin has answered all that is written down in a community by now.
   *
   * @param longest how long at most, on the host's clock
   * @return whether it has
   */
  public boolean awaitAnswers(String plugin, CommunityId community, Duration longest)
      throws InterruptedException {
    var lane = new Lane(plugin, community);
    var end = ledger.end(community);
    long since = System.nanoTime();
    var pause = new Bell();
    while (!loops.hasAnswered(lane, end)) {
      if (System.nanoTime() - since > longest.toNanos()) {
        return false;
      }
      pause.await(LOOK_AGAIN);
    }
    return true;
  }

  /** How the plugins are doing. */
  public Collection<PluginHealth> plugins() {
    return loops.health();
  }

  /** Shows the plugins' figures among the metrics. */
  void countIn(MeterRegistry metrics, Plugins plugins) {
    for (var plugin : plugins.all()) {
      var name = plugin.name();
      FunctionCounter.builder("roomkeeper.events.answered", loops, all -> of(name).answered())
          .tag("plugin", name)
          .register(metrics);
      FunctionCounter.builder("roomkeeper.events.failed", loops, all -> of(name).failed())
          .tag("plugin", name)
          .register(metrics);
      Gauge.builder("roomkeeper.events.behind", () -> of(name).behind())
          .tag("plugin", name)
          .register(metrics);
      Gauge.builder("roomkeeper.plugin.paused", () -> of(name).paused() ? 1 : 0)
          .tag("plugin", name)
          .register(metrics);
    }
    Gauge.builder("roomkeeper.idle", () -> idle() ? 1 : 0).register(metrics);
  }

  private PluginHealth of(String plugin) {
    return loops.health(plugin).orElseThrow();
  }

  private boolean looksIdle() {
    List<LineService> parts = services.inOrder().reversed();
    return parts.stream().allMatch(LineService::idle) && ledger.quiet();
  }
}
