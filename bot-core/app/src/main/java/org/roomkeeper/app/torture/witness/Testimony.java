package org.roomkeeper.app.torture.witness;

import jakarta.inject.Inject;
import java.util.List;
import org.roomkeeper.api.Config;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.Reaction;
import org.roomkeeper.api.Store;
import org.roomkeeper.api.Tell;
import org.roomkeeper.app.torture.witness.WitnessPlugin.WitnessConfig;

/** Gives each event its number and tells it: {@code seen 17 message 123}. */
final class Testimony {
  private static final String LAST = "last";

  private final Config<WitnessConfig> config;
  private final Store store;

  @Inject
  Testimony(Config<WitnessConfig> config, Store store) {
    this.config = config;
    this.store = store;
  }

  /** The number of the event in hand; asked once an event. */
  long number() {
    long number = store.get(LAST, Long.class).orElse(0L) + 1;
    store.put(LAST, number);
    return number;
  }

  /** Tells what was seen under a number. */
  Reaction tell(long number, String what) {
    return Reaction.of(Tell.to(witness(number), "seen " + number + " " + what)).because("seen");
  }

  /** The same in one. */
  Reaction seen(String what) {
    return tell(number(), what);
  }

  /** Whose turn it is. */
  MemberId witness(long number) {
    List<String> all = config.get().witnesses();
    return new MemberId("staff:" + all.get((int) (number % all.size())));
  }
}
