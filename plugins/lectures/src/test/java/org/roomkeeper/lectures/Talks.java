package org.roomkeeper.lectures;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.roomkeeper.api.Facts;
import org.roomkeeper.api.Outcome;
import org.roomkeeper.api.Reaction;
import org.roomkeeper.api.RoomId;
import org.roomkeeper.api.RoomKind;
import org.roomkeeper.api.Say;
import org.roomkeeper.api.Step;
import org.roomkeeper.sandbox.lane.HandLane;

/**
 * The plugin's lane on a platform that does at once what it can do: what is said in app groups is
 * said, and in customer groups it waits for the owner, who taps when told.
 */
final class Talks {
  private final HandLane lane;
  private final Set<String> done = new HashSet<>();
  private final Set<String> said = new HashSet<>();
  private final Set<String> withdrawn = new HashSet<>();
  private final Map<String, RoomKind> kinds = new HashMap<>();

  Talks(LecturesConfig settings) {
    this.lane = new HandLane(new LecturesPlugin(), settings);
  }

  HandLane lane() {
    return lane;
  }

  RoomId appGroup(String name) {
    return room(RoomKind.APP_GROUP, name, Map.of());
  }

  RoomId customerGroup(String name) {
    return room(RoomKind.CUSTOMER_GROUP, name, Map.of(Facts.FAMILY, "main"));
  }

  private RoomId room(RoomKind kind, String name, Map<String, String> facts) {
    RoomId id = lane.room(kind, name, 500, facts);
    kinds.put(id.value(), kind);
    return id;
  }

  /** A minute passes, and what is asked for is done. */
  void minute() {
    lane.pass(Duration.ofMinutes(1));
    tick();
  }

  /** The plugin looks, and what it asks for is done. */
  void tick() {
    withdraw(lane.tick());
    settle();
  }

  void minutes(Duration time) {
    for (long i = 0; i < time.toMinutes(); i++) {
      minute();
    }
  }

  private void settle() {
    for (Step step : List.copyOf(lane.steps())) {
      if (step.action() instanceof Say say
          && step.ref().isPresent()
          && !withdrawn.contains(ref(step))
          && done.add(ref(step))) {
        boolean byApi = kinds.get(say.room().value()) == RoomKind.APP_GROUP;
        settles(
            ref(step),
            byApi
                ? new Outcome.Done(Map.of())
                : new Outcome.AskedPerson(HandLane.OWNER.value(), Map.of("msgid", "1")));
      }
    }
  }

  private void settles(String ref, Outcome outcome) {
    if (outcome instanceof Outcome.Done) {
      said.add(ref);
    }
    withdraw(lane.settles(ref, outcome));
  }

  /** What was said stays said. */
  private void withdraw(Reaction reaction) {
    reaction.withdrawals().stream().filter(ref -> !said.contains(ref)).forEach(withdrawn::add);
  }

  /** The owner sends all that waits for a room and was not withdrawn. */
  void taps(RoomId room) {
    for (Step step : says(room)) {
      if (step.ref().isPresent() && !withdrawn.contains(ref(step))) {
        settles(ref(step), new Outcome.Done(Map.of()));
      }
    }
  }

  /** The owner sends what was withdrawn from a room too late. */
  void tapsWhatWasWithdrawn(RoomId room) {
    says(room).stream()
        .map(Talks::ref)
        .filter(withdrawn::contains)
        .toList()
        .forEach(ref -> settles(ref, new Outcome.Done(Map.of())));
  }

  /** All that a room was to be told, first lines, in order; what was withdrawn is marked. */
  List<String> told(RoomId room) {
    var told = new ArrayList<String>();
    for (Step step : says(room)) {
      String first = ((Say) step.action()).text().lines().findFirst().orElseThrow();
      told.add(withdrawn.contains(ref(step)) ? "(" + first + ")" : first);
    }
    return told;
  }

  private List<Step> says(RoomId room) {
    return lane.steps().stream()
        .filter(step -> step.action() instanceof Say say && say.room().equals(room))
        .toList();
  }

  private static String ref(Step step) {
    return step.ref().orElse("");
  }
}
