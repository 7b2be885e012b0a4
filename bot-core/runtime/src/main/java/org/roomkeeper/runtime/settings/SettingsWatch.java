package org.roomkeeper.runtime.settings;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.roomkeeper.runtime.line.LineService;
import org.roomkeeper.runtime.time.Clockwork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the settings files every two seconds of the host's clock, and tells of what is wrong:
 * once for a bad edit, hourly (by the clock of rooms and people) after a start on the last good
 * ones.
 */
@Singleton
final class SettingsWatch implements LineService {
  private static final Logger log = LoggerFactory.getLogger(SettingsWatch.class);
  private static final Duration LOOK = Duration.ofSeconds(2);
  private static final Duration REPEAT = Duration.ofHours(1);

  private final Settings settings;
  private final SettingsAlarms alarms;
  private final Clockwork clock;
  private @Nullable ScheduledExecutorService looking;
  private @Nullable Instant lastTold;
  private List<Problem> told = List.of();

  @Inject
  SettingsWatch(Settings settings, SettingsAlarms alarms, Clockwork clock) {
    this.settings = settings;
    this.alarms = alarms;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "settings";
  }

  @Override
  public synchronized void start() {
    ScheduledExecutorService thread =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("settings").factory());
    var _ =
        thread.scheduleWithFixedDelay(this::lookSafely, 0, LOOK.toMillis(), TimeUnit.MILLISECONDS);
    looking = thread;
  }

  @Override
  public synchronized void stop() {
    if (looking != null) {
      looking.close();
      looking = null;
    }
  }

  @Override
  public boolean idle() {
    return true;
  }

  @Override
  public Optional<Instant> nextDue() {
    return Optional.empty();
  }

  private void lookSafely() {
    try {
      look();
    } catch (RuntimeException e) {
      log.error("looking at the settings failed; it is tried again", e);
    }
  }

  /** One look. */
  void look() {
    boolean read = settings.look();
    List<Problem> problems = settings.problems();
    switch (settings.state()) {
      case CLAIMING -> {}
      case GOOD -> {
        if (!told.isEmpty()) {
          alarms.recovered();
        }
        told = List.of();
        lastTold = null;
      }
      case KEPT -> {
        if (read && !problems.equals(told)) {
          alarms.refused(problems);
          told = problems;
        }
      }
      case ON_LAST_GOOD -> {
        Instant now = clock.instant();
        Instant before = lastTold;
        if (before == null || !now.isBefore(before.plus(REPEAT))) {
          alarms.stillRefused(problems);
          told = problems;
          lastTold = now;
        }
      }
    }
  }
}
