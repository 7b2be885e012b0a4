package org.roomkeeper.runtime.ledger;

import com.zaxxer.hikari.HikariConfig;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGProperty;
import org.postgresql.ds.PGSimpleDataSource;
import org.roomkeeper.api.Phrase;
import org.roomkeeper.runtime.settings.StoragePlace;

/**
 * The PostgreSQL database that the ledger lives in, durable at each commit. Opening it brings its
 * schema up to date. All who write take turns by a lock that ends with their transaction, so
 * numbers come into sight in their order and no two of them wait for each other. Safe for use by
 * many threads.
 */
public final class LedgerServer extends Storage {
  private static final int OLDEST_VERSION = 14;

  /** Longer than a statement takes or a turn is waited for: then the server is out of reach. */
  private static final int SILENCE_SECONDS = 60;

  /** Shorter than a handler may take, so that it hears of it in time. */
  private static final int READERS_WAIT_MILLIS = 3_000;

  private static final int CONNECT_SECONDS = 10;
  private static final int ASK_SECONDS = 5;

  private static final String SESSION =
      "-c synchronous_commit=on -c lock_timeout=10s -c idle_in_transaction_session_timeout=60s"
          + " -c statement_timeout=0 -c default_transaction_isolation=read\\ committed"
          // The server, too, is to notice within a minute that somebody is gone.
          + " -c tcp_keepalives_idle=30 -c tcp_keepalives_interval=10 -c tcp_keepalives_count=3";

  private static final String LAST_EVER =
      """
      SELECT GREATEST(
        (SELECT COALESCE(MAX(id), 0) FROM event),
        (SELECT COALESCE(MAX(place), 0) FROM mark WHERE name = 'last-event'))
      """;

  private final StoragePlace.OnServer place;
  private final Optional<ServerLock> lock;
  private final Jdbi writers;
  private final Readers readers;
  private final AtomicReference<@Nullable Handle> first = new AtomicReference<>();

  private LedgerServer(StoragePlace.OnServer place, Optional<ServerLock> lock) {
    this.place = place;
    this.lock = lock;
    String name = lock.map(ServerLock::me).orElse("roomkeeper visitor");
    this.writers = jdbi(Jdbi.create(source(place, name, SESSION)), LAST_EVER);
    var reading = new HikariConfig();
    reading.setDataSource(
        source(place, "roomkeeper reader", SESSION + " -c default_transaction_read_only=on"));
    reading.setConnectionTimeout(READERS_WAIT_MILLIS);
    reading.setValidationTimeout(READERS_WAIT_MILLIS / 2);
    reading.setInitializationFailTimeout(-1);
    this.readers = new Readers(reading, jdbi -> jdbi(jdbi, LAST_EVER));
  }

  /**
   * Opens the ledger for the bot, the only one at a time.
   *
   * @throws LedgerUnusable if the server cannot be reached or is too old, if another bot holds the
   *     ledger, or a newer Roomkeeper wrote it
   */
  public static LedgerServer open(StoragePlace.OnServer place) {
    return opened(new LedgerServer(place, Optional.of(ServerLock.ofThisBot())));
  }

  /**
   * Opens the ledger beside the bot that may be running, for a word of the command line.
   *
   * @throws LedgerUnusable if the server cannot be reached or is too old, or a newer Roomkeeper
   *     wrote the ledger
   */
  public static LedgerServer visit(StoragePlace.OnServer place) {
    return opened(new LedgerServer(place, Optional.empty()));
  }

  private static LedgerServer opened(LedgerServer server) {
    try {
      server.first.set(server.connect());
      var source = source(server.place, "roomkeeper migration", "");
      Migrations.of(server.place, source, "postgres").bringUpToDate();
      return server;
    } catch (JdbiException | FlywayException e) {
      server.close();
      throw new LedgerUnusable(Phrase.of("ledger.cannot-open", server.place, reason(e)), e);
    } catch (RuntimeException e) {
      server.close();
      throw e;
    }
  }

  @Override
  boolean isTheBots() {
    return lock.isPresent();
  }

  /**
   * {@inheritDoc}
   *
   * <p>The bot's also holds the lock against a second bot, and the lock ends with it.
   */
  @Override
  Handle writer() {
    var waiting = first.getAndSet(null);
    return waiting == null ? connect() : waiting;
  }

  @Override
  Readers readers() {
    return readers;
  }

  /** Waits for its turn; its name is what the server calls the transaction. */
  @Override
  Optional<String> begin(Handle writer) {
    writer.begin();
    return Optional.of(ServerLock.takeTurn(writer));
  }

  @Override
  boolean isLost(Handle writer) {
    try {
      return !writer.getConnection().isValid(ASK_SECONDS);
    } catch (SQLException e) {
      return true;
    }
  }

  @Override
  boolean happened(Handle writer, String transaction) {
    return writer
        .createQuery("SELECT pg_xact_status(CAST(:transaction AS xid8)) = 'committed'")
        .bind("transaction", transaction)
        .mapTo(Boolean.class)
        .findOne()
        .orElse(false);
  }

  @Override
  public void close() {
    var waiting = first.getAndSet(null);
    if (waiting != null) {
      waiting.close();
    }
    readers.close();
  }

  private Handle connect() {
    var handle = writers.open();
    try {
      int version = handle.createQuery("SHOW server_version_num").mapTo(Integer.class).one();
      if (version < OLDEST_VERSION * 10_000) {
        throw new LedgerUnusable(
            Phrase.of("ledger.old-server", place, Integer.toString(OLDEST_VERSION)));
      }
      if (lock.isPresent()) {
        lock.get().take(handle, place.toString());
      }
      return handle;
    } catch (RuntimeException e) {
      handle.close();
      throw e;
    }
  }

  private static PGSimpleDataSource source(
      StoragePlace.OnServer place, String name, String session) {
    var source = new PGSimpleDataSource();
    try {
      for (var option : place.options().entrySet()) {
        source.setProperty(option.getKey(), option.getValue());
      }
      source.setProperty(PGProperty.OPTIONS, session);
    } catch (SQLException e) {
      throw new LedgerUnusable(
          Phrase.of("ledger.cannot-open", place, String.valueOf(e.getMessage())), e);
    }
    source.setServerNames(new String[] {place.host()});
    source.setPortNumbers(new int[] {place.port()});
    source.setDatabaseName(place.database());
    source.setUser(place.user());
    source.setPassword(place.password().reveal());
    source.setApplicationName(name);
    source.setTcpKeepAlive(true);
    source.setConnectTimeout(CONNECT_SECONDS);
    source.setLoginTimeout(CONNECT_SECONDS);
    source.setSocketTimeout(session.isEmpty() ? 0 : SILENCE_SECONDS);
    return source;
  }

  /** What the server or the driver said, not who wrapped it. */
  private static String reason(Throwable failed) {
    Throwable deepest = failed;
    for (Throwable next = failed; next != null; next = next.getCause()) {
      if (next instanceof SQLException) {
        deepest = next;
        break;
      }
    }
    return String.valueOf(deepest.getMessage());
  }
}
