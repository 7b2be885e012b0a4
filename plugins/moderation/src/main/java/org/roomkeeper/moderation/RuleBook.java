package org.roomkeeper.moderation;

import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.roomkeeper.api.EventId;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.MessageId;
import org.roomkeeper.api.MessagePosted;
import org.roomkeeper.api.Retention;
import org.roomkeeper.api.Store;

/**
 * What each rule has found, and what moderators said to it. A decision about a message counts for
 * all rules that found it, those in shadow too. Which rules found a message is a note about its
 * author, as long as words may be kept; how often a rule was right stays.
 */
final class RuleBook {
  private static final String TALLY = "rule/";
  private static final String RULED = "ruled/";
  private static final int LONGEST_WORDS = 200;
  private static final int MOST_RULES = 16;

  private final Store store;
  private final Retention retention;

  /**
   * The rules that found a message.
   *
   * @param event the event's number
   * @param message which
   * @param rules their names
   * @param inShadow whether nothing but rules in shadow found it, so that nobody was asked
   * @param words what it says, cut short
   * @param room the room's name
   * @param at when it was said
   * @param allowed what a moderator decided
   */
  record Ruled(
      long event,
      MessageId message,
      List<String> rules,
      boolean inShadow,
      String words,
      String room,
      Instant at,
      Optional<Boolean> allowed) {
    Ruled {
      rules = List.copyOf(rules);
    }

    Ruled decided(boolean nowAllowed) {
      return new Ruled(event, message, rules, inShadow, words, room, at, Optional.of(nowAllowed));
    }
  }

  /** Where such a note is. */
  record Place(MemberId member, MessageId message, Instant at) {}

  @Inject
  RuleBook(Store store, Retention retention) {
    this.store = store;
    this.retention = retention;
  }

  /** Writes down which rules found a message; a second look at the same message changes nothing. */
  void found(MessagePosted event, Judged judged) {
    var rules = new LinkedHashSet<>(Judged.rules(judged.verdict()));
    rules.addAll(Judged.rules(judged.shadow()));
    if (rules.isEmpty() || ruled(event.member(), event.message()).isPresent()) {
      return;
    }
    List<String> some = rules.stream().limit(MOST_RULES).toList();
    String whole = judged.utterance().whole();
    store
        .about(event.member())
        .put(
            RULED + event.message().value(),
            new Ruled(
                event.id().value(),
                event.message(),
                some,
                judged.clean(),
                whole.length() <= LONGEST_WORDS ? whole : whole.substring(0, LONGEST_WORDS) + "…",
                event.roomThen().name(),
                event.at(),
                Optional.empty()));
    store.put(key(event.id()), new Place(event.member(), event.message(), event.at()));
    for (String rule : some) {
      store.put(TALLY + rule, tally(rule, event.at()).hit(event.at()));
    }
  }

  /** A moderator has decided about a message; a second decision takes the place of the first. */
  void decided(MemberId member, MessageId message, boolean allowed, Instant at) {
    Optional<Ruled> found = ruled(member, message);
    if (found.isEmpty()) {
      return;
    }
    Ruled one = found.get();
    store.about(member).put(RULED + message.value(), one.decided(allowed));
    for (String rule : one.rules()) {
      Tally tally = tally(rule, at);
      Tally cleared = one.allowed().map(was -> tally.decided(was, -1)).orElse(tally);
      store.put(TALLY + rule, cleared.decided(allowed, 1));
    }
  }

  /** The same for a message that only rules in shadow found, by the number of its event. */
  boolean decided(long event, boolean allowed, Instant at) {
    Optional<Place> place = store.get(key(new EventId(event)), Place.class);
    place.ifPresent(one -> decided(one.member(), one.message(), allowed, at));
    return place.isPresent();
  }

  /** How all rules have done, by name. */
  Map<String, Tally> tallies() {
    var tallies = new TreeMap<String, Tally>();
    store
        .under(TALLY, Tally.class)
        .forEach((key, tally) -> tallies.put(key.substring(TALLY.length()), tally));
    return tallies;
  }

  /** What was found, newest first. */
  List<Ruled> all() {
    var all = new ArrayList<Ruled>();
    store
        .under(RULED, Place.class)
        .values()
        .forEach(place -> ruled(place.member(), place.message()).ifPresent(all::add));
    all.sort(Comparator.comparingLong(Ruled::event).reversed());
    return all;
  }

  /** Lets go what is past its time. */
  void fade(Instant at) {
    store
        .under(RULED, Place.class)
        .forEach(
            (key, place) -> {
              if (!place.at().plus(retention.text()).isAfter(at)) {
                store.about(place.member()).remove(RULED + place.message().value());
                store.remove(key);
              }
            });
  }

  /** The author took a message back: nothing is known of it any more. */
  void recalled(MemberId member, MessageId message) {
    ruled(member, message)
        .ifPresent(
            one -> {
              store.about(member).remove(RULED + message.value());
              store.remove(key(new EventId(one.event())));
            });
  }

  private Optional<Ruled> ruled(MemberId member, MessageId message) {
    return store.about(member).get(RULED + message.value(), Ruled.class);
  }

  private Tally tally(String rule, Instant at) {
    return store.get(TALLY + rule, Tally.class).orElseGet(() -> Tally.begun(at));
  }

  private static String key(EventId event) {
    return RULED + String.format(Locale.ROOT, "%018d", event.value());
  }
}
