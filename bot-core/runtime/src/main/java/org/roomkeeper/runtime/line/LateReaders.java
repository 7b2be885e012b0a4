package org.roomkeeper.runtime.line;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import org.roomkeeper.api.CommunityId;
import org.roomkeeper.api.EventId;
import org.roomkeeper.api.Phrase;
import org.roomkeeper.runtime.ledger.Keeping;
import org.roomkeeper.runtime.ledger.Keeping.Behind;
import org.roomkeeper.runtime.ledger.Lane;
import org.roomkeeper.runtime.plugins.Plugins;
import org.roomkeeper.runtime.settings.Communities;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells founders and moderators of a plugin that has not read for half the time that texts are
 * kept, once a day, and of one that was moved over what it had not read. Used by one thread.
 */
final class LateReaders {
  private static final Logger LOG = LoggerFactory.getLogger(LateReaders.class);
  private static final Duration AGAIN = Duration.ofDays(1);
  private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  private final Keeping keeping;
  private final Plugins plugins;
  private final Communities communities;
  private final Addressing addressing;
  private final Alarms alarms;
  private final MeterRegistry metrics;
  private final Map<Lane, Instant> told = new HashMap<>();

  @Inject
  LateReaders(
      Keeping keeping,
      Plugins plugins,
      Communities communities,
      Addressing addressing,
      Alarms alarms,
      MeterRegistry metrics) {
    this.keeping = keeping;
    this.plugins = plugins;
    this.communities = communities;
    this.addressing = addressing;
    this.alarms = alarms;
    this.metrics = metrics;
  }

  /** Looks who is late, and warns. */
  void warn(Duration kept, Instant now) {
    var late = keeping.behind(now.minus(kept.dividedBy(2)));
    told.keySet().retainAll(late.stream().map(Behind::lane).toList());
    for (Behind behind : late) {
      var lane = behind.lane();
      var last = told.get(lane);
      if (isInstalled(lane) && (last == null || !now.isBefore(last.plus(AGAIN)))) {
        tell(
            Phrase.of(
                "line.behind",
                lane.plugin(),
                lane.community(),
                moment(lane.community(), behind.written()),
                moment(lane.community(), behind.written().plus(kept))),
            lane,
            now);
        told.put(lane, now);
      }
    }
  }

  /** Tells who was moved over how much. */
  void passedOver(Map<Lane, Long> events, Duration kept, Instant now) {
    events.forEach(
        (lane, count) -> {
          LOG.warn("{} was moved over {} events that it had not read", lane, count);
          metrics
              .counter("roomkeeper.events.passed.over", "plugin", lane.plugin())
              .increment(count);
          if (isInstalled(lane)) {
            tell(
                Phrase.of(
                    "line.passed-over", lane.plugin(), lane.community(), count, kept.toDays()),
                lane,
                now);
          }
        });
  }

  private void tell(Phrase what, Lane lane, Instant now) {
    alarms.tell(
        lane.community(), addressing.responsible(lane.community()), EventId.UNRECORDED, what, now);
  }

  private boolean isInstalled(Lane lane) {
    return plugins.find(lane.plugin()).isPresent();
  }

  private String moment(CommunityId community, Instant at) {
    var zone =
        communities
            .find(community)
            .map(found -> found.zones().getFirst())
            .orElseGet(ZoneId::systemDefault);
    return MOMENT.format(at.atZone(zone));
  }
}
