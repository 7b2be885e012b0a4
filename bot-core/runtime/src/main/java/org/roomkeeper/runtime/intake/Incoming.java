package org.roomkeeper.runtime.intake;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.roomkeeper.api.BotEvent;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.MemberKind;
import org.roomkeeper.api.MemberLeft;
import org.roomkeeper.api.RoomId;

/**
 * Something that a source learnt. The core gives it to the communities that it concerns, fills in
 * what is known of room and person, and writes it down once.
 */
public sealed interface Incoming {
  /**
   * Something happened, as the source knows it. The envelope's {@code at} and {@code byUs} count;
   * community, room and person are filled in by the core: an event in a room goes to the room's
   * community, an added contact to every community that has this host, somebody enrolled to every
   * community with a corporate room, a message to the app to every community that names its sender
   * or has them in a room, the rest to {@code corp}.
   *
   * @param key the same for every telling of this event, up to 200 characters
   * @param event what happened
   */
  record Happened(String key, BotEvent event) implements Incoming {}

  /**
   * Something happened that concerns one plugin only, such as a form on one of its pages. The
   * community is the one in the envelope; the rest is as for {@link Happened}.
   *
   * @param key the same for every telling of this event, up to 200 characters
   * @param plugin the plugin's name
   * @param event what happened
   */
  record HappenedTo(String key, String plugin, BotEvent event) implements Incoming {}

  /**
   * Somebody pressed a button on a card.
   *
   * @param key the same for every telling of this press
   * @param at when
   * @param action the id of the action that sent the card
   * @param owedSince when that action was owed, if the card says so: a press counts only if the
   *     ledger says the same, for one that was restored or begun anew gives its numbers again
   * @param by who
   * @param choice which button
   * @param responseCode the platform's permission to replace the buttons
   */
  record Pressed(
      String key,
      Instant at,
      long action,
      Optional<Instant> owedSince,
      MemberId by,
      String choice,
      Optional<String> responseCode)
      implements Incoming {}

  /**
   * A moderator takes a case in hand, or gives it back. Nothing follows from it but that the others
   * see it: whoever answers first still answers.
   *
   * @param key the same for every telling
   * @param at when
   * @param action the id of the case
   * @param by who
   * @param held whether they hold it from now on
   */
  record Claimed(String key, Instant at, long action, MemberId by, boolean held)
      implements Incoming {}

  /**
   * The platform said that something changed, not what it is now. Kept until {@link RoomRead} or
   * {@link LookedInto} answers it; no plugin sees it.
   *
   * @param key the same for every telling
   * @param at when
   * @param what such as {@code room-changed}
   * @param subject such as a room's id
   * @param details what else the platform said, without secrets
   */
  record Noticed(String key, Instant at, String what, String subject, Map<String, String> details)
      implements Incoming {}

  /**
   * A room as the platform shows it now. The core compares it with what it knew and writes down
   * {@code RoomOpened}, {@code MemberJoined}, {@code MemberLeft}, {@code RoomChanged} or {@code
   * RoomClosed}, each once whoever told of it first.
   *
   * @param at when it was read
   * @param reading what was read; empty if the room is no longer there
   * @param room the room
   * @param answers the notices that this settles
   */
  record RoomRead(Instant at, RoomId room, Optional<RoomReading> reading, List<Long> answers)
      implements Incoming {}

  /**
   * Notices that need no more looking into.
   *
   * @param notices their ids
   */
  record LookedInto(List<Long> notices) implements Incoming {}

  /**
   * Who somebody is, as the platform shows it now.
   *
   * @param at when it was read
   * @param member who
   * @param name the name shown
   * @param kind member of the corp or WeChat user
   */
  record PersonRead(Instant at, MemberId member, String name, MemberKind kind)
      implements Incoming {}

  /**
   * How far a source has read; committed with what it read.
   *
   * @param name the source's name
   * @param value its place
   */
  record Bookmark(String name, long value) implements Incoming {}

  /**
   * How people left a room, as far as callbacks said, for the next reading.
   *
   * @param room the room
   * @param members who
   * @param how how
   */
  record Departures(RoomId room, List<MemberId> members, MemberLeft.Departure how)
      implements Incoming {}

  /**
   * The directory as the platform shows it now: who is in the corp. The first reading only says who
   * was there before; after that the core writes down {@code MemberEnrolled} for whoever is new,
   * once, whether the platform told of them or not.
   *
   * @param at when it was read
   * @param members everybody
   */
  record DirectoryRead(Instant at, Set<MemberId> members) implements Incoming {
    /** Copies the members. */
    public DirectoryRead {
      members = Set.copyOf(members);
    }
  }

  /**
   * Somebody is no longer in the directory, or not under this id.
   *
   * @param at since when
   * @param member who
   * @param now their id from then on; empty if they are gone
   */
  record Unenrolled(Instant at, MemberId member, Optional<MemberId> now) implements Incoming {}
}
