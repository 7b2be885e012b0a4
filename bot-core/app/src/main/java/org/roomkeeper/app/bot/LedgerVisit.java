package org.roomkeeper.app.bot;

import java.nio.file.Files;
import java.nio.file.Path;
import org.roomkeeper.api.Phrase;
import org.roomkeeper.runtime.ledger.OpenLedger;
import org.roomkeeper.runtime.ledger.Storage;
import org.roomkeeper.runtime.settings.Settings;
import org.roomkeeper.runtime.settings.StoragePlace;
import org.roomkeeper.runtime.time.HostClock;

/**
 * The ledger beside a bot that may be running: to ask it why, or to leave word for the bot, which
 * notices within a second.
 */
public final class LedgerVisit implements AutoCloseable {
  private final OpenLedger open;

  private LedgerVisit(OpenLedger open) {
    this.open = open;
  }

  /**
   * Opens the ledger that the settings name.
   *
   * @throws StartRefused if there is none yet
   * @throws org.roomkeeper.runtime.ledger.LedgerUnusable if it cannot be reached, or a newer
   *     Roomkeeper wrote it
   */
  public static LedgerVisit to(Settings settings) {
    var place = settings.core().storage();
    if (!isThere(settings)) {
      throw new StartRefused(Phrase.of("ledger.none-yet", place));
    }
    return new LedgerVisit(
        OpenLedger.on(Storage.visit(place), settings.communities(), new HostClock()));
  }

  /** Whether there is a ledger to visit, as far as can be told without opening it. */
  static boolean isThere(Settings settings) {
    return !(settings.core().storage() instanceof StoragePlace.InFile(Path file))
        || Files.exists(file);
  }

  /** Its faces. */
  public OpenLedger open() {
    return open;
  }

  @Override
  public void close() {
    open.ledger().close();
  }
}
