package org.roomkeeper.overflow;

import java.time.Duration;
import java.util.Map;
import org.roomkeeper.api.CommunityId;
import org.roomkeeper.api.Translated;

/**
 * The settings in {@code config/plugins/overflow.yaml}.
 *
 * @param family the family of rooms that this is about, as {@code rooms.yaml} names it
 * @param rooms how many rooms there shall be before the corporate room takes over, from 1
 * @param roomName what rooms are called, their number behind it; up to 36 characters
 * @param caps the most people in a room
 * @param lead when the next room is asked for
 * @param keepFree the seats that are left free in each room, from 0: a room with no more than these
 *     is taken off the door
 * @param autoCreate whether the platform may open the next room by itself when all are full: the
 *     net below, for when nobody was quick enough
 * @param askAgainAfter how long an opener has before the next one is asked
 * @param askReadyAfter how long a new room waits for its owner to say that the welcome text is
 *     chosen (which the plugin {@code welcome} asks) before this plugin asks by itself; zero where
 *     {@code welcome} is not in use
 * @param corporate what the rooms hear when the corporate room takes over
 * @param placement which rooms are meant for whom
 * @param appGroups the groups that the bot opens itself, for members of the corp
 * @param list the waiting list
 * @param page what the pages say
 * @param form the form that newcomers fill in before they are shown a way in
 */
record OverflowConfig(
    String family,
    int rooms,
    String roomName,
    Caps caps,
    Lead lead,
    int keepFree,
    boolean autoCreate,
    Duration askAgainAfter,
    Duration askReadyAfter,
    Corporate corporate,
    PlacementSettings placement,
    AppGroupSettings appGroups,
    ListSettings list,
    PageWords page,
    FormFirst form) {
  private static final int LONGEST_STATE = 30;

  OverflowConfig {
    if (family.isBlank() || family.length() > 20) {
      throw new IllegalArgumentException("family has 1 to 20 characters");
    }
    if (rooms < 1) {
      throw new IllegalArgumentException("rooms is at least 1, not " + rooms);
    }
    if (roomName.isBlank() || roomName.length() > 36) {
      throw new IllegalArgumentException("room-name has 1 to 36 characters");
    }
    if (keepFree < 0) {
      throw new IllegalArgumentException("keep-free is never negative");
    }
    if (askAgainAfter.compareTo(Duration.ofMinutes(1)) < 0) {
      throw new IllegalArgumentException("ask-again-after is at least 1m");
    }
    if (askReadyAfter.isNegative()) {
      throw new IllegalArgumentException("ask-ready-after is never negative");
    }
  }

  /**
   * What the platform says of those who came in through a community's door: 1 to 30 characters that
   * no other community's door has.
   */
  String doorState(CommunityId community) {
    String state = community + "/" + family;
    return state.length() <= LONGEST_STATE
        ? state
        : state.substring(0, LONGEST_STATE - 8) + "%08x".formatted(state.hashCode());
  }

  /** What a room is called. */
  String nameOf(int number) {
    return roomName.strip() + " " + number;
  }

  /**
   * When the next room is asked for: as soon as fewer seats are free than people are expected until
   * the room is open, and {@code seats} beside them. How many are expected follows from how many
   * came during the last {@code window} (or day, if that was faster), and from how long opening a
   * room has taken lately.
   *
   * @param seats from 1
   * @param window 1 minute to 1 day
   * @param opening how long opening a room takes, as long as none has been opened: 1 minute to 14
   *     days
   */
  record Lead(int seats, Duration window, Duration opening) {
    Lead {
      if (seats < 1) {
        throw new IllegalArgumentException("lead.seats is at least 1, not " + seats);
      }
      if (window.compareTo(Duration.ofMinutes(1)) < 0 || window.compareTo(Duration.ofDays(1)) > 0) {
        throw new IllegalArgumentException("lead.window is between 1m and 1d, not " + window);
      }
      if (opening.compareTo(Duration.ofMinutes(1)) < 0
          || opening.compareTo(Duration.ofDays(14)) > 0) {
        throw new IllegalArgumentException("lead.opening is between 1m and 14d, not " + opening);
      }
    }
  }

  /**
   * What the rooms hear when the corporate room takes over.
   *
   * @param announce whether they hear of it at all
   * @param news what, by language: the {@code {community}}, the {@code {room}}, the {@code {link}}
   *     to enter it, and the community's {@code {join}} link, up to 400 characters
   */
  record Corporate(boolean announce, Map<String, String> news) {
    Corporate {
      news = Translated.check("corporate.news", news, 400, "community", "room", "link", "join");
    }
  }

  /**
   * The form that newcomers fill in before they are shown a way in.
   *
   * @param page the page of the form, as {@code plugin/page}; empty: there is none, and whoever
   *     comes is shown a way in
   * @param first what somebody reads who has not filled it in or was not let in yet: {@code
   *     {community}}
   * @param open on the button that leads to it
   */
  record FormFirst(String page, Map<String, String> first, Map<String, String> open) {
    FormFirst {
      if (!page.isBlank() && !page.matches("[a-z0-9-]+/[a-z0-9-]+")) {
        throw new IllegalArgumentException("form.page is written plugin/page, not " + page);
      }
      first = Translated.check("form.first", first, 1000, "community");
      open = Translated.check("form.open", open, 60, "community");
    }
  }

  /**
   * What the pages say, by language; all may name the {@code {community}}.
   *
   * @param title the pages' title
   * @param chooseLanguage above the languages
   * @param addHost what to do with the code of a host
   * @param hostCode under the code of a host
   * @param scanRoom what to do with the code of a room
   * @param roomCode under the code of a room
   * @param rule above the rooms' rule
   * @param corporate what to do when only the corporate {@code {room}} has space
   * @param enterCorporate on the button that leads there
   * @param waiting when no room has space, and the next is being made ready
   * @param full when no room has space, and no other will come
   */
  record PageWords(
      Map<String, String> title,
      Map<String, String> chooseLanguage,
      Map<String, String> addHost,
      Map<String, String> hostCode,
      Map<String, String> scanRoom,
      Map<String, String> roomCode,
      Map<String, String> rule,
      Map<String, String> corporate,
      Map<String, String> enterCorporate,
      Map<String, String> waiting,
      Map<String, String> full) {
    PageWords {
      title = checked("title", title);
      chooseLanguage = checked("choose-language", chooseLanguage);
      addHost = checked("add-host", addHost);
      hostCode = checked("host-code", hostCode);
      scanRoom = checked("scan-room", scanRoom);
      roomCode = checked("room-code", roomCode);
      rule = checked("rule", rule);
      corporate = Translated.check("page.corporate", corporate, 1000, "community", "room");
      enterCorporate =
          Translated.check("page.enter-corporate", enterCorporate, 60, "community", "room");
      waiting = checked("waiting", waiting);
      full = checked("full", full);
    }

    private static Map<String, String> checked(String name, Map<String, String> texts) {
      return Translated.check("page." + name, texts, 1000, "community");
    }
  }
}
