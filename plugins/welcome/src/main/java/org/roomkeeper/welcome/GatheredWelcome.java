package org.roomkeeper.welcome;

import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.roomkeeper.api.Config;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.Members;
import org.roomkeeper.api.Reaction;
import org.roomkeeper.api.RoomView;
import org.roomkeeper.api.Rooms;
import org.roomkeeper.api.Say;
import org.roomkeeper.api.Store;

/**
 * The newcomers of an app group who wait for their common greeting, and the budget of person-times
 * that greetings may cost a day: what is over it waits for the next day, named together.
 */
final class GatheredWelcome {
  static final String WAITING = "waiting/";
  private static final String SPENT = "spent";
  private static final int MOST_MENTIONS = 100;

  private final Config<WelcomeConfig> config;
  private final WelcomeTexts texts;
  private final Rooms rooms;
  private final Members members;
  private final Store store;

  @Inject
  GatheredWelcome(
      Config<WelcomeConfig> config, WelcomeTexts texts, Rooms rooms, Members members, Store store) {
    this.config = config;
    this.texts = texts;
    this.rooms = rooms;
    this.members = members;
    this.store = store;
  }

  /** One more newcomer; greets all who wait if they are enough. */
  Reaction add(RoomView room, MemberId member, Instant at) {
    String key = WAITING + room.id();
    Waiting waiting =
        store.get(key, Waiting.class).orElseGet(() -> new Waiting(at, List.of())).with(member);
    store.put(key, waiting);
    return waiting.members().size() >= config.get().appGroups().atOnce()
        ? greet(room, waiting, at)
        : Reaction.none();
  }

  /** Greets those of a room who have waited long enough. */
  Reaction greetIfTime(RoomView room, Waiting waiting, Instant at) {
    return at.isBefore(waiting.since().plus(config.get().appGroups().gather()))
        ? Reaction.none()
        : greet(room, waiting, at);
  }

  /** When those who wait may be greeted: the next minute, if the day's budget was in the way. */
  Instant nextTry(Waiting waiting, Instant now) {
    Instant gathered = waiting.since().plus(config.get().appGroups().gather());
    return gathered.isAfter(now) ? gathered : now.plusSeconds(1);
  }

  private Reaction greet(RoomView room, Waiting waiting, Instant at) {
    String key = WAITING + room.id();
    List<MemberId> still =
        waiting.members().stream().filter(member -> members.isIn(room.id(), member)).toList();
    if (still.isEmpty()) {
      store.remove(key);
      return Reaction.none();
    }
    if (!spend(room.headcount(), at)) {
      return Reaction.none();
    }
    store.remove(key);
    String text =
        texts.inAllLanguages(
            config.get().appGroups().text(),
            language -> Map.of("count", Integer.toString(still.size())),
            2000);
    return Reaction.of(
            Say.to(room.id(), text)
                .mentioning(still.subList(0, Math.min(still.size(), MOST_MENTIONS))))
        .because("newcomers-gathered", still.size());
  }

  private boolean spend(int personTimes, Instant at) {
    LocalDate today = LocalDate.ofInstant(at, rooms.community().zones().getFirst());
    int before =
        store
            .get(SPENT, Spent.class)
            .filter(spent -> spent.day().equals(today))
            .map(Spent::personTimes)
            .orElse(0);
    if (before + personTimes > config.get().appGroups().personTimesADay()) {
      return false;
    }
    store.put(SPENT, new Spent(today, before + personTimes));
    return true;
  }

  /**
   * Who waits in a room.
   *
   * @param since when the first of them came
   * @param members who, in the order of coming
   */
  record Waiting(Instant since, List<MemberId> members) {
    Waiting {
      members = List.copyOf(members);
    }

    Waiting with(MemberId member) {
      var more = new ArrayList<>(members);
      more.add(member);
      return new Waiting(since, more);
    }
  }

  /**
   * What greetings have cost.
   *
   * @param day on which day, in the community's leading zone
   * @param personTimes people in the room, for each message
   */
  record Spent(LocalDate day, int personTimes) {}
}
