package org.roomkeeper.runtime.ledger;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationState;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * The file that the ledger lives in: one SQLite database, in write-ahead mode, durable at each
 * commit. Opening it brings its schema up to date. Safe for use by many threads.
 */
public final class LedgerFile extends Storage {
  private static final String MIGRATIONS = "classpath:org/roomkeeper/runtime/ledger/sqlite";
  private static final String LAST_EVER =
      "SELECT COALESCE(MAX(seq), 0) FROM sqlite_sequence WHERE name = 'event'";
  private static final int READERS = 4;
  private static final int BUSY_MILLIS = 10_000;

  private final Optional<OneBot> lock;
  private final Jdbi writer;
  private final HikariDataSource pool;
  private final Jdbi readers;

  private LedgerFile(Optional<OneBot> lock, SQLiteDataSource source) {
    this.lock = lock;
    this.writer = jdbi(Jdbi.create(source), LAST_EVER);
    var reading = new HikariConfig();
    reading.setPoolName("ledger-readers");
    reading.setDataSource(source);
    reading.setConnectionInitSql("PRAGMA query_only = ON");
    reading.setMaximumPoolSize(READERS);
    this.pool = new HikariDataSource(reading);
    this.readers = jdbi(Jdbi.create(pool), LAST_EVER);
  }

  /**
   * Opens the ledger for the bot, the only one at a time.
   *
   * @param file the database; made, with its folder, if it is not there
   * @throws LedgerUnusable if another bot holds it, or a newer Roomkeeper wrote it
   */
  public static LedgerFile open(Path file) {
    makeFolder(file);
    var lock = OneBot.lock(file);
    try {
      return new LedgerFile(Optional.of(lock), migrated(file));
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /**
   * Opens the ledger beside the bot that may be running, for a word of the command line.
   *
   * @throws LedgerUnusable if a newer Roomkeeper wrote it
   */
  public static LedgerFile visit(Path file) {
    makeFolder(file);
    return new LedgerFile(Optional.empty(), migrated(file));
  }

  @Override
  boolean isTheBots() {
    return lock.isPresent();
  }

  @Override
  Handle writer() {
    return writer.open();
  }

  @Override
  Jdbi readers() {
    return readers;
  }

  /** A transaction takes the file's lock at once, and a visitor waits for it. */
  @Override
  Optional<String> begin(Handle writer) {
    writer.begin();
    return Optional.empty();
  }

  /** A file is not lost. */
  @Override
  boolean isLost(Handle writer) {
    return false;
  }

  @Override
  boolean happened(Handle writer, String transaction) {
    throw new IllegalStateException("no transaction of a file is in doubt");
  }

  @Override
  public void close() {
    pool.close();
    lock.ifPresent(OneBot::close);
  }

  private static void makeFolder(Path file) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
    } catch (IOException e) {
      throw new UncheckedIOException("the folder of " + file + " cannot be made", e);
    }
  }

  private static SQLiteDataSource migrated(Path file) {
    var config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
    config.setBusyTimeout(BUSY_MILLIS);
    config.enforceForeignKeys(true);
    var source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + file.toAbsolutePath());
    var flyway =
        Flyway.configure(LedgerFile.class.getClassLoader())
            .dataSource(source)
            .locations(MIGRATIONS)
            .load();
    try {
      refuseNewer(file, flyway);
      flyway.migrate();
    } catch (FlywayException e) {
      throw new LedgerUnusable("the ledger " + file + " cannot be opened: " + e.getMessage(), e);
    }
    return source;
  }

  private static void refuseNewer(Path file, Flyway flyway) {
    var current = flyway.info().current();
    if (current != null
        && (current.getState() == MigrationState.FUTURE_SUCCESS
            || current.getState() == MigrationState.FUTURE_FAILED)) {
      throw new LedgerUnusable(
          "the ledger "
              + file
              + " was written by a newer Roomkeeper (its schema is "
              + current.getVersion()
              + "); use that version, or a copy of the file from before");
    }
  }
}
