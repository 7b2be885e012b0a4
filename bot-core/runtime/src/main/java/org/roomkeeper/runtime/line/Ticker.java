package org.roomkeeper.runtime.line;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.roomkeeper.api.CommunityId;
import org.roomkeeper.runtime.ledger.Ledger;
import org.roomkeeper.runtime.plugins.PluginSettings;
import org.roomkeeper.runtime.time.Clockwork;

/**
 * Writes down that time passes: a {@code Tick} into each community, and one for all that passed
 * meanwhile. It comes each minute, unless each plugin that answers ticks has answered the last one
 * and wants the next only later, and nothing was written down in the community since, nor settings
 * changed; then it comes with the first minute that one of them wants, at the latest with the next
 * full hour.
 *
 * <p>When the next is due is looked up whenever it is asked for, never remembered: so a clock that
 * jumps cannot jump over a tick that has just become due.
 */
@Singleton
public final class Ticker extends Rounds {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final Ledger ledger;
  private final PluginLoops loops;
  private final PluginSettings settings;
  private final Clockwork clock;
  private final Map<CommunityId, Last> last = new ConcurrentHashMap<>();

  /** Where something has happened since the last tick: when the next one is due. */
  private final Map<CommunityId, Instant> soon = new ConcurrentHashMap<>();

  /**
   * The last tick of a community.
   *
   * @param minute its minute
   * @param edition of the settings under which it was answered, or of earlier ones
   */
  private record Last(Instant minute, long edition) {}

  @Inject
  Ticker(Ledger ledger, PluginLoops loops, PluginSettings settings, Clockwork clock) {
    super(clock);
    this.ledger = ledger;
    this.loops = loops;
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "ticker";
  }

  @Override
  public void start() {
    ledger.ringOnEvents(bell());
    loops.ringOnLooks(bell());
    super.start();
  }

  @Override
  public Optional<Instant> nextDue() {
    return super.nextDue().map(_ -> next());
  }

  @Override
  protected Instant round() {
    var minute = Beat.minute(clock.instant());
    long edition = settings.edition();
    List<CommunityId> due =
        ledger.communities().stream().filter(community -> !due(community).isAfter(minute)).toList();
    if (!due.isEmpty()) {
      ledger.tick(due, minute).join();
      due.forEach(community -> last.put(community, new Last(minute, edition)));
      due.forEach(soon::remove);
    }
    return next();
  }

  private Instant next() {
    return ledger.communities().stream()
        .map(this::due)
        .min(Instant::compareTo)
        .orElseGet(() -> Beat.nextHour(clock.instant()));
  }

  /** When the next tick of a community is due; a whole minute. */
  private Instant due(CommunityId community) {
    var before = last.get(community);
    if (before == null) {
      return Instant.EPOCH;
    }
    var earliest = before.minute().plus(MINUTE);
    var wanted =
        before.edition() == settings.edition()
            ? loops.tickWanted(community)
            : Optional.<Instant>empty();
    if (wanted.isEmpty()) {
      var next = Beat.wholeMinute(clock.instant());
      return soon.computeIfAbsent(community, _ -> later(earliest, next));
    }
    soon.remove(community);
    var latest = Beat.nextHour(before.minute());
    var moment = wanted.get().isBefore(latest) ? Beat.wholeMinute(wanted.get()) : latest;
    return later(earliest, moment);
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
