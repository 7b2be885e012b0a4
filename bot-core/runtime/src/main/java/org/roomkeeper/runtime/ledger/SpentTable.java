package org.roomkeeper.runtime.ledger;

import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** What the budgets of longer windows have given out. */
final class SpentTable {
  private final Statements statements;

  SpentTable(Statements statements) {
    this.statements = statements;
  }

  void put(Collection<Spent> spent) {
    var _ =
        statements.batch(
            """
            INSERT INTO spent (budget, until, amount) VALUES (?, ?, ?)
            ON CONFLICT (budget) DO UPDATE SET until = excluded.until, amount = excluded.amount
            """,
            spent,
            one -> List.of(one.budget(), one.until(), one.amount()));
  }

  void forgetUntil(Instant now) {
    statements.update("DELETE FROM spent WHERE until <= ?", now);
  }

  List<Spent> since(Instant now) {
    return statements.list(
        row -> new Spent(row.getString(1), Statements.time(row, 2), row.getLong(3)),
        "SELECT budget, until, amount FROM spent WHERE until > ?",
        now);
  }
}
