package org.roomkeeper.moderation;

import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.roomkeeper.api.Config;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.MessageId;
import org.roomkeeper.api.Retention;
import org.roomkeeper.api.Store;

/**
 * What is flagged and may still be argued about: a note about its author, and an index that leads
 * to it. Words go when the founder's {@code keep: text} is over, the rest when the strike has faded
 * and no link leads there any more.
 */
final class Flags {
  private static final String PREFIX = "flagged/";

  private final Store store;
  private final Config<ModerationConfig> config;
  private final Retention retention;

  /** Where to look, and from when on things go. */
  record Place(MemberId member, String id, Instant at, boolean worded) {}

  @Inject
  Flags(Store store, Config<ModerationConfig> config, Retention retention) {
    this.store = store;
    this.config = config;
    this.retention = retention;
  }

  void keep(Flagged flagged) {
    store.about(flagged.member()).put(PREFIX + flagged.id(), flagged);
    store.put(
        key(flagged.id()),
        new Place(flagged.member(), flagged.id(), flagged.at(), !flagged.words().isEmpty()));
  }

  /** What was flagged under an id. Empty if there is none, or its author was erased. */
  Optional<Flagged> find(String id) {
    return id.matches("\\d{1,18}")
        ? store
            .get(key(id), Place.class)
            .flatMap(place -> store.about(place.member()).get(PREFIX + place.id(), Flagged.class))
        : Optional.empty();
  }

  /** What a link names. */
  Optional<Flagged> named(String name) {
    int end = Math.max(0, name.indexOf('-'));
    return find(name.substring(0, end)).filter(one -> one.name().equals(name));
  }

  void forget(String id) {
    find(id).ifPresent(one -> store.about(one.member()).remove(PREFIX + id));
    store.remove(key(id));
  }

  /** The author took the message back: its words go, unless they have asked for a look at them. */
  void recalled(String id, MessageId message) {
    find(id)
        .filter(one -> one.message().equals(message))
        .filter(one -> one.stage() != Flagged.Stage.APPEALED)
        .ifPresent(one -> keep(one.wordless()));
  }

  /** Lets go what is past its time. */
  void fade(Instant at) {
    Duration longest =
        longer(config.get().ladder().strikesLast(), config.get().appeals().openFor());
    store
        .under(PREFIX, Place.class)
        .values()
        .forEach(
            place -> {
              if (!place.at().plus(longest).isAfter(at)) {
                forget(place.id());
              } else if (place.worded() && !place.at().plus(retention.text()).isAfter(at)) {
                find(place.id()).ifPresent(one -> keep(one.wordless()));
              }
            });
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  /** So that what is oldest comes first. */
  private static String key(String id) {
    return PREFIX + String.format(Locale.ROOT, "%018d", Long.parseLong(id));
  }
}
