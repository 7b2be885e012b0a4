package org.roomkeeper.sandbox.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.roomkeeper.api.BookLive;
import org.roomkeeper.api.LiveChanged;
import org.roomkeeper.api.LiveStand;
import org.roomkeeper.api.Outcome;
import org.roomkeeper.api.ReadLive;
import org.roomkeeper.sandbox.world.Args;
import org.roomkeeper.sandbox.world.Json;
import org.roomkeeper.sandbox.world.World;

/** Live streams, put to the world's own methods. */
final class WorldLives {
  private static final int TRAINING = 3;

  private WorldLives() {}

  static Outcome book(World here, BookLive book) {
    var args = Json.object();
    book.live().ifPresent(live -> args.put("livingid", live));
    book.slot()
        .ifPresent(
            slot ->
                args.put("anchor_userid", WorldIds.wire(slot.host()))
                    .put("theme", slot.theme())
                    .put("living_start", slot.start().getEpochSecond())
                    .put("living_duration", slot.length().toSeconds())
                    .put("description", slot.description())
                    .put("type", TRAINING));
    if (book.live().isEmpty()) {
      return booked(here.lives().create(new Args(args)).path("livingid").asText());
    }
    ObjectNode _ =
        book.slot().isPresent()
            ? here.lives().modify(new Args(args))
            : here.lives().cancel(new Args(args));
    return booked(book.live().get());
  }

  private static Outcome booked(String live) {
    return new Outcome.Done(Map.of(BookLive.LIVE, live));
  }

  /** What a status's number on the wire says. */
  static LiveChanged.Status status(int number) {
    return switch (number) {
      case 0 -> LiveChanged.Status.BOOKED;
      case 1 -> LiveChanged.Status.LIVE;
      case 2 -> LiveChanged.Status.ENDED;
      case 3 -> LiveChanged.Status.EXPIRED;
      case 4 -> LiveChanged.Status.CANCELLED;
      default -> throw new IllegalArgumentException("no status of a live stream: " + number);
    };
  }

  static Outcome read(World here, ReadLive read) {
    var members = new HashMap<String, Watched>();
    var guests = new HashMap<String, Watched>();
    var statuses = EnumSet.noneOf(LiveChanged.Status.class);
    for (String live : read.lives()) {
      var args = Json.object().put("livingid", live);
      int number = here.lives().info(new Args(args)).path("living_info").path("status").asInt();
      statuses.add(status(number));
      JsonNode page;
      do {
        page = here.lives().watchers(new Args(args));
        args.put("next_key", page.path("next_key").asText());
        for (JsonNode one : page.path("stat_info").path("users")) {
          members.merge(one.path("userid").asText(), Watched.of(one), Watched::and);
        }
        for (JsonNode one : page.path("stat_info").path("external_users")) {
          guests.merge(one.path("external_userid").asText(), Watched.of(one), Watched::and);
        }
      } while (page.path("ending").asInt() == 0);
    }
    var all = Stream.concat(members.values().stream(), guests.values().stream()).toList();
    var seconds = all.stream().map(Watched::seconds).sorted().toList();
    return new LiveStand(
            together(statuses),
            members.size(),
            guests.size(),
            Duration.ofSeconds(seconds.isEmpty() ? 0 : seconds.get(seconds.size() / 2)),
            (int) all.stream().filter(Watched::commented).count(),
            (int) all.stream().filter(Watched::spoke).count())
        .outcome();
  }

  /** On the air if one is, else over if one is. */
  private static LiveChanged.Status together(Set<LiveChanged.Status> statuses) {
    return Stream.of(LiveChanged.Status.LIVE, LiveChanged.Status.ENDED)
        .filter(statuses::contains)
        .findFirst()
        .orElseGet(() -> statuses.iterator().next());
  }

  /** What somebody did who watched; the same person counts once. */
  private record Watched(long seconds, boolean commented, boolean spoke) {
    static Watched of(JsonNode row) {
      return new Watched(
          row.path("watch_time").asLong(),
          row.path("is_comment").asInt() == 1,
          row.path("is_mic").asInt() == 1);
    }

    Watched and(Watched more) {
      return new Watched(
          Math.max(seconds, more.seconds), commented || more.commented, spoke || more.spoke);
    }
  }
}
