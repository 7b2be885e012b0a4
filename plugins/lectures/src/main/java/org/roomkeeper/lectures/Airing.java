package org.roomkeeper.lectures;

import java.time.Instant;
import java.util.Optional;
import org.roomkeeper.api.LiveStand;
import org.roomkeeper.api.MemberId;

/**
 * How a live stream of WeCom's stands that is to carry a lecture.
 *
 * @param state how far it is
 * @param ref the last step that was asked for about it
 * @param live what WeCom calls it; empty if it was never booked
 * @param host who goes on the air
 * @param slot when it is and what about, as was last asked for; empty once it is called off
 * @param start when it starts, as was last asked for
 * @param next not before this is anything more asked of it
 * @param why the key of the reply that says why it was refused; empty if it was not
 * @param stand who watched, once that was read
 */
record Airing(
    State state,
    String ref,
    String live,
    MemberId host,
    String slot,
    Instant start,
    Instant next,
    String why,
    Optional<LiveStand> stand) {
  /** How far a stream is. */
  enum State {
    /** Asked for: to be booked, moved or called off. */
    ASKED,
    /** It stands at WeCom as it should. */
    BOOKED,
    /** WeCom refused; it stands as it was, if it was. */
    REFUSED,
    /** Called off. */
    OFF,
    /** Over. */
    OVER
  }

  /** A stream of which nothing was asked yet. */
  static Airing of(MemberId host) {
    return new Airing(
        State.OFF, "", "", host, "", Instant.EPOCH, Instant.EPOCH, "", Optional.empty());
  }

  /** This is asked for by a step. */
  Airing asked(String by, String what, Instant starts) {
    return new Airing(State.ASKED, by, live, host, what, starts, next, "", stand);
  }

  /** Who watched is asked for by a step, and no sooner again. */
  Airing counted(String by, Instant again) {
    return new Airing(state, by, live, host, slot, start, again, why, stand);
  }

  /** It stands at WeCom under this id. */
  Airing booked(String id) {
    return new Airing(State.BOOKED, ref, id, host, slot, start, Instant.EPOCH, "", stand);
  }

  /** WeCom refused; it is tried again then. */
  Airing refused(String reason, Instant again) {
    return new Airing(State.REFUSED, ref, live, host, slot, start, again, reason, stand);
  }

  /** It will not be. */
  Airing off() {
    return new Airing(State.OFF, ref, "", host, slot, start, next, why, stand);
  }

  /** It is over, and so many watched. */
  Airing over(Optional<LiveStand> watched) {
    return new Airing(State.OVER, ref, live, host, slot, start, next, why, watched);
  }

  /** Whether somebody may yet go on the air with it, or is on the air, as far as is known. */
  boolean isStillToCome() {
    return switch (state) {
      case ASKED, BOOKED -> true;
      case REFUSED -> !live.isEmpty();
      case OFF, OVER -> false;
    };
  }
}
