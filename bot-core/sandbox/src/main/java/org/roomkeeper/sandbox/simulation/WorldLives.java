package org.roomkeeper.sandbox.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.roomkeeper.api.BookLive;
import org.roomkeeper.api.LiveChanged;
import org.roomkeeper.api.Outcome;
import org.roomkeeper.api.ReadLive;
import org.roomkeeper.runtime.platform.LiveAudience;
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
    var audience = new LiveAudience();
    for (String live : read.lives()) {
      var args = Json.object().put("livingid", live);
      int number = here.lives().info(new Args(args)).path("living_info").path("status").asInt();
      audience.stands(status(number));
      JsonNode page;
      do {
        page = here.lives().watchers(new Args(args));
        args.put("next_key", page.path("next_key").asText());
        for (JsonNode one : page.path("stat_info").path("users")) {
          audience.member(one.path("userid").asText(), watched(one));
        }
        for (JsonNode one : page.path("stat_info").path("external_users")) {
          audience.guest(one.path("external_userid").asText(), watched(one));
        }
      } while (page.path("ending").asInt() == 0);
    }
    return audience.stand().outcome();
  }

  private static LiveAudience.Watched watched(JsonNode row) {
    return new LiveAudience.Watched(
        row.path("watch_time").asLong(),
        row.path("is_comment").asInt() == 1,
        row.path("is_mic").asInt() == 1);
  }
}
