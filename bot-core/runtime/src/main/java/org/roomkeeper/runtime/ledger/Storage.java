package org.roomkeeper.runtime.ledger;

import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.SqlObjectPlugin;
import org.roomkeeper.runtime.settings.StoragePlace;

/**
 * Where a ledger lives. The tables and nearly all statements are the same wherever that is; what
 * differs stands here: how it is opened and brought up to date, what keeps a second bot off, how
 * those who write take turns, and what becomes of a connection that was lost. Safe for use by many
 * threads.
 */
public abstract sealed class Storage implements AutoCloseable permits LedgerFile, LedgerServer {
  /** What {@link Prepared#lastEver()} asks for, in the words of this database. */
  static final String LAST_EVER = "last_ever";

  Storage() {}

  /**
   * Opens the ledger for the bot, the only one at a time.
   *
   * @param place where it lives; a file is made, with its folder, if it is not there
   * @throws LedgerUnusable if it cannot be reached, another bot holds it, or a newer Roomkeeper
   *     wrote it
   */
  public static Storage open(StoragePlace place) {
    return switch (place) {
      case StoragePlace.InFile in -> LedgerFile.open(in.file());
      case StoragePlace.OnServer on -> LedgerServer.open(on);
    };
  }

  /**
   * Opens the ledger beside the bot that may be running, for a word of the command line.
   *
   * @throws LedgerUnusable if it cannot be reached, or a newer Roomkeeper wrote it
   */
  public static Storage visit(StoragePlace place) {
    return switch (place) {
      case StoragePlace.InFile in -> LedgerFile.visit(in.file());
      case StoragePlace.OnServer on -> LedgerServer.visit(on);
    };
  }

  /** Whether this is the bot's own, not a visitor's. */
  abstract boolean isTheBots();

  /**
   * A connection of its own for the one writer, which closes it.
   *
   * @throws LedgerUnusable if the ledger cannot be reached, or is not the bot's any more
   */
  abstract Handle writer();

  /** Connections that can only read. */
  abstract Readers readers();

  /**
   * Begins a transaction on the writer's connection. Until it ends, nobody else writes: so the
   * order of the events' numbers is the order in which readers come to see them.
   *
   * @return under which name {@link #happened} knows the transaction; empty where nobody will ask
   */
  abstract Optional<String> begin(Handle writer);

  /** Whether a connection is of no more use, after something failed on it. */
  abstract boolean isLost(Handle writer);

  /**
   * Whether a transaction took place although its connection was lost meanwhile.
   *
   * @param writer another connection for the writer
   * @param transaction what {@link #begin} called it
   */
  abstract boolean happened(Handle writer, String transaction);

  /**
   * Gives some space that nothing needs any more back to the disk, a little at a time, within a
   * transaction. A server does that by itself.
   *
   * @param writer the writer's connection
   * @return how many pages; 0 when there is no more to give
   */
  long giveBack(Handle writer) {
    return 0;
  }

  @Override
  public abstract void close();

  static Jdbi jdbi(Jdbi jdbi, String lastEver) {
    return jdbi.installPlugin(new SqlObjectPlugin())
        .installPlugin(new LedgerColumns())
        .define(LAST_EVER, lastEver);
  }
}
