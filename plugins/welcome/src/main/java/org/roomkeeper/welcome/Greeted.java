package org.roomkeeper.welcome;

import jakarta.inject.Inject;
import java.time.Instant;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.Store;

/**
 * Remembers who was greeted, so that nobody is greeted twice in the community: over all its rooms,
 * however often they return, and after a restart, for it is committed with the greeting.
 */
final class Greeted {
  private static final String GREETED = "greeted";
  private static final String BY_THE_ROOM = "greeted-by-room";
  private static final String HERE_BEFORE = "here-before";

  private final Store store;

  @Inject
  Greeted(Store store) {
    this.store = store;
  }

  /**
   * Notes a greeting; false if the person had one. What WeCom said to them in a customer group
   * stands for any but the private one to a contact: only that has the link to their page, and they
   * are in the group before it when the callback of the contact is slower.
   */
  boolean first(MemberId member, Way way, Instant at) {
    Store about = store.about(member);
    return (way == Way.BY_CODE || about.get(BY_THE_ROOM, Instant.class).isEmpty())
        && about.putIfAbsent(GREETED, new Greeting(way, at));
  }

  /** Notes that WeCom greeted them, with the text that the customer group's owner has chosen. */
  void byTheRoom(MemberId member, Instant at) {
    store.about(member).putIfAbsent(BY_THE_ROOM, at);
  }

  /** Forgets a greeting that certainly did not arrive. */
  void undo(MemberId member) {
    store.about(member).remove(GREETED);
  }

  /**
   * Notes that the person was in a room before the bot was: no newcomer, whichever room is next.
   */
  void wasHereBefore(MemberId member, Instant at) {
    store.about(member).putIfAbsent(HERE_BEFORE, at);
  }

  /** Whether the person was in a room before the bot was. */
  boolean isFromBefore(MemberId member) {
    return store.about(member).get(HERE_BEFORE, Instant.class).isPresent();
  }

  /** How somebody was greeted. */
  enum Way {
    /** Privately, by the permission that came with the contact. */
    BY_CODE,
    /** In an app group, together with others. */
    IN_ROOM,
    /** By a private message to a member of the corp. */
    IN_PRIVATE
  }

  /**
   * A greeting.
   *
   * @param way how
   * @param at when it was decided
   */
  record Greeting(Way way, Instant at) {}
}
