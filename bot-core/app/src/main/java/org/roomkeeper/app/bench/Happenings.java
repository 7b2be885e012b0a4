package org.roomkeeper.app.bench;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.roomkeeper.api.CommunityId;
import org.roomkeeper.api.Envelope;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.MemberJoined;
import org.roomkeeper.api.MemberLeft;
import org.roomkeeper.api.MessageId;
import org.roomkeeper.api.MessagePosted;
import org.roomkeeper.api.Part;
import org.roomkeeper.api.RoomId;
import org.roomkeeper.runtime.intake.Incoming;

/**
 * What goes on in busy rooms, as sources tell it: of 500 things 480 are messages, one of them
 * forbidden; ten people come in and ten leave. Used by one thread.
 */
final class Happenings {
  /** How many things are told at once, as the archive's pages are. */
  static final int PAGE = 500;

  private static final int COMING = 10;
  private static final int FIRST_FORBIDDEN = 100;
  private static final int REGULARS = 400;

  private final List<RoomId> rooms;
  private final Talk talk;
  private final String name;
  private long number;

  /**
   * Things in these rooms.
   *
   * @param name different for each of several; in the keys of what happens
   */
  Happenings(String name, List<RoomId> rooms, long seed) {
    this.name = name;
    this.rooms = rooms;
    this.talk = new Talk(seed);
  }

  /** The next {@value #PAGE} things, as of a moment. */
  List<Incoming> page(Instant at) {
    var page = new ArrayList<Incoming>(PAGE);
    for (int i = 0; i < COMING; i++) {
      page.add(joined(at, i));
    }
    for (int i = 0; i < PAGE - 2 * COMING; i++) {
      page.add(said(at, i == FIRST_FORBIDDEN ? talk.forbidden() : talk.harmless()));
    }
    for (int i = 0; i < COMING; i++) {
      page.add(left(at, i));
    }
    return page;
  }

  private Incoming joined(Instant at, int who) {
    var event =
        new MemberJoined(
            envelope(at),
            room(),
            visitor(who),
            MemberJoined.Entry.CODE,
            Optional.empty(),
            Optional.empty());
    return new Incoming.Happened(key(), event);
  }

  private Incoming left(Instant at, int who) {
    return new Incoming.Happened(
        key(), new MemberLeft(envelope(at), room(), visitor(who), MemberLeft.Departure.LEFT));
  }

  private Incoming said(Instant at, String text) {
    long mine = ++number;
    return new Incoming.Happened(
        key(),
        new MessagePosted(
            envelope(at),
            rooms.get((int) (mine % rooms.size())),
            new MemberId("guest:wmBench" + mine % REGULARS),
            new MessageId(name + "-" + mine),
            List.of(new Part.Text(text))));
  }

  /** Whoever comes in the beginning of a page leaves at its end. */
  private RoomId room() {
    return rooms.getFirst();
  }

  private MemberId visitor(int who) {
    return new MemberId("guest:wmVisitor" + who);
  }

  private String key() {
    return "bench:" + name + ":" + ++number;
  }

  private static Envelope envelope(Instant at) {
    return Envelope.of(CommunityId.CORP, at);
  }
}
