package org.roomkeeper.runtime.ledger;

import com.zaxxer.hikari.HikariConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.roomkeeper.api.Phrase;
import org.roomkeeper.runtime.settings.StoragePlace;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * The file that the ledger lives in: one SQLite database, in write-ahead mode, durable at each
 * commit. Opening it brings its schema up to date. Safe for use by many threads.
 */
public final class LedgerFile extends Storage {
  static final String LAST_EVER =
      "SELECT COALESCE(MAX(seq), 0) FROM sqlite_sequence WHERE name = 'event'";
  private static final int BUSY_MILLIS = 10_000;

  /** Free pages that stay for what comes next, and how many are given back at a time. */
  private static final int KEPT_FREE = 1_000;

  private static final int GIVEN_BACK = 64;

  private final Optional<OneBot> lock;
  private final Jdbi writer;
  private final Readers readers;

  private LedgerFile(Optional<OneBot> lock, SQLiteDataSource source) {
    this.lock = lock;
    this.writer = jdbi(Jdbi.create(source), LAST_EVER);
    var reading = new HikariConfig();
    reading.setDataSource(source);
    reading.setConnectionInitSql("PRAGMA query_only = ON");
    this.readers = new Readers(reading, jdbi -> jdbi(jdbi, LAST_EVER));
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

  /**
   * The file of a ledger that lives in one.
   *
   * @throws LedgerUnusable if it lives on a server, which has words of its own for what is done
   *     with files
   */
  public static Path of(StoragePlace place) {
    return switch (place) {
      case StoragePlace.InFile(Path file) -> file;
      case StoragePlace.OnServer server ->
          throw new LedgerUnusable(Phrase.of("ledger.on-a-server", server));
    };
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
  Readers readers() {
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
  long giveBack(Handle handle) {
    long free = handle.createQuery("PRAGMA freelist_count").mapTo(Long.class).one();
    long pages = Math.clamp(free - KEPT_FREE, 0, GIVEN_BACK);
    for (long page = 0; page < pages; page++) {
      handle.execute("PRAGMA incremental_vacuum(1)");
    }
    long left = handle.createQuery("PRAGMA freelist_count").mapTo(Long.class).one();
    return free - left;
  }

  @Override
  public void close() {
    readers.close();
    lock.ifPresent(OneBot::close);
  }

  static void makeFolder(Path file) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
    } catch (IOException e) {
      throw LedgerUnusable.of(file, e);
    }
  }

  /** Free space can be given back later only if a file is made for it. */
  private static void make(Path file) {
    if (Files.exists(file)) {
      return;
    }
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file.toAbsolutePath());
        var statement = connection.createStatement()) {
      statement.execute("PRAGMA auto_vacuum = INCREMENTAL");
      statement.execute("VACUUM");
    } catch (SQLException e) {
      throw LedgerUnusable.of(file, e);
    }
  }

  private static SQLiteDataSource migrated(Path file) {
    make(file);
    var config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
    config.setBusyTimeout(BUSY_MILLIS);
    config.enforceForeignKeys(true);
    // Nobody asks for them, and each row that is written would cost a query for its own.
    config.setGetGeneratedKeys(false);
    // What is forgotten is overwritten, not only let go of.
    config.setPragma(SQLiteConfig.Pragma.SECURE_DELETE, "ON");
    var source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + file.toAbsolutePath());
    try {
      refuseOthers(file);
      migrations(file, source).bringUpToDate();
    } catch (FlywayException e) {
      throw LedgerUnusable.of(file, e);
    }
    return source;
  }

  /** Refuses a database of somebody else's, and leaves it as it is. */
  private static void refuseOthers(Path file) {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file.toAbsolutePath());
        var statement = connection.createStatement();
        var tables =
            statement.executeQuery(
                """
                SELECT COUNT(*) FROM sqlite_master
                WHERE type = 'table' AND name NOT LIKE 'sqlite_%'
                HAVING SUM(name = 'flyway_schema_history') = 0 AND COUNT(*) > 0
                """)) {
      if (tables.next()) {
        throw new LedgerUnusable(Phrase.of("ledger.not-a-ledger", file));
      }
    } catch (SQLException e) {
      throw LedgerUnusable.of(file, e);
    }
  }

  /** The tables of the ledger in a file. */
  static Migrations migrations(Path file, DataSource source) {
    return Migrations.of(file, source, "sqlite");
  }
}
