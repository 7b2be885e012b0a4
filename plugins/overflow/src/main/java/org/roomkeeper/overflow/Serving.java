package org.roomkeeper.overflow;

import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.roomkeeper.api.Config;
import org.roomkeeper.api.Reaction;
import org.roomkeeper.api.RoomView;
import org.roomkeeper.api.Store;

/**
 * Serves the waiting list: as many as there are seats are promised one, in the order of their
 * numbers, for the time that the settings say. A promised seat counts as taken, so that nobody
 * overtakes and no more people see the code than there are seats.
 */
final class Serving {
  private static final String LOOKED = "list-looked";

  /** How long seats must be missing before promises are taken back. */
  private static final Duration SURELY = Duration.ofMinutes(3);

  /** A longer time in which nothing happened was an outage, or the clock was set. */
  private static final Duration SHORTEST_GAP = Duration.ofMinutes(15);

  /** While seats are kept. */
  private static final Duration LOOK_AGAIN = Duration.ofMinutes(3);

  private static final Duration PASSED_IS_KNOWN_FOR = Duration.ofDays(30);

  private final Config<OverflowConfig> config;
  private final WaitingList list;
  private final DoorSpace space;
  private final CorporateStage corporate;
  private final Store store;

  @Inject
  Serving(
      Config<OverflowConfig> config,
      WaitingList list,
      DoorSpace space,
      CorporateStage corporate,
      Store store) {
    this.config = config;
    this.list = list;
    this.space = space;
    this.corporate = corporate;
    this.store = store;
  }

  /** Looks at the list after anything that may have changed how much space there is. */
  Reaction look(List<RoomView> now, Instant at) {
    if (list.book().isIdle()) {
      return Reaction.none();
    }
    Duration hold = config.get().list().hold();
    Looked looked = passTime(at, hold);
    Reaction reaction = Reaction.none();
    int unused = list.expire(at);
    if (unused > 0) {
      reaction = reaction.finding("seats-passed-on", Integer.toString(unused));
    }
    int seats = space.seats(now);
    int missing = list.book().held() - seats;
    Optional<Instant> since = looked.missingSince().filter(moment -> missing > 0);
    if (since.isPresent() && Patience.isOver(since.get(), SURELY, at)) {
      list.takeBack(missing);
      reaction = reaction.finding("promises-taken-back", Integer.toString(missing));
      since = Optional.empty();
    } else if (missing > 0 && since.isEmpty()) {
      since = Optional.of(at);
    }
    if (!corporate.leadsThere()) {
      int served = list.serve(seats, at.plus(hold));
      if (served > 0) {
        reaction = reaction.finding("list-served", Integer.toString(served));
      }
    }
    list.forgetBefore(at.minus(PASSED_IS_KNOWN_FOR));
    note(new Looked(later(looked.at(), at), since));
    return reaction;
  }

  /**
   * While the bot was off nobody could see that it was their turn, and a clock that was set says
   * nothing about how long anybody waited: promises last on as if that time had not been.
   */
  private Looked passTime(Instant at, Duration hold) {
    Looked looked =
        store.get(LOOKED, Looked.class).orElseGet(() -> new Looked(at, Optional.empty()));
    Duration gap = Duration.between(looked.at(), at);
    Duration quarter = hold.dividedBy(4);
    Duration longest = quarter.compareTo(SHORTEST_GAP) > 0 ? quarter : SHORTEST_GAP;
    if (gap.compareTo(longest) > 0 || Patience.isAhead(looked.at(), at)) {
      list.postpone(gap);
      return new Looked(at, Optional.empty());
    }
    return looked;
  }

  /** Not at each event: a minute more or less does not matter. */
  private void note(Looked is) {
    boolean isNoted =
        store
            .get(LOOKED, Looked.class)
            .filter(was -> was.missingSince().equals(is.missingSince()))
            .filter(
                was ->
                    Duration.between(was.at(), is.at()).abs().compareTo(Duration.ofMinutes(1)) < 0)
            .isPresent();
    if (!isNoted) {
      store.put(LOOKED, is);
    }
  }

  /** When the list is to be looked at again although nothing happens. */
  Optional<Instant> nextLook(Instant now) {
    return list.book().promised() > 0 ? Optional.of(now.plus(LOOK_AGAIN)) : Optional.empty();
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  /**
   * When the list was looked at last.
   *
   * @param at when
   * @param missingSince since when fewer seats are free than were promised
   */
  record Looked(Instant at, Optional<Instant> missingSince) {}
}
