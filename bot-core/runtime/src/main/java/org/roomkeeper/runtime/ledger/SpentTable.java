package org.roomkeeper.runtime.ledger;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** What the budgets of longer windows have given out. */
interface SpentTable {
  @SqlBatch(
      """
      INSERT INTO spent (budget, until, amount) VALUES (:budget, :until, :amount)
      ON CONFLICT (budget) DO UPDATE SET until = excluded.until, amount = excluded.amount
      """)
  void put(@BindMethods Collection<Spent> spent);

  @SqlUpdate("DELETE FROM spent WHERE until <= :now")
  void forgetUntil(Instant now);

  @SqlQuery("SELECT budget, until, amount FROM spent WHERE until > :now")
  @RegisterConstructorMapper(Spent.class)
  List<Spent> since(Instant now);
}
