package org.roomkeeper.runtime.ledger;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import org.roomkeeper.runtime.intake.Intake;
import org.roomkeeper.runtime.intake.Roster;
import org.roomkeeper.runtime.settings.RoomLookup;
import org.roomkeeper.runtime.texts.ReaderLanguage;

/** The faces of an {@link OpenLedger}, wherever that comes from. */
public final class LedgerFaces extends AbstractModule {
  @Override
  protected void configure() {}

  @Provides
  Ledger ledger(OpenLedger open) {
    return open.ledger();
  }

  @Provides
  Intake intake(OpenLedger open) {
    return open.intake();
  }

  @Provides
  Roster roster(OpenLedger open) {
    return open.roster();
  }

  @Provides
  Why why(OpenLedger open) {
    return open.why();
  }

  @Provides
  Keeping keeping(OpenLedger open) {
    return open.keeping();
  }

  @Provides
  ReaderLanguage languages(OpenLedger open) {
    return open.languages();
  }

  @Provides
  RoomLookup rooms(OpenLedger open) {
    return open.rooms();
  }
}
