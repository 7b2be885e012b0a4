package org.roomkeeper.runtime.line;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.roomkeeper.api.AskModerators;
import org.roomkeeper.api.EventId;
import org.roomkeeper.api.Phrase;
import org.roomkeeper.api.Remove;
import org.roomkeeper.runtime.ledger.Ledger;
import org.roomkeeper.runtime.ledger.Paused;
import org.roomkeeper.runtime.plugins.Plugins;
import org.roomkeeper.runtime.settings.Communities;
import org.roomkeeper.runtime.time.Clockwork;

/**
 * Tells people that a plugin is paused: founders, once; and where it guards the rooms, because it
 * removes people or asks moderators, moderators too, every hour until it goes on.
 */
@Singleton
public final class PauseAlarm extends Beat {
  private static final Duration AGAIN = Duration.ofHours(1);

  private final Ledger ledger;
  private final PluginLoops loops;
  private final Plugins plugins;
  private final Communities communities;
  private final Addressing addressing;
  private final Alarms alarms;
  private final Map<Paused, Instant> told = new HashMap<>();

  @Inject
  PauseAlarm(
      Ledger ledger,
      PluginLoops loops,
      Plugins plugins,
      Communities communities,
      Addressing addressing,
      Alarms alarms,
      Clockwork clock) {
    super(clock);
    this.ledger = ledger;
    this.loops = loops;
    this.plugins = plugins;
    this.communities = communities;
    this.addressing = addressing;
    this.alarms = alarms;
  }

  @Override
  public String name() {
    return "pause-alarm";
  }

  @Override
  public void start() {
    loops.onPause(this::wantedSoon);
    super.start();
  }

  @Override
  Instant each(Instant minute) {
    var paused = ledger.paused();
    told.keySet().retainAll(paused);
    for (var pause : paused) {
      var last = told.get(pause);
      if (last == null || (guards(pause.plugin()) && !minute.isBefore(last.plus(AGAIN)))) {
        tell(pause, minute);
        told.put(pause, minute);
      }
    }
    return told.values().stream()
        .map(last -> last.plus(AGAIN))
        .filter(again -> again.isAfter(minute))
        .min(Instant::compareTo)
        .orElseGet(() -> nextHour(minute));
  }

  private void tell(Paused pause, Instant now) {
    var what = Phrase.of("line.paused", pause.plugin(), pause.since(), pause.why());
    for (var community : communities.all()) {
      alarms.tell(
          community.id(),
          guards(pause.plugin()) ? addressing.responsible(community.id()) : community.founders(),
          EventId.UNRECORDED,
          what,
          now);
    }
  }

  private boolean guards(String name) {
    return plugins
        .find(name)
        .map(plugin -> plugin.grants().acts())
        .filter(acts -> acts.contains(Remove.class) || acts.contains(AskModerators.class))
        .isPresent();
  }
}
