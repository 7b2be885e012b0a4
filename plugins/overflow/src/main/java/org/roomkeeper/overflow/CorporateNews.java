package org.roomkeeper.overflow;

import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.roomkeeper.api.ActionSettled;
import org.roomkeeper.api.Capabilities;
import org.roomkeeper.api.Community;
import org.roomkeeper.api.Config;
import org.roomkeeper.api.EventId;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.Multilingual;
import org.roomkeeper.api.Outcome;
import org.roomkeeper.api.Reaction;
import org.roomkeeper.api.RoomId;
import org.roomkeeper.api.RoomKind;
import org.roomkeeper.api.RoomView;
import org.roomkeeper.api.Rooms;
import org.roomkeeper.api.Say;
import org.roomkeeper.api.Store;
import org.roomkeeper.overflow.News.Stage;

/**
 * Tells every room of the family, once, that newcomers go to the corporate room from now on. In app
 * groups the bot says it; in a customer group it is a task for the owner, and one of the messages
 * that WeCom allows the group a month. What an owner let lie for a week, or WeCom did not take, is
 * asked for again; what nobody has heard when the stage ends is taken back.
 */
final class CorporateNews {
  static final String REF = "corporate-";
  private static final String NEWS = "corporate-news/";
  private static final Duration WORTH_SAYING = Duration.ofDays(7);
  private static final int MOST_TRIES = 5;

  private final Config<OverflowConfig> config;
  private final CorporateStage corporate;
  private final PageTexts texts;
  private final Rooms rooms;
  private final Capabilities capabilities;
  private final Store store;

  @Inject
  CorporateNews(
      Config<OverflowConfig> config,
      CorporateStage corporate,
      PageTexts texts,
      Rooms rooms,
      Capabilities capabilities,
      Store store) {
    this.config = config;
    this.corporate = corporate;
    this.texts = texts;
    this.rooms = rooms;
    this.capabilities = capabilities;
    this.store = store;
  }

  /** Tells whom it is time to tell, or takes back what is not true any more. */
  Reaction look(Instant at, EventId event) {
    return isWanted() ? tell(at, event) : takeBack();
  }

  /** When a room is told again, if nothing happens before. */
  Optional<Instant> nextLook(Instant now) {
    if (!isWanted()) {
      return Optional.empty();
    }
    return all().values().stream()
        .filter(news -> news.stage() == Stage.NOT_SAID && news.tries() < MOST_TRIES)
        .map(news -> news.asked().plus(WORTH_SAYING))
        .filter(due -> due.isAfter(now))
        .min(Instant::compareTo);
  }

  /** What became of telling a room. */
  Reaction settled(ActionSettled event) {
    for (Map.Entry<RoomId, News> one : all().entrySet()) {
      if (one.getValue().ref().equals(event.ref())) {
        return settled(one.getKey(), one.getValue(), event);
      }
    }
    return Reaction.none();
  }

  /** How far it is, by room; rooms that were not told are left out. */
  Map<RoomId, News> all() {
    var all = new LinkedHashMap<RoomId, News>();
    store
        .under(NEWS, News.class)
        .forEach((key, news) -> all.put(new RoomId(key.substring(NEWS.length())), news));
    return all;
  }

  private boolean isWanted() {
    return config.get().corporate().announce() && corporate.leadsThere();
  }

  private Reaction tell(Instant at, EventId event) {
    Map<RoomId, News> told = all();
    Reaction reaction = Reaction.none();
    int number = 0;
    for (RoomView room : rooms.family(config.get().family())) {
      Optional<News> before = Optional.ofNullable(told.get(room.id()));
      if (canHear(room) && before.map(news -> isDueAgain(news, at)).orElse(true)) {
        String ref = REF + event + "-" + ++number;
        int tries = before.map(News::tries).orElse(0) + 1;
        store.put(NEWS + room.id(), new News(ref, at, Stage.OWED, tries, ""));
        reaction =
            reaction
                .and(Say.to(room.id(), message(room.kind())))
                .ref(ref)
                .bestBefore(at.plus(WORTH_SAYING));
      }
    }
    return number == 0 ? reaction : reaction.because("corporate-room-takes-over", hall().name());
  }

  private boolean canHear(RoomView room) {
    return capabilities.in(room.kind(), Say.class) != Capabilities.Way.IMPOSSIBLE;
  }

  private static boolean isDueAgain(News news, Instant at) {
    return news.stage() == Stage.NOT_SAID
        && news.tries() < MOST_TRIES
        && Patience.isOver(news.asked(), WORTH_SAYING, at);
  }

  private Reaction takeBack() {
    Reaction reaction = Reaction.none();
    for (Map.Entry<RoomId, News> one : all().entrySet()) {
      if (one.getValue().isOnItsWay()) {
        store.put(NEWS + one.getKey(), one.getValue().at(Stage.TAKING_BACK));
        reaction = reaction.withdraw(one.getValue().ref());
      }
    }
    return reaction;
  }

  private Reaction settled(RoomId room, News news, ActionSettled event) {
    String key = NEWS + room;
    boolean unwanted = news.stage() == Stage.TAKING_BACK;
    switch (event.outcome()) {
      case Outcome.Done _ -> store.put(key, news.at(Stage.SAID));
      case Outcome.Unknown _ -> store.put(key, news.at(Stage.UNSURE));
      case Outcome.Withdrawn(var why) when why == Outcome.Withdrawn.Reason.GIVEN_UP ->
          store.put(key, news.at(Stage.UNSURE)); // it stands in the owner's client for good
      case Outcome.AskedPerson _ when unwanted -> {
        return Reaction.none().withdraw(news.ref()); // it had left before it was withdrawn
      }
      case Outcome.AskedPerson asked -> store.put(key, news.inTheHandsOf(plain(asked.who())));
      case Outcome.Refused _, Outcome.Late _, Outcome.Withdrawn _ when unwanted ->
          store.remove(key); // should the stage begin once more, the room is told
      case Outcome.Refused _, Outcome.Late _, Outcome.Withdrawn _ ->
          store.put(key, news.at(Stage.NOT_SAID));
      case Outcome.TryLater _ -> {}
    }
    return Reaction.none();
  }

  private static String plain(String member) {
    String value = new MemberId(member).value();
    return value.startsWith("staff:") ? value.substring("staff:".length()) : value;
  }

  private Community.CorporateRoom hall() {
    return rooms.community().corporateRoom().orElseThrow();
  }

  private String message(RoomKind kind) {
    Community community = rooms.community();
    Map<String, String> places =
        Map.of("link", hall().invitation().toString(), "join", community.joinLink().toString());
    List<String> parts =
        community.languages().stream()
            .map(language -> texts.in(language, config.get().corporate().news(), places))
            .distinct()
            .toList();
    return Multilingual.message(kind, parts);
  }
}
