package org.roomkeeper.app.contract;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.roomkeeper.runtime.ledger.Why;
import org.roomkeeper.sandbox.simulation.Town;

/** A town with a bot at one of its doors. */
interface Place extends AutoCloseable {
  /** The people. */
  Town town();

  /** An app group, and two customer groups with space for six and for nine. */
  List<Town.TownRoom> rooms();

  /** Lets time pass. */
  void advance(Duration time) throws Exception;

  /** What the bot owed, and what became of it. */
  Why why();

  /** Opens the rooms of the contract. */
  static List<Town.TownRoom> rooms(Town town) {
    return List.of(
        town.appGroup("Experts"),
        town.customerGroup("Doctors 1", Optional.of(6)),
        town.customerGroup("Doctors 2", Optional.of(9)));
  }

  @Override
  void close() throws Exception;
}
