package org.roomkeeper.runtime.ledger;

import java.util.Comparator;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.roomkeeper.api.Phrase;

/** The tables of a ledger and how they came to be: each database has scripts of its own. */
final class Migrations {
  private static final String SCRIPTS = "classpath:org/roomkeeper/runtime/ledger/";

  private final Object ledger;
  private final Flyway flyway;

  private Migrations(Object ledger, Flyway flyway) {
    this.ledger = ledger;
    this.flyway = flyway;
  }

  /**
   * The tables of a ledger.
   *
   * @param ledger how to call it to people
   * @param kind the folder of the scripts
   */
  static Migrations of(Object ledger, DataSource source, String kind) {
    return new Migrations(
        ledger,
        Flyway.configure(Migrations.class.getClassLoader())
            .dataSource(source)
            .locations(SCRIPTS + kind)
            .load());
  }

  /**
   * Brings the tables up to date.
   *
   * @throws LedgerUnusable if a newer Roomkeeper wrote them
   * @throws org.flywaydb.core.api.FlywayException if a script fails
   */
  void bringUpToDate() {
    refuseNewer();
    flyway.migrate();
  }

  /** Refuses a ledger with tables that this version does not know. */
  void refuseNewer() {
    var info = flyway.info();
    var current = info.current();
    if (current != null
        && (current.getState() == MigrationState.FUTURE_SUCCESS
            || current.getState() == MigrationState.FUTURE_FAILED)) {
      var known =
          Stream.of(info.all())
              .filter(migration -> migration.getState().isResolved())
              .map(MigrationInfo::getVersion)
              .max(Comparator.naturalOrder());
      throw new LedgerUnusable(
          Phrase.of(
              "ledger.newer",
              ledger,
              current.getVersion(),
              known.map(Object::toString).orElse("-")));
    }
  }
}
