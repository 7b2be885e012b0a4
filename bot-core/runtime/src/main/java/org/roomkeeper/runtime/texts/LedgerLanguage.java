package org.roomkeeper.runtime.texts;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;
import org.roomkeeper.api.CommunityId;
import org.roomkeeper.api.Facts;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.MemberView;
import org.roomkeeper.runtime.ledger.Call;
import org.roomkeeper.runtime.ledger.Lane;
import org.roomkeeper.runtime.ledger.Ledger;
import org.roomkeeper.runtime.ledger.Shown;

/** The fact {@code language} as the ledger keeps it. */
@Singleton
final class LedgerLanguage implements ReaderLanguage {
  private static final Shown LANGUAGE = new Shown(Set.of(Facts.LANGUAGE), false);

  private final Ledger ledger;

  @Inject
  LedgerLanguage(Ledger ledger) {
    this.ledger = ledger;
  }

  @Override
  public Optional<String> of(CommunityId community, MemberId reader) {
    try (Call look = ledger.look(new Lane(Lane.CORE, community), LANGUAGE)) {
      return look.members().find(reader).flatMap(MemberView::language);
    }
  }
}
