package org.roomkeeper.wecom.action;

import static org.roomkeeper.api.Capabilities.Way.ASKS_A_PERSON;
import static org.roomkeeper.api.Capabilities.Way.BY_API;
import static org.roomkeeper.api.Capabilities.Way.IMPOSSIBLE;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.roomkeeper.api.Action;
import org.roomkeeper.api.Admit;
import org.roomkeeper.api.AskModerators;
import org.roomkeeper.api.AskOwner;
import org.roomkeeper.api.Capabilities;
import org.roomkeeper.api.CloseCard;
import org.roomkeeper.api.Greet;
import org.roomkeeper.api.MemberKind;
import org.roomkeeper.api.NoteFact;
import org.roomkeeper.api.OfferWelcome;
import org.roomkeeper.api.OpenRoom;
import org.roomkeeper.api.PointDoor;
import org.roomkeeper.api.Remove;
import org.roomkeeper.api.RoomKind;
import org.roomkeeper.api.Say;
import org.roomkeeper.api.TagMember;
import org.roomkeeper.api.Tell;

/**
 * What WeCom's server API lets a bot do: this table and no other. It is printed by {@code check}
 * and stands, word for word, in {@code docs/wecom.md}. What is not in it (muting, taking back
 * somebody's message) nobody can do.
 */
public final class WeComCapabilities implements Capabilities {
  /** What an action does in each kind of room, or towards each kind of person. */
  private record Row(
      Class<? extends Action> action,
      String does,
      @Nullable Way customerGroup,
      @Nullable Way appGroup,
      @Nullable Way allStaff,
      @Nullable Way otherInternal,
      @Nullable Way staff,
      @Nullable Way guest,
      String how) {}

  private static final List<Row> TABLE =
      List.of(
          rooms(
              Say.class,
              "say something in a room",
              ASKS_A_PERSON,
              BY_API,
              ASKS_A_PERSON,
              ASKS_A_PERSON,
              "app group: appchat/send; customer group: a group message that its owner confirms;"
                  + " elsewhere: a webhook robot that a person added once"),
          rooms(
              Remove.class,
              "take somebody out of a room",
              ASKS_A_PERSON,
              BY_API,
              IMPOSSIBLE,
              IMPOSSIBLE,
              "app group: appchat/update; customer group: a task card for the owner"),
          rooms(
              Admit.class,
              "put a member of the corp into a room",
              IMPOSSIBLE,
              BY_API,
              IMPOSSIBLE,
              IMPOSSIBLE,
              "appchat/update"),
          rooms(
              OpenRoom.class,
              "open a room",
              IMPOSSIBLE,
              BY_API,
              IMPOSSIBLE,
              IMPOSSIBLE,
              "appchat/create; customer groups are opened by people, or by WeCom behind a door"),
          rooms(
              PointDoor.class,
              "point a permanent code at rooms",
              BY_API,
              IMPOSSIBLE,
              IMPOSSIBLE,
              IMPOSSIBLE,
              "join_way for customer groups, contact_way for hosts"),
          rooms(
              OfferWelcome.class,
              "set a room's own welcome text",
              ASKS_A_PERSON,
              IMPOSSIBLE,
              IMPOSSIBLE,
              IMPOSSIBLE,
              "group_welcome_template/add; the owner chooses the text in the client"),
          people(Tell.class, "write to somebody privately", BY_API, IMPOSSIBLE, "message/send"),
          people(
              Greet.class,
              "greet a new contact once",
              IMPOSSIBLE,
              BY_API,
              "send_welcome_msg, within 20 seconds of their adding a host"),
          people(
              TagMember.class,
              "tag somebody",
              BY_API,
              BY_API,
              "directory tags for members; contact tags, by a host who has them as a contact"),
          people(
              AskModerators.class,
              "ask moderators by a card",
              BY_API,
              IMPOSSIBLE,
              "template card with buttons"),
          people(
              AskOwner.class,
              "ask an owner by a card",
              BY_API,
              IMPOSSIBLE,
              "template card with buttons"),
          people(
              CloseCard.class,
              "close an answered card",
              BY_API,
              IMPOSSIBLE,
              "update_template_card, once, within 72 hours"),
          people(
              NoteFact.class,
              "note a fact",
              BY_API,
              BY_API,
              "kept by the core; WeCom never sees it"));

  @Override
  public Way in(RoomKind room, Class<? extends Action> action) {
    var row = row(action);
    var way =
        switch (room) {
          case CUSTOMER_GROUP -> row.customerGroup();
          case APP_GROUP -> row.appGroup();
          case ALL_STAFF -> row.allStaff();
          case OTHER_INTERNAL -> row.otherInternal();
        };
    // What is done to people is the same whichever room they are in.
    return way != null ? way : towards(MemberKind.STAFF, action);
  }

  @Override
  public Way towards(MemberKind member, Class<? extends Action> action) {
    var row = row(action);
    var way = member == MemberKind.STAFF ? row.staff() : row.guest();
    if (way != null) {
      return way;
    }
    if (action == Admit.class && member == MemberKind.GUEST) {
      return IMPOSSIBLE;
    }
    // What is done in rooms: as well as the best kind of room allows.
    return Stream.of(row.customerGroup(), row.appGroup(), row.allStaff(), row.otherInternal())
        .filter(one -> one != null)
        .min(Way::compareTo)
        .orElse(IMPOSSIBLE);
  }

  /** The table as Markdown, a line each, for the documentation and the command line. */
  public static String markdown() {
    var lines = new ArrayList<String>();
    lines.add(
        "| to | customer group | app group | all-staff group | other internal group"
            + " | towards a member | towards a WeChat user | how |");
    lines.add("|---|---|---|---|---|---|---|---|");
    for (var row : TABLE) {
      lines.add(
          Stream.of(
                  row.does() + " (`" + row.action().getSimpleName() + "`)",
                  mark(row.customerGroup()),
                  mark(row.appGroup()),
                  mark(row.allStaff()),
                  mark(row.otherInternal()),
                  mark(row.staff()),
                  mark(row.guest()),
                  row.how())
              .collect(Collectors.joining(" | ", "| ", " |")));
    }
    return String.join("\n", lines) + "\n";
  }

  private static String mark(@Nullable Way way) {
    return switch (way) {
      case null -> "";
      case BY_API -> "yes";
      case ASKS_A_PERSON -> "asks a person";
      case IMPOSSIBLE -> "no";
    };
  }

  private static Row row(Class<? extends Action> action) {
    return TABLE.stream()
        .filter(row -> row.action() == action)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no kind of action: " + action));
  }

  /** Every kind of action that the table has a row for, for a test. */
  static List<Class<?>> actions() {
    return TABLE.stream().<Class<?>>map(Row::action).toList();
  }

  /** Every kind of action there is, for a test. */
  static List<Class<?>> allActions() {
    return Arrays.asList(Action.class.getPermittedSubclasses());
  }

  private static Row rooms(
      Class<? extends Action> action,
      String does,
      Way customerGroup,
      Way appGroup,
      Way allStaff,
      Way otherInternal,
      String how) {
    return new Row(action, does, customerGroup, appGroup, allStaff, otherInternal, null, null, how);
  }

  private static Row people(
      Class<? extends Action> action, String does, Way staff, Way guest, String how) {
    return new Row(action, does, null, null, null, null, staff, guest, how);
  }
}
