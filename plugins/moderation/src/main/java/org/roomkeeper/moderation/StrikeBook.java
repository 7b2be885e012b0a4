package org.roomkeeper.moderation;

import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.roomkeeper.api.Config;
import org.roomkeeper.api.Facts;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.NoteFact;
import org.roomkeeper.api.Reaction;
import org.roomkeeper.api.Store;

/**
 * The one ledger of strikes: a note about each person, the fact that others may read, and when the
 * next strike fades. It keeps no words.
 */
final class StrikeBook {
  private static final String NOTE = "strikes";
  private static final String FADES = "fades/";

  private final Store store;
  private final Config<ModerationConfig> config;

  @Inject
  StrikeBook(Store store, Config<ModerationConfig> config) {
    this.store = store;
    this.config = config;
  }

  /** A person's strikes that count at a moment. */
  Strikes of(MemberId member, Instant at) {
    return store.about(member).get(NOTE, Strikes.class).orElse(Strikes.NONE).at(at, last());
  }

  /** Writes a person's strikes down; the answer carries the fact if it changed. */
  Reaction write(MemberId member, Strikes strikes, Instant at) {
    Strikes counting = strikes.at(at, last());
    String before = of(member).fact();
    Optional<Instant> first = counting.firstAt();
    if (first.isEmpty()) {
      store.about(member).remove(NOTE);
      store.remove(FADES + member);
    } else {
      store.about(member).put(NOTE, counting);
      store.put(FADES + member, first.get().plus(last()));
    }
    return before.equals(counting.fact())
        ? Reaction.none()
        : Reaction.of(NoteFact.of(member, Facts.STRIKES, counting.fact()));
  }

  /** Lets fade what is past its time. */
  Reaction fade(Instant at) {
    Reaction reaction = Reaction.none();
    for (var entry : store.under(FADES, Instant.class).entrySet()) {
      if (!entry.getValue().isAfter(at)) {
        var member = new MemberId(entry.getKey().substring(FADES.length()));
        Reaction one = write(member, of(member, at), at);
        reaction = reaction.and(one);
      }
    }
    return reaction;
  }

  /** When the next strike fades. */
  Optional<Instant> nextFading() {
    return store.under(FADES, Instant.class).values().stream().min(Instant::compareTo);
  }

  private Strikes of(MemberId member) {
    return store.about(member).get(NOTE, Strikes.class).orElse(Strikes.NONE);
  }

  private Duration last() {
    return config.get().ladder().strikesLast();
  }
}
