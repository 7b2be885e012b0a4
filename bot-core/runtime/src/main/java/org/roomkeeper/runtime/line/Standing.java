package org.roomkeeper.runtime.line;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.roomkeeper.api.BotEvent;
import org.roomkeeper.api.EventId;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.RoomId;
import org.roomkeeper.runtime.ledger.Answer;
import org.roomkeeper.runtime.ledger.Failed;
import org.roomkeeper.runtime.ledger.Lane;

/**
 * How a plugin is doing, over all its lanes, and when to give up on it: after three failures in a
 * row, or three in an hour over three different people (or rooms, where nobody is concerned), so
 * that one person cannot disarm it. Safe for use by many threads.
 */
final class Standing {
  private static final int TOO_MANY = 3;
  private static final Duration WINDOW = Duration.ofHours(1);

  private final Map<Lane, Integer> inARow = new HashMap<>();
  private final List<Failure> recent = new ArrayList<>();
  private final InstantSource clock;
  private final Consumer<String> pausing;
  private volatile boolean paused;
  private volatile boolean beingWritten;
  private long answered;
  private long failed;

  /**
   * A plugin that runs.
   *
   * @param clock what the hour is measured by
   * @param pausing is told, once, why the plugin has to be paused
   */
  Standing(InstantSource clock, Consumer<String> pausing) {
    this.clock = clock;
    this.pausing = pausing;
  }

  /** Whether its lanes stand still. */
  boolean paused() {
    return paused;
  }

  /** What the ledger says: paused before or elsewhere, or resumed by another process. */
  void follow(boolean pausedInTheLedger) {
    if (pausedInTheLedger) {
      paused = true;
    } else if (paused && !beingWritten) {
      resume();
    }
  }

  /** It goes on, and what was before is forgotten. */
  synchronized void resume() {
    paused = false;
    inARow.clear();
    recent.clear();
  }

  /** How many events it has answered since the start. */
  synchronized long answered() {
    return answered;
  }

  /** How many events it has failed on since the start. */
  synchronized long failed() {
    return failed;
  }

  /** It failed before the start. */
  synchronized void remember(Failed failure) {
    recent.add(
        new Failure(failure.at(), subject(failure.event(), failure.member(), failure.room())));
  }

  /** It answered an event, or failed on it and may have to be paused. */
  void note(Lane lane, BotEvent event, Answer answer) {
    var why = answer.failure().isPresent() ? failed(lane, event) : answered(lane);
    if (why.isPresent()) {
      pausing.accept(why.get());
      beingWritten = false;
    }
  }

  private synchronized Optional<String> answered(Lane lane) {
    answered++;
    inARow.remove(lane);
    return Optional.empty();
  }

  private synchronized Optional<String> failed(Lane lane, BotEvent event) {
    failed++;
    var now = clock.instant();
    recent.add(
        new Failure(now, subject(event.id(), Concerned.member(event), Concerned.room(event))));
    recent.removeIf(failure -> failure.at.isBefore(now.minus(WINDOW)));
    boolean inARowTooOften = inARow.merge(lane, 1, Integer::sum) >= TOO_MANY;
    boolean overTooMany = recent.stream().map(Failure::subject).distinct().count() >= TOO_MANY;
    if (paused || (!inARowTooOften && !overTooMany)) {
      return Optional.empty();
    }
    beingWritten = true;
    paused = true;
    return Optional.of(
        TOO_MANY
            + (inARowTooOften
                ? " failures in a row"
                : " failures in an hour over different people or rooms"));
  }

  private static String subject(EventId event, Optional<MemberId> member, Optional<RoomId> room) {
    return member
        .map(MemberId::value)
        .or(() -> room.map(RoomId::value))
        .orElseGet(() -> "event " + event);
  }

  private record Failure(Instant at, String subject) {}
}
