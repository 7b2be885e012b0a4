package org.roomkeeper.api;

import java.time.Instant;

/**
 * All that can happen. An event is a fact: it was written down before any plugin sees it and never
 * changes.
 *
 * <p>Take events apart by their accessors, never by record patterns or a {@code switch} over all
 * kinds: components and kinds are added as the platform grows, and a new kind reaches only plugins
 * that ask for it.
 */
public sealed interface BotEvent
    permits CommandGiven,
        ContactAdded,
        FormSent,
        MemberChanged,
        MemberEnrolled,
        Tick,
        Unrecognised,
        BotEvent.Answer,
        BotEvent.InRoom {

  /** Place, time and circumstances. */
  Envelope envelope();

  /** The same event in another envelope; the core's, when it writes an event down. */
  BotEvent in(Envelope envelope);

  /** Its place in the ledger. */
  default EventId id() {
    return envelope().id();
  }

  /** Whose event it is. */
  default CommunityId community() {
    return envelope().community();
  }

  /** When the thing happened. */
  default Instant at() {
    return envelope().at();
  }

  /** Whether the bot itself said or did it. */
  default boolean byUs() {
    return envelope().byUs();
  }

  /** What concerns one room. */
  sealed interface InRoom extends BotEvent
      permits MemberJoined,
          MemberLeft,
          MessagePosted,
          MessageRecalled,
          RoomChanged,
          RoomClosed,
          RoomOpened {
    /** The room. */
    RoomId room();

    /**
     * The room as it was, this event counted.
     *
     * @throws java.util.NoSuchElementException on an event that is not yet written down
     */
    default RoomView roomThen() {
      return envelope().room().orElseThrow();
    }
  }

  /** What comes back from a step that a plugin asked for; it goes to that plugin only. */
  sealed interface Answer extends BotEvent
      permits ActionSettled, CardAnswered, LiveChanged, PageRead {
    /** The name that the plugin gave the step; empty if it gave none. */
    String ref();

    /** The event that the step answered; {@link EventId#UNRECORDED} if none is known. */
    EventId about();
  }
}
