package org.roomkeeper.runtime.ledger;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Connections that can only read, each with the tables that were asked for on it: to attach a table
 * takes longer than most of its queries, so a connection that is in use keeps them. Safe for use by
 * many threads.
 *
 * <p>Who reads must not read again within: with all connections in hands that wait for one more,
 * nobody would go on.
 */
final class Readers implements AutoCloseable {
  private static final int AT_ONCE = 4;

  /** What lay longer goes through the pool again, which looks whether it is still alive. */
  private static final long FRESH_NANOS = 500_000_000;

  private final HikariDataSource pool;
  private final Jdbi jdbi;
  private final Semaphore free = new Semaphore(AT_ONCE);
  private final ConcurrentLinkedDeque<Reader> idle = new ConcurrentLinkedDeque<>();

  private record Reader(Handle handle, Tables tables, long usedAt) {
    Reader(Handle handle) {
      this(handle, Tables.on(handle), System.nanoTime());
    }

    Reader usedNow() {
      return new Reader(handle, tables, System.nanoTime());
    }

    boolean isFresh() {
      return System.nanoTime() - usedAt < FRESH_NANOS;
    }
  }

  /**
   * Readers of a database.
   *
   * @param pooled where connections come from; how many there are is decided here
   * @param prepared what the ledger's statements need to know of this database
   */
  Readers(HikariConfig pooled, UnaryOperator<Jdbi> prepared) {
    pooled.setPoolName("ledger-readers");
    pooled.setMaximumPoolSize(AT_ONCE);
    pool = new HikariDataSource(pooled);
    jdbi = prepared.apply(Jdbi.create(pool));
  }

  /**
   * Reads; waits while all connections are in use.
   *
   * @param query asks the tables of one connection, and keeps none of them
   */
  <T> T read(Function<Tables, T> query) {
    free.acquireUninterruptibly();
    try {
      var reader = take();
      T found;
      try {
        found = query.apply(reader.tables());
      } catch (RuntimeException | Error e) {
        // It may be the connection; the pool finds out.
        reader.handle().close();
        throw e;
      }
      idle.push(reader.usedNow());
      return found;
    } finally {
      free.release();
    }
  }

  private Reader take() {
    for (var lain = idle.poll(); lain != null; lain = idle.poll()) {
      if (lain.isFresh()) {
        return lain;
      }
      lain.handle().close();
    }
    return new Reader(jdbi.open());
  }

  /** Nothing is read any more. */
  @Override
  public void close() {
    for (var lain = idle.poll(); lain != null; lain = idle.poll()) {
      lain.handle().close();
    }
    pool.close();
  }
}
