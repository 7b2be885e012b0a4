package org.roomkeeper.runtime.ledger;

import java.sql.SQLException;
import java.util.Optional;

/** What the SQL standard and PostgreSQL call a failure. */
final class SqlStates {
  static final String LOCK_NOT_AVAILABLE = "55P03";

  private SqlStates() {}

  /** The state of the first failure of a database among the causes. */
  static Optional<String> of(Throwable failed) {
    for (Throwable next = failed; next != null; next = next.getCause()) {
      if (next instanceof SQLException sql) {
        return Optional.ofNullable(sql.getSQLState());
      }
    }
    return Optional.empty();
  }
}
