package org.roomkeeper.runtime.rehearsal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;
import org.roomkeeper.api.BotEvent;
import org.roomkeeper.api.CommunityId;
import org.roomkeeper.api.EventId;
import org.roomkeeper.api.Finding;
import org.roomkeeper.api.MessagePosted;
import org.roomkeeper.runtime.ledger.Lane;
import org.roomkeeper.runtime.ledger.Past;
import org.roomkeeper.runtime.ledger.Stretch;
import org.roomkeeper.runtime.plugins.LoadedPlugin;

/**
 * Reads past events once more and tells which a plugin would answer differently. Nothing is sent,
 * nothing is kept: what a plugin asks for is only compared. It begins without notes, and what the
 * ledger does not hold, such as a page that only the proposed settings would have read, never
 * comes.
 */
public final class Rehearsal {
  private static final int AT_A_TIME = 256;

  private final Past past;
  private final Consumer<Difference> told;
  private final DoubleConsumer progress;

  /**
   * Reads from there.
   *
   * @param told is told each difference, in the ledger's order within a community
   * @param progress is told how far the reading is, from 0 to 1
   */
  public Rehearsal(Past past, Consumer<Difference> told, DoubleConsumer progress) {
    this.past = past;
    this.told = told;
    this.progress = progress;
  }

  /**
   * What was read.
   *
   * @param events how many events the plugin answered
   * @param failures how many of them it failed on under the proposed settings
   * @param forgotten how many messages had lost their words
   * @param from when the first of them happened; empty if there was none
   */
  public record Reading(long events, long failures, long forgotten, Optional<Instant> from) {}

  /**
   * Reads.
   *
   * @param before the plugin under the settings in force; empty to compare with what was decided
   *     then, of which the ledger keeps the verdicts
   * @param after the plugin under the proposed settings
   * @param since how far back, counted from what the ledger holds last
   */
  public Reading read(Optional<LoadedPlugin> before, LoadedPlugin after, Duration since)
      throws InterruptedException {
    EventId from =
        past.lastWritten()
            .map(last -> past.lastBefore(last.minus(since)))
            .orElse(EventId.UNRECORDED);
    var count = new Count();
    List<CommunityId> communities =
        past.communities().stream().filter(one -> !one.equals(CommunityId.CORP)).toList();
    long whole = 0;
    for (CommunityId community : communities) {
      whole += Math.max(0, past.end(community).value() - from.value());
    }
    ExecutorService firstHalves =
        Executors.newFixedThreadPool(
            Runtime.getRuntime().availableProcessors(),
            work -> Thread.ofPlatform().daemon().name("rehearsal").unstarted(work));
    try {
      long done = 0;
      for (CommunityId community : communities) {
        var lane = new Lane(after.name(), community);
        var now = new Side(after, lane, past, firstHalves);
        var then = before.map(plugin -> new Side(plugin, lane, past, firstHalves));
        long end = past.end(community).value();
        for (EventId at = from; at.value() < end; ) {
          Stretch stretch = past.read(lane, at, after.answers(), AT_A_TIME);
          compare(lane, at, stretch, then, now, count);
          at = stretch.upTo();
          progress.accept((done + at.value() - from.value()) / (double) Math.max(1, whole));
        }
        done += Math.max(0, end - from.value());
      }
      return count.reading();
    } finally {
      firstHalves.shutdownNow();
    }
  }

  private void compare(
      Lane lane, EventId after, Stretch stretch, Optional<Side> then, Side now, Count count)
      throws InterruptedException {
    List<BotEvent> events =
        stretch.events().stream().filter(event -> !isBlank(event, count)).toList();
    var fresh = now.read(events);
    var old = then.map(side -> side.read(events));
    Map<EventId, List<Finding>> found =
        old.isEmpty() ? past.findings(lane, after, stretch.upTo()) : Map.of();
    for (BotEvent event : events) {
      Answered is = fresh.next();
      Answered was =
          old.isPresent()
              ? old.get().next()
              : Answered.then(found.getOrDefault(event.id(), List.of()), is);
      count.one(event, is);
      var difference = new Difference(event, was, is);
      if (difference.isOne()) {
        told.accept(difference);
      }
    }
  }

  /** What was recalled, or kept long enough, has lost its words and cannot be judged again. */
  private static boolean isBlank(BotEvent event, Count count) {
    boolean blank = event instanceof MessagePosted said && said.parts().isEmpty();
    if (blank) {
      count.forgotten++;
    }
    return blank;
  }

  private static final class Count {
    private long events;
    private long failures;
    private long forgotten;
    private @Nullable Instant from;

    void one(BotEvent event, Answered answer) {
      events++;
      if (answer.failed().isPresent()) {
        failures++;
      }
      Instant first = from;
      if (first == null || event.at().isBefore(first)) {
        from = event.at();
      }
    }

    Reading reading() {
      return new Reading(events, failures, forgotten, Optional.ofNullable(from));
    }
  }
}
