package org.roomkeeper.runtime.line;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.roomkeeper.runtime.ledger.Keeping;
import org.roomkeeper.runtime.ledger.Keeping.Horizon;
import org.roomkeeper.runtime.ledger.Keeping.Part;
import org.roomkeeper.runtime.ledger.Lane;
import org.roomkeeper.runtime.settings.Communities;
import org.roomkeeper.runtime.settings.CoreSettings.Keep;
import org.roomkeeper.runtime.time.Clockwork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Forgets each night what the settings let the bot keep no longer, one small step after the other;
 * also at the start, if the bot was off at that hour. Every hour it looks whether a plugin is so
 * far behind that it may miss something.
 */
@Singleton
public final class Forgetting extends Beat {
  private static final Logger LOG = LoggerFactory.getLogger(Forgetting.class);
  private static final Duration TICKS = Duration.ofDays(1);

  private final Keeping keeping;
  private final Supplier<Keep> keep;
  private final Communities communities;
  private final LateReaders lateReaders;
  private final MeterRegistry metrics;
  private volatile Optional<Instant> lastDone = Optional.empty();
  private Instant nextLook = Instant.EPOCH;

  @Inject
  Forgetting(
      Keeping keeping,
      Supplier<Keep> keep,
      Communities communities,
      LateReaders lateReaders,
      MeterRegistry metrics,
      Clockwork clock) {
    super(clock);
    this.keeping = keeping;
    this.keep = keep;
    this.communities = communities;
    this.lateReaders = lateReaders;
    this.metrics = metrics;
    Gauge.builder(
            "roomkeeper.forgot.last.seconds",
            () -> lastDone.map(Instant::getEpochSecond).orElse(0L))
        .register(metrics);
  }

  @Override
  public String name() {
    return "forgetting";
  }

  @Override
  Instant each(Instant minute) {
    if (!minute.isBefore(nextLook)) {
      lateReaders.warn(keep.get().text(), minute);
      nextLook = nextHour(minute);
    }
    if (lastDone.isEmpty()) {
      lastDone = keeping.lastDone();
    }
    if (lastDone.isEmpty()) {
      done(minute);
    } else if (!minute.isBefore(nightAfter(lastDone.get()))) {
      forget(minute);
    }
    return lastDone
        .map(this::nightAfter)
        .filter(night -> night.isBefore(nextLook))
        .orElse(nextLook);
  }

  private void forget(Instant now) {
    var kept = keep.get();
    var horizon = new Horizon(now.minus(TICKS), now.minus(kept.text()), now.minus(kept.facts()));
    var counts = new EnumMap<Part, Long>(Part.class);
    var passedOver = new HashMap<Lane, Long>();
    long began = System.nanoTime();
    for (Part part : Part.values()) {
      for (boolean more = true; more && !stopping(); ) {
        var forgotten = keeping.forget(part, horizon);
        counts.merge(part, forgotten.count(), Long::sum);
        forgotten
            .passedOver()
            .forEach(passed -> passedOver.merge(passed.lane(), passed.events(), Long::sum));
        more = forgotten.more();
      }
    }
    counts.forEach(
        (part, count) ->
            metrics
                .counter("roomkeeper.forgotten", "part", part.name().toLowerCase(Locale.ROOT))
                .increment(count));
    lateReaders.passedOver(passedOver, kept.text(), now);
    if (stopping()) {
      return;
    }
    done(now);
    LOG.info(
        "What was kept long enough is gone, in {} ms: {}",
        Duration.ofNanos(System.nanoTime() - began).toMillis(),
        counts.entrySet().stream()
            .map(each -> each.getKey() + " " + each.getValue())
            .collect(Collectors.joining(", ")));
  }

  private void done(Instant now) {
    keeping.done(now);
    lastDone = Optional.of(now);
  }

  /** The first time after {@code last} that the clock of the first community shows the hour. */
  private Instant nightAfter(Instant last) {
    var zone =
        communities.all().stream()
            .findFirst()
            .map(community -> community.zones().getFirst())
            .orElseGet(ZoneId::systemDefault);
    var night = last.atZone(zone).toLocalDate().atTime(keep.get().at()).atZone(zone);
    return night.toInstant().isAfter(last) ? night.toInstant() : night.plusDays(1).toInstant();
  }
}
