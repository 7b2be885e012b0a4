package org.roomkeeper.sandbox.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.ToLongFunction;

/** What happened in customer groups, counted by owner (row 17). */
public final class GroupStatistics {
  private static final long DAY = 24L * 3600;
  private static final long MOST_DAYS = 30;
  private static final long LOOKS_BACK_DAYS = 180;
  private static final int MOST = 1000;

  private record Row(String owner, ObjectNode data) {
    long number(String name) {
      return data.path(name).asLong();
    }
  }

  private final World world;

  GroupStatistics(World world) {
    this.world = world;
  }

  /** {@code groupchat/statistic}. */
  public ObjectNode byOwner(Args args) {
    if (!args.has("day_begin_time")) {
      throw new WeComError(40058, ErrorPhrases.of(40058) + ": day_begin_time");
    }
    long from = args.number("day_begin_time", 0);
    long to = args.number("day_end_time", from) + DAY;
    boolean tooLong = to <= from || to - from > MOST_DAYS * DAY;
    if (tooLong || from < world.clock().seconds() - LOOKS_BACK_DAYS * DAY) {
      throw new WeComError(40058, ErrorPhrases.of(40058) + ": day_begin_time, day_end_time");
    }
    Set<String> owners = Set.copyOf(args.object("owner_filter").texts("userid_list"));
    var rows = new ArrayList<Row>();
    world.rooms().of(RoomType.CUSTOMER).stream()
        .map(Room::owner)
        .distinct()
        .filter(owner -> owners.isEmpty() || owners.contains(owner))
        .forEach(owner -> rows.add(new Row(owner, data(owner, from, to))));
    rows.sort(order(args));
    int offset = args.within("offset", 0, 0, Integer.MAX_VALUE);
    int limit = args.within("limit", 500, 1, MOST);
    List<Row> shown = rows.stream().skip(offset).limit(limit).toList();
    var items = Json.array();
    shown.forEach(
        row -> {
          ObjectNode item = Json.object().put("owner", row.owner());
          item.set("data", row.data());
          items.add(item);
        });
    return Json.object()
        .put("total", rows.size())
        .put("next_offset", offset + shown.size())
        .set("items", items);
  }

  private static Comparator<Row> order(Args args) {
    String by =
        switch (args.within("order_by", 1, 1, 4)) {
          case 1 -> "new_chat_cnt";
          case 2 -> "chat_total";
          case 3 -> "new_member_cnt";
          default -> "member_total";
        };
    Comparator<Row> rising = Comparator.comparingLong(row -> row.number(by));
    return args.number("order_asc", 0) == 1 ? rising : rising.reversed();
  }

  private ObjectNode data(String owner, long from, long to) {
    List<Room> rooms =
        world.rooms().of(RoomType.CUSTOMER).stream()
            .filter(room -> room.owner().equals(owner) && room.createdSeconds() < to)
            .toList();
    return Json.object()
        .put("new_chat_cnt", rooms.stream().filter(room -> room.createdSeconds() >= from).count())
        .put("chat_total", rooms.size())
        .put("chat_has_msg", rooms.stream().filter(room -> said(room, from, to) > 0).count())
        .put("new_member_cnt", sum(rooms, room -> came(room, from, to)))
        .put("member_total", sum(rooms, Room::size))
        .put("member_has_msg", sum(rooms, room -> speakers(room, from, to)))
        .put("msg_total", sum(rooms, room -> said(room, from, to)))
        .put("migrate_trainee_chat_cnt", 0);
  }

  private static long came(Room room, long from, long to) {
    return room.members().stream()
        .filter(member -> member.since() >= from && member.since() < to)
        .count();
  }

  private static long said(Room room, long from, long to) {
    return room.messages().stream().filter(message -> in(message, from, to)).count();
  }

  private static long speakers(Room room, long from, long to) {
    return room.messages().stream()
        .filter(message -> in(message, from, to))
        .map(RoomMessage::from)
        .distinct()
        .count();
  }

  private static boolean in(RoomMessage message, long from, long to) {
    return message.at() >= from * 1000 && message.at() < to * 1000;
  }

  private static long sum(List<Room> rooms, ToLongFunction<Room> what) {
    return rooms.stream().mapToLong(what).sum();
  }
}
