package org.roomkeeper.moderation;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.Set;
import org.roomkeeper.moderation.judge.Topic;

/**
 * When moderators sleep. Cards that come up meanwhile wait, and are delivered when it is over.
 *
 * @param zone whose clock
 * @param from when it begins
 * @param to when it ends, the next day if that is not later
 * @param urgent topics whose cards come all the same where the judge is sure; none if it does not
 *     say
 */
record QuietHours(ZoneId zone, LocalTime from, LocalTime to, Optional<Set<Topic>> urgent) {
  /** Refuses a time that never ends. */
  QuietHours {
    urgent = urgent.map(Set::copyOf);
    if (from.equals(to)) {
      throw new IllegalArgumentException("quiet-hours: from and to are the same time");
    }
  }

  boolean isUrgent(Topic topic) {
    return urgent.filter(topics -> topics.contains(topic)).isPresent();
  }

  /** How long it is still quiet at a moment; zero outside. */
  Duration left(Instant at) {
    ZonedDateTime now = at.atZone(zone);
    LocalTime time = now.toLocalTime();
    boolean overnight = to.isBefore(from);
    boolean begun = !time.isBefore(from);
    boolean goesOn = time.isBefore(to);
    boolean quiet = begun && goesOn;
    if (overnight) {
      quiet = begun || goesOn;
    }
    if (!quiet) {
      return Duration.ZERO;
    }
    boolean tomorrow = overnight && begun;
    ZonedDateTime end = now.toLocalDate().plusDays(tomorrow ? 1 : 0).atTime(to).atZone(zone);
    return end.toInstant().isAfter(at) ? Duration.between(at, end.toInstant()) : Duration.ZERO;
  }
}
