package org.roomkeeper.runtime.line;

import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.roomkeeper.api.CommunityId;
import org.roomkeeper.api.EventId;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.Phrase;
import org.roomkeeper.api.Tell;
import org.roomkeeper.runtime.ledger.Lane;
import org.roomkeeper.runtime.ledger.Ledger;

/** Tells people what the core has to tell, each in their language. */
final class Alarms {
  private final Ledger ledger;
  private final WordingSource words;

  @Inject
  Alarms(Ledger ledger, WordingSource words) {
    this.ledger = ledger;
    this.words = words;
  }

  /** Owes a private message to each of these members of the corp; returns once all are kept. */
  void tell(CommunityId community, List<MemberId> people, EventId about, Phrase what, Instant now) {
    var wording = words.of(Lane.CORE, community);
    people.stream()
        .map(person -> Tell.to(person, wording.to(person, what)))
        .map(tell -> ledger.owe(community, about, tell, what, now))
        .toList()
        .forEach(kept -> kept.join());
  }
}
