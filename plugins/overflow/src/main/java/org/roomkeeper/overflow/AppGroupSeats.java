package org.roomkeeper.overflow;

import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.roomkeeper.api.ActionSettled;
import org.roomkeeper.api.Admit;
import org.roomkeeper.api.BotEvent;
import org.roomkeeper.api.Config;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.MemberJoined;
import org.roomkeeper.api.Members;
import org.roomkeeper.api.Outcome;
import org.roomkeeper.api.Reaction;
import org.roomkeeper.api.RoomId;
import org.roomkeeper.api.RoomView;
import org.roomkeeper.api.Store;

/**
 * Puts whoever joins the corp into an app group that has space, in the order in which they came;
 * whoever finds none waits for the next. How many are in a group is known as of its last reading
 * only, so everybody who is on the way keeps a seat until they are seen inside.
 */
final class AppGroupSeats {
  static final String REF = "seat-";
  private static final String WAITING = "seat-waiting/";
  private static final String COMING = "seat-coming/";
  private static final String MINE = "seat";
  private static final String KEPT = "seats-kept";
  private static final int MOST_TRIES = 3;
  private static final Duration BEFORE_TRYING_AGAIN = Duration.ofMinutes(10);
  private static final Duration BEFORE_A_SEAT_IS_GIVEN_UP = Duration.ofHours(1);

  /** As many are put in at once; the others with the next thing that happens, or the minute. */
  private static final int AT_ONCE = 50;

  private final Config<OverflowConfig> config;
  private final Family family;
  private final AppGroups groups;
  private final Placement placement;
  private final Members members;
  private final Store store;

  @Inject
  AppGroupSeats(
      Config<OverflowConfig> config,
      Family family,
      AppGroups groups,
      Placement placement,
      Members members,
      Store store) {
    this.config = config;
    this.family = family;
    this.groups = groups;
    this.placement = placement;
    this.members = members;
    this.store = store;
  }

  /** Somebody has joined the corp. */
  Reaction enrolled(MemberId member, BotEvent event) {
    if (!config.get().appGroups().isOn()
        || store.about(member).get(MINE, String.class).isPresent()
        || family.appGroups().stream().anyMatch(room -> members.isIn(room.id(), member))) {
      return Reaction.none();
    }
    store.put(WAITING + member, new Waiting(event.at(), 0, event.at()));
    return look(event);
  }

  /** Puts in whoever waits, as far as there is space, and sees to it that there is. */
  Reaction look(BotEvent event) {
    if (!config.get().appGroups().isOn()) {
      return Reaction.none();
    }
    List<RoomView> open = family.appGroups();
    Kept kept = kept();
    var free = new LinkedHashMap<RoomId, Integer>();
    for (RoomView room : open) {
      int seats = family.seats(room) - kept.in(room.id());
      if (seats > 0) {
        free.put(room.id(), seats);
      }
    }
    Reaction done = free.isEmpty() ? Reaction.none() : seat(open, free, kept, event);
    int seats = free.values().stream().mapToInt(Integer::intValue).sum();
    return done.and(groups.openIfNeeded(open, seats, event));
  }

  private Reaction seat(
      List<RoomView> open, Map<RoomId, Integer> free, Kept before, BotEvent event) {
    Reaction reaction = Reaction.none();
    Kept kept = before;
    int number = 0;
    for (var one : inOrder(event.at())) {
      var member = new MemberId(one.getKey().substring(WAITING.length()));
      Optional<RoomView> to = roomFor(member, open, free);
      if (to.isEmpty()) {
        break;
      }
      RoomId room = to.get().id();
      String ref = REF + event.id() + "-" + ++number;
      store.remove(one.getKey());
      Waiting came = one.getValue();
      store.put(COMING + ref, new Coming(member, room, came.tries() + 1, came.since()));
      store.about(member).put(MINE, ref);
      kept = kept.plus(room, 1);
      free.computeIfPresent(room, (_, seats) -> seats > 1 ? seats - 1 : null);
      reaction = reaction.and(Admit.into(room, member)).ref(ref);
    }
    if (number == 0) {
      return reaction;
    }
    store.put(KEPT, kept);
    return reaction.because("seat-in-an-app-group");
  }

  private List<Map.Entry<String, Waiting>> inOrder(Instant at) {
    return store.under(WAITING, Waiting.class).entrySet().stream()
        .filter(one -> !one.getValue().notBefore().isAfter(at))
        .sorted(Comparator.comparing(one -> one.getValue().since()))
        .limit(AT_ONCE)
        .toList();
  }

  /** A room meant for them, else the first that has space. */
  private Optional<RoomView> roomFor(
      MemberId member, List<RoomView> open, Map<RoomId, Integer> free) {
    List<RoomView> withSpace = open.stream().filter(room -> free.containsKey(room.id())).toList();
    return placement
        .groupOf(member)
        .flatMap(group -> placement.roomsOf(group, withSpace).stream().findFirst())
        .or(() -> placement.inOrder(withSpace).stream().findFirst());
  }

  /** Somebody was seen inside: their seat is no longer kept, for it is counted. */
  void cameIn(MemberJoined event) {
    store.remove(WAITING + event.member());
    store
        .about(event.member())
        .get(MINE, String.class)
        .filter(
            ref ->
                store
                    .get(COMING + ref, Coming.class)
                    .filter(coming -> coming.room().equals(event.room()))
                    .isPresent())
        .ifPresent(this::release);
  }

  /** What became of putting somebody in. */
  Reaction settled(ActionSettled event) {
    Optional<Coming> known = store.get(COMING + event.ref(), Coming.class);
    if (known.isEmpty()) {
      return Reaction.none();
    }
    Coming coming = known.get();
    if (event.outcome() instanceof Outcome.Done || event.outcome() instanceof Outcome.Unknown) {
      store.put(COMING + event.ref(), coming.settled(event.at()));
      return Reaction.none();
    }
    release(event.ref());
    boolean isGone =
        event.outcome() instanceof Outcome.Withdrawn(var why)
            && (why == Outcome.Withdrawn.Reason.ERASED || why == Outcome.Withdrawn.Reason.GONE);
    if (isGone) {
      return look(event);
    }
    if (coming.tries() >= MOST_TRIES) {
      return look(event).finding("no-seat-in-an-app-group", coming.member().value());
    }
    store.put(
        WAITING + coming.member(),
        new Waiting(coming.since(), coming.tries(), event.at().plus(BEFORE_TRYING_AGAIN)));
    return look(event);
  }

  /** Of those who were put in and were never seen inside, the seat is not kept for ever. */
  void giveUp(Instant now) {
    if (kept().all() == 0) {
      return;
    }
    store
        .under(COMING, Coming.class)
        .forEach(
            (key, coming) -> {
              if (coming
                  .settledAt()
                  .filter(at -> Patience.isOver(at, BEFORE_A_SEAT_IS_GIVEN_UP, now))
                  .isPresent()) {
                release(key.substring(COMING.length()));
              }
            });
  }

  /** How many wait for a group. */
  int waiting() {
    return store.under(WAITING, Waiting.class).size();
  }

  private void release(String ref) {
    store
        .get(COMING + ref, Coming.class)
        .ifPresent(
            coming -> {
              store.remove(COMING + ref);
              store.about(coming.member()).remove(MINE);
              store.put(KEPT, kept().plus(coming.room(), -1));
            });
  }

  private Kept kept() {
    return store.get(KEPT, Kept.class).orElseGet(() -> new Kept(Map.of()));
  }

  /**
   * Somebody who waits.
   *
   * @param since when they came
   * @param tries how often they were to be put in, and were not
   * @param notBefore when it is tried again at the earliest
   */
  record Waiting(Instant since, int tries, Instant notBefore) {}

  /**
   * Somebody who is being put in.
   *
   * @param member who
   * @param room where
   * @param tries the how manieth try this is
   * @param since when they came
   * @param settledAt when the platform took it
   */
  record Coming(
      MemberId member, RoomId room, int tries, Instant since, Optional<Instant> settledAt) {
    Coming(MemberId member, RoomId room, int tries, Instant since) {
      this(member, room, tries, since, Optional.empty());
    }

    Coming settled(Instant at) {
      return new Coming(member, room, tries, since, Optional.of(at));
    }
  }

  /**
   * How many seats are kept for people on their way.
   *
   * @param seats how many, by room; none is left out
   */
  record Kept(Map<String, Integer> seats) {
    int in(RoomId room) {
      return seats.getOrDefault(room.value(), 0);
    }

    int all() {
      return seats.values().stream().mapToInt(Integer::intValue).sum();
    }

    Kept plus(RoomId room, int more) {
      var other = new LinkedHashMap<>(seats);
      other.merge(room.value(), more, Integer::sum);
      other.values().removeIf(count -> count <= 0);
      return new Kept(other);
    }
  }
}
