package org.roomkeeper.overflow;

import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.roomkeeper.api.Bundle;
import org.roomkeeper.api.Config;
import org.roomkeeper.api.Facts;
import org.roomkeeper.api.Page;
import org.roomkeeper.api.Phrase;
import org.roomkeeper.api.PointDoor.ToRooms;
import org.roomkeeper.api.RoomId;
import org.roomkeeper.api.RoomKind;
import org.roomkeeper.api.RoomView;
import org.roomkeeper.api.Rooms;
import org.roomkeeper.api.View;

/**
 * For moderators: the community's rooms, how full each is and whether the link leads there, what
 * was found about them and what to do, and who has heard of the corporate room.
 */
final class RoomsPage implements Page {
  static final String PAGE = "rooms";

  /** The field for a room that was set aside and shall join the family after all. */
  static final String SET_ASIDE = "set-aside";

  private static final int MOST_FOUND = 50;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

  private final Config<OverflowConfig> config;
  private final Family family;
  private final NewRooms newRooms;
  private final NextRoom next;
  private final DoorOrders orders;
  private final WaitingList list;
  private final CorporateStage corporate;
  private final CorporateNews news;
  private final Drift drift;
  private final DriftCards cards;
  private final Placement placement;
  private final AppGroups appGroups;
  private final AppGroupSeats seats;
  private final Rooms rooms;

  @Inject
  RoomsPage(
      Config<OverflowConfig> config,
      Family family,
      NewRooms newRooms,
      NextRoom next,
      DoorOrders orders,
      WaitingList list,
      CorporateStage corporate,
      CorporateNews news,
      Drift drift,
      DriftCards cards,
      Placement placement,
      AppGroups appGroups,
      AppGroupSeats seats,
      Rooms rooms) {
    this.config = config;
    this.family = family;
    this.newRooms = newRooms;
    this.next = next;
    this.orders = orders;
    this.list = list;
    this.corporate = corporate;
    this.news = news;
    this.drift = drift;
    this.cards = cards;
    this.placement = placement;
    this.appGroups = appGroups;
    this.seats = seats;
    this.rooms = rooms;
  }

  @Override
  public View show(Request request) {
    var texts = OverflowPlugin.TEXTS.in(request.language());
    var blocks = new ArrayList<View.Block>();
    standing(blocks, texts, request.at());
    found(blocks, texts);
    blocks.add(new View.Heading(texts.say("rooms.all")));
    List<RoomView> all = rooms.all();
    blocks.add(all.isEmpty() ? new View.Paragraph(texts.say("rooms.none")) : table(all, texts));
    setAside(all, blocks, texts);
    return new View(texts.say("rooms.title"), blocks);
  }

  private void standing(List<View.Block> blocks, Bundle.InLanguage texts, Instant at) {
    List<RoomView> ours = family.all();
    Foresight ahead = next.foresight(at);
    if (family.isComplete(ours)) {
      blocks.add(
          new View.Paragraph(
              texts.say("rooms.complete", ours.size(), config.get().rooms(), family.seats(ours))));
    } else {
      blocks.add(
          new View.Paragraph(
              texts.say(
                  next.isExpected() ? "rooms.asked" : "rooms.standing",
                  ours.size(),
                  config.get().rooms(),
                  family.seats(ours),
                  ahead.seatsNeeded(),
                  String.format(Locale.ROOT, "%.1f", ahead.perHour()),
                  length(ahead.opening(), texts))));
    }
    Book book = list.book();
    if (!book.isIdle()) {
      blocks.add(new View.Paragraph(texts.say("rooms.list", book.all(), book.held())));
    }
    if (corporate.isOn()) {
      String hall = rooms.community().corporateRoom().map(room -> room.name()).orElse("");
      blocks.add(new View.Paragraph(texts.say("rooms.corporate", hall, corporate.arrivals())));
    }
    appGroups(blocks, texts);
    List<String> missing = placement.missing(rooms.all());
    if (!missing.isEmpty()) {
      String names = String.join(texts.say("rooms.between"), missing);
      blocks.add(new View.Paragraph(texts.say("rooms.placement-missing", names)));
    }
    orders
        .failedUntil(RoomsDoor.NAME)
        .ifPresent(
            again -> blocks.add(new View.Paragraph(texts.say("rooms.door-failed", time(again)))));
  }

  private void appGroups(List<View.Block> blocks, Bundle.InLanguage texts) {
    AppGroupSettings settings = config.get().appGroups();
    if (settings.isOn()) {
      List<RoomView> open = family.appGroups();
      blocks.add(
          new View.Paragraph(
              texts.say(
                  "rooms.app-groups",
                  open.size(),
                  settings.rooms(),
                  family.seats(open),
                  seats.waiting())));
      if (rooms.community().corporateRoom().isEmpty()) {
        blocks.add(new View.Paragraph(texts.say("rooms.app-groups-unheard")));
      }
      if (appGroups.hasFailed()) {
        blocks.add(new View.Paragraph(texts.say("rooms.app-group-failed")));
      }
    }
  }

  private static String length(Duration duration, Bundle.InLanguage texts) {
    return duration.compareTo(Duration.ofHours(2)) < 0
        ? texts.say("plan.minutes", duration.toMinutes())
        : texts.say("plan.hours", String.format(Locale.ROOT, "%.1f", duration.toMinutes() / 60.0));
  }

  private void found(List<View.Block> blocks, Bundle.InLanguage texts) {
    List<Found> all = drift.all();
    blocks.add(new View.Heading(texts.say("rooms.found")));
    if (all.isEmpty()) {
      blocks.add(new View.Paragraph(texts.say("rooms.found-nothing")));
    }
    for (Found found : all.subList(0, Math.min(MOST_FOUND, all.size()))) {
      Phrase what = cards.explained(found);
      blocks.add(
          new View.Paragraph(
              time(found.since()) + " · " + texts.say(what.key(), what.arguments().toArray())));
      for (String choice : DriftCards.choices(found)) {
        blocks.add(form(choice, List.of(new View.Option(found.key(), found.key())), "", texts));
      }
    }
    if (all.size() > MOST_FOUND) {
      blocks.add(new View.Paragraph(texts.say("rooms.found-more", all.size() - MOST_FOUND)));
    }
  }

  private static View.Form form(
      String what, List<View.Option> about, String label, Bundle.InLanguage texts) {
    String button = what.equals(SET_ASIDE) ? DriftCards.TAKE_IN : what;
    return new View.Form(
        List.of(new View.Field(what, label, about, 200, true)),
        texts.say("drift.choice." + button));
  }

  private View.Table table(List<RoomView> all, Bundle.InLanguage texts) {
    List<RoomId> behind =
        orders
            .target(RoomsDoor.NAME)
            .filter(ToRooms.class::isInstance)
            .map(door -> ((ToRooms) door).rooms())
            .orElse(List.of());
    Map<RoomId, News> heard = news.all();
    var columns =
        new ArrayList<>(
            List.of(
                texts.say("rooms.room"),
                texts.say("rooms.kind"),
                texts.say("rooms.people"),
                texts.say("rooms.family"),
                texts.say("rooms.link")));
    if (placement.isOn()) {
      columns.add(texts.say("rooms.for"));
    }
    if (!heard.isEmpty()) {
      columns.add(texts.say("rooms.news"));
    }
    var rows = new ArrayList<List<String>>();
    for (RoomView room : all) {
      var row =
          new ArrayList<>(
              List.of(
                  name(room),
                  texts.say("rooms.kind." + slug(room.kind().name())),
                  people(room, texts),
                  room.fact(Facts.FAMILY).orElse("–"),
                  link(room, behind, texts)));
      if (placement.isOn()) {
        List<String> groups = placement.groupsOf(room);
        row.add(
            groups.isEmpty()
                ? texts.say("rooms.for-all")
                : String.join(texts.say("rooms.between"), groups));
      }
      if (!heard.isEmpty()) {
        row.add(
            Optional.ofNullable(heard.get(room.id()))
                .map(one -> texts.say("rooms.news." + slug(one.stage().name()), one.who()))
                .orElse("–"));
      }
      rows.add(row);
    }
    return new View.Table(columns, rows);
  }

  private String people(RoomView room, Bundle.InLanguage texts) {
    int cap = family.capacity(room);
    return room.headcount() > cap
        ? texts.say("rooms.over", room.headcount(), cap, room.headcount() - cap)
        : texts.say("rooms.under", room.headcount(), cap);
  }

  private String link(RoomView room, List<RoomId> behind, Bundle.InLanguage texts) {
    if (family.has(room) && room.kind() == RoomKind.CUSTOMER_GROUP) {
      boolean leadsThere = behind.contains(room.id());
      if (family.seats(room) == 0) {
        return texts.say("rooms.link.full");
      }
      return texts.say(leadsThere ? "rooms.link.open" : "rooms.link.later");
    }
    return newRooms
        .waitingSince(room.id())
        .map(since -> texts.say("rooms.link.owner", time(since)))
        .orElseGet(
            () ->
                texts.say(newRooms.isSetAside(room.id()) ? "rooms.link.other" : "rooms.link.none"));
  }

  /** What a moderator said of a group is no last word. */
  private void setAside(List<RoomView> all, List<View.Block> blocks, Bundle.InLanguage texts) {
    List<View.Option> aside =
        all.stream()
            .filter(room -> newRooms.isSetAside(room.id()))
            .map(room -> new View.Option(room.id().value(), name(room)))
            .toList();
    if (!aside.isEmpty()) {
      blocks.add(new View.Heading(texts.say("rooms.aside")));
      blocks.add(form(SET_ASIDE, aside, texts.say("rooms.aside-which"), texts));
    }
  }

  private static String name(RoomView room) {
    return room.name().isBlank() ? "…" : room.name();
  }

  private static String slug(String name) {
    return name.toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private String time(Instant at) {
    return TIME.format(at.atZone(rooms.community().zones().getFirst()));
  }
}
