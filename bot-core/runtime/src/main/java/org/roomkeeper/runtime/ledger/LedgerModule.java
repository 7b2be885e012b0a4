package org.roomkeeper.runtime.ledger;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import jakarta.inject.Singleton;
import java.util.function.Supplier;
import org.roomkeeper.runtime.intake.Intake;
import org.roomkeeper.runtime.intake.Roster;
import org.roomkeeper.runtime.settings.CoreSettings.Keep;
import org.roomkeeper.runtime.settings.RoomLookup;
import org.roomkeeper.runtime.settings.Settings;
import org.roomkeeper.runtime.texts.ReaderLanguage;
import org.roomkeeper.runtime.time.Clockwork;

/**
 * The ledger and its faces, where the settings say that it lives. Whoever starts the bot closes the
 * {@link Ledger} last.
 */
public final class LedgerModule extends AbstractModule {
  @Override
  protected void configure() {}

  @Provides
  @Singleton
  OpenLedger open(Settings settings, Clockwork clock) {
    var storage = Storage.open(settings.core().storage());
    var open = OpenLedger.on(storage, settings.communities(), clock);
    settings.knowRooms(open.rooms());
    return open;
  }

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
  Supplier<Keep> keep(Settings settings) {
    return () -> settings.core().keep();
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
