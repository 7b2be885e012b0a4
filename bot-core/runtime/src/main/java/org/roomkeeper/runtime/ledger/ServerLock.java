package org.roomkeeper.runtime.ledger;

import java.lang.management.ManagementFactory;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.roomkeeper.api.Phrase;

/**
 * The locks of a ledger on a PostgreSQL server: one that a bot holds as long as its writer's
 * connection lives and that keeps a second bot off, and one that whoever writes holds until its
 * transaction ends. Both belong to the schema that the ledger lies in.
 */
final class ServerLock {
  private static final int BOT = 0x726B_0001;
  private static final int TURN = 0x726B_0002;
  private static final int ENDING_MILLIS = 5_000;

  /** What the server cuts names to. */
  private static final int LONGEST_NAME = 63;

  private final String me;

  private ServerLock(String me) {
    this.me = me;
  }

  /** For a bot of this process; its own lost connections are known by the name. */
  static ServerLock ofThisBot() {
    String mark = UUID.randomUUID().toString().substring(0, 8);
    String where = ManagementFactory.getRuntimeMXBean().getName();
    String name = "roomkeeper bot " + mark + " process " + where;
    return new ServerLock(name.substring(0, Math.min(LONGEST_NAME, name.length())));
  }

  /** How this bot's connection is called on the server. */
  String me() {
    return me;
  }

  /**
   * Takes the lock against a second bot. A connection of this bot that was lost, and that the
   * server still believes in, is ended for it.
   *
   * @param ledger how to call it to people
   * @throws LedgerUnusable if another bot holds the ledger; says which
   * @throws IllegalStateException if our own lost connection does not end yet
   */
  void take(Handle handle, String ledger) {
    if (taken(handle)) {
      return;
    }
    endOurLost(handle);
    if (taken(handle)) {
      return;
    }
    var holder = holder(handle);
    if (holder.filter(held -> held.name().equals(me)).isPresent()) {
      throw new IllegalStateException("the lost connection still holds the ledger " + ledger);
    }
    throw new LedgerUnusable(
        holder
            .map(held -> Phrase.of("ledger.held-on-server", ledger, held.who(), held.pid()))
            .orElseGet(() -> Phrase.of("ledger.held-by-somebody", ledger)));
  }

  /**
   * Waits for its turn to write, which ends with the transaction.
   *
   * @return what the server calls the transaction
   */
  static String takeTurn(Handle handle) {
    return handle
        .createQuery(
            """
            SELECT CAST(pg_current_xact_id() AS text)
            FROM pg_advisory_xact_lock(:turn, hashtext(current_schema()))
            """)
        .bind("turn", TURN)
        .mapTo(String.class)
        .one();
  }

  /** Waits a second: a bot that was killed a moment ago is still about to end over there. */
  private static boolean taken(Handle handle) {
    handle.execute("SET lock_timeout = '1s'");
    try {
      handle
          .createQuery("SELECT 1 FROM pg_advisory_lock(:bot, hashtext(current_schema()))")
          .bind("bot", BOT)
          .mapTo(Integer.class)
          .one();
      return true;
    } catch (JdbiException e) {
      if (SqlStates.of(e).filter(SqlStates.LOCK_NOT_AVAILABLE::equals).isPresent()) {
        return false;
      }
      throw e;
    } finally {
      handle.execute("RESET lock_timeout");
    }
  }

  private void endOurLost(Handle handle) {
    handle
        .createQuery(
            """
            SELECT pg_terminate_backend(pid, :millis) FROM pg_stat_activity
            WHERE application_name = :me AND datname = current_database()
              AND pid <> pg_backend_pid()
            """)
        .bind("me", me)
        .bind("millis", (long) ENDING_MILLIS)
        .mapTo(Boolean.class)
        .list();
  }

  private static Optional<Holder> holder(Handle handle) {
    return handle
        .createQuery(
            """
            SELECT
              COALESCE(holder.application_name, '') AS name,
              COALESCE(NULLIF(holder.application_name, ''), '?')
                || COALESCE(', ' || host(holder.client_addr), '')
                || COALESCE(', ' || to_char(
                  holder.backend_start AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), '')
                AS who,
              CAST(pg_locks.pid AS text) AS pid
            FROM pg_locks LEFT JOIN pg_stat_activity AS holder ON holder.pid = pg_locks.pid
            WHERE pg_locks.locktype = 'advisory' AND pg_locks.granted
              AND pg_locks.database =
                (SELECT oid FROM pg_database WHERE datname = current_database())
              AND CAST(pg_locks.classid AS bigint) = :bot
              AND CAST(CAST(pg_locks.objid AS bigint) AS bit(32))
                = CAST(CAST(hashtext(current_schema()) AS bigint) AS bit(32))
            """)
        .bind("bot", (long) BOT)
        .map(
            (row, context) ->
                new Holder(row.getString("name"), row.getString("who"), row.getString("pid")))
        .findFirst();
  }

  /**
   * Who holds the lock, as far as the server tells.
   *
   * @param name of the connection
   * @param who the same with where it comes from and since when, for people
   * @param pid the server's process
   */
  private record Holder(String name, String who, String pid) {}
}
