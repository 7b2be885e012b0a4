package org.roomkeeper.runtime.ledger;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import jakarta.inject.Singleton;
import java.util.function.Supplier;
import org.roomkeeper.runtime.settings.CoreSettings.Keep;
import org.roomkeeper.runtime.settings.Settings;
import org.roomkeeper.runtime.time.Clockwork;

/**
 * The ledger and its faces, where the settings say that it lives. Whoever starts the bot closes the
 * {@link Ledger} last.
 */
public final class LedgerModule extends AbstractModule {
  @Override
  protected void configure() {
    install(new LedgerFaces());
  }

  @Provides
  @Singleton
  OpenLedger open(Settings settings, Clockwork clock) {
    var storage = Storage.open(settings.core().storage());
    var open = OpenLedger.on(storage, settings.communities(), clock);
    settings.knowRooms(open.rooms());
    return open;
  }

  @Provides
  Supplier<Keep> keep(Settings settings) {
    return () -> settings.core().keep();
  }
}
