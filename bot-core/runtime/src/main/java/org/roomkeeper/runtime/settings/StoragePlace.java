package org.roomkeeper.runtime.settings;

import java.nio.file.Path;
import java.util.Map;

/** Where the ledger lives: in a file, or in a database on a PostgreSQL server. */
public sealed interface StoragePlace {
  /**
   * A SQLite file.
   *
   * @param file its path, absolute
   */
  record InFile(Path file) implements StoragePlace {
    @Override
    public String toString() {
      return file.toString();
    }
  }

  /**
   * A database on a PostgreSQL server.
   *
   * @param host name or address
   * @param port from 1 to 65535
   * @param database the database's name
   * @param user who signs in
   * @param password with what; may be empty where the server asks for none
   * @param options how to connect, by their names, of {@link StorageAddress#OPTIONS}
   */
  record OnServer(
      String host,
      int port,
      String database,
      String user,
      Secret password,
      Map<String, String> options)
      implements StoragePlace {
    /** The address without user and password, for people to read. */
    @Override
    public String toString() {
      return "postgresql://" + host + ":" + port + "/" + database;
    }
  }
}
