package org.roomkeeper.runtime.ledger;

import java.time.InstantSource;
import org.roomkeeper.runtime.intake.Intake;
import org.roomkeeper.runtime.intake.Roster;
import org.roomkeeper.runtime.settings.Communities;
import org.roomkeeper.runtime.settings.RoomLookup;
import org.roomkeeper.runtime.texts.ReaderLanguage;

/**
 * A ledger that is open, with its faces to the line, to sources, and to whoever asks why.
 *
 * @param ledger for the line; closing it closes all
 * @param intake for sources
 * @param roster for sources
 * @param why for people
 * @param keeping what it forgets
 * @param rooms finds rooms that the ledger knows, for settings that name one
 * @param past for reading once more what happened
 * @param languages which language somebody chose
 */
public record OpenLedger(
    Ledger ledger,
    Intake intake,
    Roster roster,
    Why why,
    Keeping keeping,
    RoomLookup rooms,
    Past past,
    ReaderLanguage languages) {
  /**
   * Opens a ledger.
   *
   * @param storage where it lives; closed with the ledger
   * @param communities what {@code rooms.yaml} says
   * @param clock the clock that keeps time for rooms and people
   */
  public static OpenLedger on(Storage storage, Communities communities, InstantSource clock) {
    var known = new Known(communities);
    var tail = new Tail();
    var ledger = new SqlLedger(storage, communities, known, tail, clock);
    return new OpenLedger(
        ledger,
        ledger.intake(),
        new KnownRoster(known),
        new SqlWhy(storage.readers()),
        ledger.keeping(),
        known::find,
        ledger.past(),
        (community, reader) -> known.view(community, reader).language());
  }
}
