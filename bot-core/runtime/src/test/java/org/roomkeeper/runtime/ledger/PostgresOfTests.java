package org.roomkeeper.runtime.ledger;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Jdbi;
import org.roomkeeper.runtime.settings.Secret;
import org.roomkeeper.runtime.settings.StoragePlace;

/**
 * A real PostgreSQL, started once for all tests of a JVM and ended with it. Each test has a
 * database of its own, which belongs to somebody who may do nothing else, and whose server sorts
 * words as people do.
 */
final class PostgresOfTests {
  private static final String USER = "roomkeeper";
  private static final AtomicInteger DATABASES = new AtomicInteger();

  private PostgresOfTests() {}

  /** An empty database. */
  static StoragePlace.OnServer freshDatabase() {
    String name = "ledger_" + DATABASES.incrementAndGet();
    asMaster(
        "CREATE DATABASE "
            + name
            + " OWNER "
            + USER
            + " TEMPLATE template0 "
            + "LOCALE_PROVIDER icu ICU_LOCALE 'en'");
    return new StoragePlace.OnServer(
        "localhost", Started.SERVER.getPort(), name, USER, new Secret("any"), Map.of());
  }

  /** Ends connections to a database without asking them, as an administrator may. */
  static List<Boolean> cut(StoragePlace.OnServer place, String namedLike) {
    return master()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity
                        WHERE datname = :database AND application_name LIKE :like
                          AND pid <> pg_backend_pid()
                        """)
                    .bind("database", place.database())
                    .bind("like", namedLike)
                    .mapTo(Boolean.class)
                    .list());
  }

  /** Says something as the server's master. */
  static void asMaster(String sql) {
    master().useHandle(handle -> handle.execute(sql));
  }

  static Jdbi master() {
    return Jdbi.create(Started.SERVER.getPostgresDatabase());
  }

  private static final class Started {
    static final EmbeddedPostgres SERVER = start();

    private static EmbeddedPostgres start() {
      try {
        var server = EmbeddedPostgres.start();
        try (var connection = server.getPostgresDatabase().getConnection();
            var statement = connection.createStatement()) {
          statement.execute("CREATE ROLE " + USER + " LOGIN");
        }
        return server;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
