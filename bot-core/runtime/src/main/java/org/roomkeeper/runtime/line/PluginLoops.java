package org.roomkeeper.runtime.line;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.roomkeeper.api.CommunityId;
import org.roomkeeper.api.EventId;
import org.roomkeeper.api.Tick;
import org.roomkeeper.runtime.ledger.Keeping;
import org.roomkeeper.runtime.ledger.Lane;
import org.roomkeeper.runtime.ledger.Ledger;
import org.roomkeeper.runtime.ledger.Paused;
import org.roomkeeper.runtime.plugins.LoadedPlugin;
import org.roomkeeper.runtime.plugins.Plugins;
import org.roomkeeper.runtime.time.Bell;
import org.roomkeeper.runtime.time.Bells;
import org.roomkeeper.runtime.time.Clockwork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All lanes: a {@link PluginLoop} for each plugin in each community, woken when something was
 * written down, sharing a few platform threads in turn.
 */
@Singleton
public final class PluginLoops implements LineService {
  private static final Logger LOG = LoggerFactory.getLogger(PluginLoops.class);

  /** How soon what another process wrote is noticed; on the host's clock. */
  private static final Duration LOOK_ROUND = Duration.ofSeconds(1);

  private static final int CORES = Runtime.getRuntime().availableProcessors();

  private final Plugins plugins;
  private final List<LoadedPlugin> tickers;
  private final Ledger ledger;
  private final Clockwork clock;
  private final Bell bell = new Bell();
  private final Bells atRest = new Bells();
  private final Hands handlers = new Hands("handler", Integer.MAX_VALUE);
  private final Hands firstHalves = new Hands("first-half", Math.max(2, CORES));
  private final Map<String, Standing> standings = new LinkedHashMap<>();
  private final Map<Lane, RunningLane> lanes = new ConcurrentHashMap<>();
  private final ExecutorService threads =
      Executors.newFixedThreadPool(
          Math.max(4, 2 * CORES), Thread.ofPlatform().daemon().name("lane-", 1).factory());
  private final CommandLane commands;
  private final List<Bell> lookBells = new CopyOnWriteArrayList<>();
  private final List<Runnable> pauseListeners = new CopyOnWriteArrayList<>();
  private volatile Thread porter = Thread.ofPlatform().unstarted(() -> {});
  private volatile boolean stopping;
  private Set<String> pausedBefore = Set.of();

  @Inject
  PluginLoops(Plugins plugins, Ledger ledger, Keeping keeping, Clockwork clock) {
    this.plugins = plugins;
    this.ledger = ledger;
    this.clock = clock;
    this.commands = new CommandLane(ledger, keeping, this);
    this.tickers =
        plugins.all().stream().filter(plugin -> plugin.answers().contains(Tick.class)).toList();
    for (var plugin : plugins.all()) {
      standings.put(
          plugin.name(), new Standing(clock, why -> pauseForFailures(plugin.name(), why)));
    }
  }

  @Override
  public String name() {
    return "plugin-loops";
  }

  @Override
  public void start() {
    var hourAgo = clock.instant().minus(Duration.ofHours(1));
    standings.forEach(
        (plugin, standing) -> ledger.failures(plugin, hourAgo).forEach(standing::remember));
    lookRound();
    commands.look();
    ledger.ringOnEvents(bell);
    porter = Thread.ofPlatform().name("plugin-loops").start(this::run);
  }

  @Override
  public void stop() {
    stopping = true;
    bell.ring();
    threads.shutdown();
    try {
      porter.join(Duration.ofSeconds(2));
      if (!threads.awaitTermination(8, TimeUnit.SECONDS)) {
        LOG.warn("A lane did not end in time; what it has in hand is answered again next time");
        threads.shutdownNow();
      }
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean idle() {
    return lanes.values().stream().allMatch(RunningLane::idle);
  }

  @Override
  public Optional<Instant> nextDue() {
    return Optional.empty();
  }

  @Override
  public void ringAtRest(Bell other) {
    atRest.add(other);
  }

  /**
   * When the earliest of the plugins that answer ticks wants the next one in a community; empty if
   * one of them has not said, or something has happened since it did.
   */
  Optional<Instant> tickWanted(CommunityId community) {
    var wanted = Instant.MAX;
    for (var plugin : community.equals(CommunityId.CORP) ? List.<LoadedPlugin>of() : tickers) {
      var lane = lanes.get(new Lane(plugin.name(), community));
      var said = lane == null ? Optional.<Instant>empty() : lane.loop.tickWanted();
      if (said.isEmpty()) {
        return Optional.empty();
      }
      wanted = said.get().isBefore(wanted) ? said.get() : wanted;
    }
    return Optional.of(wanted);
  }

  /**
   * Rings this bell when lanes may want ticks otherwise than events show: about once a second of
   * the host's clock.
   */
  void ringOnLooks(Bell other) {
    lookBells.add(other);
  }

  /** Runs this whenever a plugin was paused or goes on. */
  void onPause(Runnable then) {
    pauseListeners.add(then);
  }

  /** Whether a lane has answered all events up to a place of the ledger. */
  boolean hasAnswered(Lane lane, EventId place) {
    var running = lanes.get(lane);
    return running != null && running.loop.hasAnswered(place);
  }

  /** How a plugin is doing. */
  public Optional<PluginHealth> health(String plugin) {
    return plugins.find(plugin).map(this::health);
  }

  /** How all plugins are doing. */
  public Collection<PluginHealth> health() {
    return plugins.all().stream().map(this::health).toList();
  }

  /** Lets a paused plugin go on. */
  public void resume(String plugin) {
    ledger.resume(plugin).join();
    Optional.ofNullable(standings.get(plugin)).ifPresent(Standing::resume);
    wakeAll();
  }

  /**
   * Gives a plugin the events once more that it failed on, and lets it go on if it is paused.
   *
   * @return how many events
   */
  public int retry(String plugin) {
    var failed = ledger.failures(plugin, Instant.EPOCH);
    for (var failure : failed) {
      Optional.ofNullable(lanes.get(failure.lane()))
          .ifPresent(lane -> lane.loop.lookAgain(SecondLook.retry(failure.event())));
    }
    resume(plugin);
    return failed.size();
  }

  private void run() {
    long lastRound = System.nanoTime();
    while (!stopping) {
      try {
        bell.await(LOOK_ROUND);
        wakeAll();
        commands.look();
        if (System.nanoTime() - lastRound >= LOOK_ROUND.toNanos()) {
          lastRound = System.nanoTime();
          lookRound();
        }
      } catch (InterruptedException stop) {
        return;
      } catch (RuntimeException trouble) {
        LOG.error("The lanes could not be looked at; tried again", trouble);
      }
    }
  }

  /** Sees what people and other processes changed: pauses, and communities of the settings. */
  private void lookRound() {
    var paused = ledger.paused().stream().map(Paused::plugin).collect(Collectors.toSet());
    standings.forEach((plugin, standing) -> standing.follow(paused.contains(plugin)));
    if (!paused.equals(pausedBefore)) {
      pausedBefore = paused;
      pauseListeners.forEach(Runnable::run);
    }
    for (var community : ledger.communities()) {
      // What no community claims is kept for the record; there is nobody there to serve.
      if (community.equals(CommunityId.CORP)) {
        continue;
      }
      for (var plugin : plugins.all()) {
        lanes.computeIfAbsent(
            new Lane(plugin.name(), community), lane -> new RunningLane(plugin, lane));
      }
    }
    wakeAll();
    lookBells.forEach(Bell::ring);
  }

  private void wakeAll() {
    lanes.values().stream().filter(lane -> lane.loop.hasWork()).forEach(RunningLane::wake);
  }

  private void pauseForFailures(String plugin, String why) {
    LOG.error("Plugin {} is paused: {}", plugin, why);
    ledger.pause(plugin, why, clock.instant()).join();
    pauseListeners.forEach(Runnable::run);
  }

  private PluginHealth health(LoadedPlugin plugin) {
    var standing = Objects.requireNonNull(standings.get(plugin.name()));
    long behind =
        lanes.values().stream()
            .filter(lane -> lane.loop.lane().plugin().equals(plugin.name()))
            .mapToLong(lane -> lane.loop.behind())
            .max()
            .orElse(0);
    return new PluginHealth(
        plugin.name(), standing.paused(), standing.answered(), standing.failed(), behind);
  }

  /** A lane and its turns. */
  private final class RunningLane {
    private final PluginLoop loop;
    private final Turns turns;

    RunningLane(LoadedPlugin plugin, Lane lane) {
      var place = ledger.open(lane, plugin.terms().from().map(clock.instant()::minus));
      var check = new StepCheck(plugin.grants(), plugin.terms(), place.installed());
      loop =
          new PluginLoop(
              plugin,
              lane,
              place,
              ledger,
              Objects.requireNonNull(standings.get(plugin.name())),
              new Answering(plugin, check, handlers, clock),
              firstHalves,
              this::wake);
      turns = new Turns(lane.toString(), threads, loop::turn, loop::hasWork, atRest::ring);
    }

    void wake() {
      turns.wake();
    }

    boolean idle() {
      return loop.isIdle() && turns.resting() && loop.isIdle();
    }
  }
}
