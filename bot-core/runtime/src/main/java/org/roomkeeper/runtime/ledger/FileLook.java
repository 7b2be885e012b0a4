package org.roomkeeper.runtime.ledger;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.roomkeeper.api.Phrase;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** A look at a ledger's file as it is, also while a bot writes it; its schema stays as it is. */
final class FileLook implements AutoCloseable {
  private static final int BUSY_MILLIS = 10_000;

  private final Path file;
  private final Handle handle;

  private FileLook(Path file, Handle handle) {
    this.file = file;
    this.handle = handle;
  }

  /**
   * Opens a file.
   *
   * @throws LedgerUnusable if there is none, it is no ledger, or a newer Roomkeeper wrote it
   */
  static FileLook at(Path file) {
    if (!Files.exists(file)) {
      throw new LedgerUnusable(Phrase.of("ledger.no-file", file));
    }
    var config = new SQLiteConfig();
    config.setBusyTimeout(BUSY_MILLIS);
    var source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + file.toAbsolutePath());
    Handle handle = null;
    try {
      handle = Storage.jdbi(Jdbi.create(source), LedgerFile.LAST_EVER).open();
      var look = new FileLook(file, handle);
      look.refuseOthers();
      LedgerFile.migrations(file, source).refuseNewer();
      return look;
    } catch (RuntimeException e) {
      if (handle != null) {
        handle.close();
      }
      throw LedgerUnusable.of(file, e);
    }
  }

  /** The connection. */
  Handle handle() {
    return handle;
  }

  /** How much room its content takes, in bytes. */
  long bytes() {
    long pages = number("PRAGMA page_count") - number("PRAGMA freelist_count");
    return pages * number("PRAGMA page_size");
  }

  /** A single number. */
  long number(String query) {
    return handle.createQuery(query).mapTo(Long.class).one();
  }

  @Override
  public void close() {
    handle.close();
  }

  private void refuseOthers() {
    try {
      if (number("SELECT COUNT(*) FROM sqlite_master WHERE name IN ('event', 'lane')") < 2) {
        throw new LedgerUnusable(Phrase.of("ledger.not-a-ledger", file));
      }
    } catch (JdbiException e) {
      throw LedgerUnusable.of(file, e);
    }
  }
}
