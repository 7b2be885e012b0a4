package org.roomkeeper.census;

import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.RoomId;

/** Counts step by step: who comes, who goes, and what becomes known of whom. */
final class Headcount {
  private final People people;
  private final Tallies tallies;
  private final Days days;
  private final Stocktaking stocktaking;

  @Inject
  Headcount(People people, Tallies tallies, Days days, Stocktaking stocktaking) {
    this.people = people;
    this.tallies = tallies;
    this.days = days;
    this.stocktaking = stocktaking;
  }

  /** Somebody came into a room, of whom these facts are known. */
  void enters(MemberId member, RoomId room, Instant at, Map<String, String> facts) {
    People.Counted before = people.find(member).orElse(People.Counted.NEVER);
    LocalDate day = days.of(at);
    if (before.isIn(room)) {
      if (before.since().isEmpty()) { // they were found before this was told
        people.put(member, before.since(day));
        days.on(day, so -> so.andJoined().andCorrected(-1));
      }
      return;
    }
    People.Counted now = before.entering(room, people.opening(room));
    tallies.room(room, 1);
    if (!before.isHere()) {
      tallies.people(1);
      days.on(day, before.since().isEmpty() ? Days.Day::andJoined : Days.Day::andReturned);
      now = now.under(add(facts));
    }
    people.put(member, now.since().isEmpty() ? now.since(day) : now);
  }

  /** Somebody left a room. */
  void leaves(MemberId member, RoomId room, Instant at) {
    People.Counted before = people.find(member).orElse(People.Counted.NEVER);
    if (!before.isIn(room)) {
      stocktaking.isDue();
      return;
    }
    People.Counted now = before.leaving(room);
    tallies.room(room, -1);
    if (!now.isHere()) {
      tallies.people(-1);
      days.on(days.of(at), Days.Day::andLeft);
      take(before.groups());
      now = now.under(Map.of());
    }
    people.put(member, now);
  }

  /**
   * These facts are known of somebody now.
   *
   * @param forgotten whether a fact was taken away, so that they may have been forgotten altogether
   */
  void changes(MemberId member, Map<String, String> facts, boolean forgotten) {
    People.Counted noted = people.find(member).orElse(People.Counted.NEVER);
    if (noted.isHere()) {
      take(noted.groups());
      people.put(member, noted.under(add(facts)));
    } else if (forgotten) {
      stocktaking.isDue();
    }
  }

  private Map<String, List<String>> add(Map<String, String> facts) {
    var counted = new LinkedHashMap<String, List<String>>();
    for (Dimension dimension : Dimension.values()) {
      List<String> keys = new ArrayList<>();
      dimension
          .groups(facts)
          .forEach((group, spelt) -> keys.add(tallies.add(dimension, group, spelt)));
      counted.put(dimension.key(), keys);
    }
    return counted;
  }

  private void take(Map<String, List<String>> groups) {
    for (Dimension dimension : Dimension.values()) {
      groups
          .getOrDefault(dimension.key(), List.of())
          .forEach(group -> tallies.take(dimension, group));
    }
  }
}
