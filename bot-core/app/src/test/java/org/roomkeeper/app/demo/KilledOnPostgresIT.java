package org.roomkeeper.app.demo;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;

/** The same with the ledger on a PostgreSQL server, which outlives the bot that is killed. */
@Tag("slow")
class KilledOnPostgresIT extends KilledInMidStoryIT {
  private EmbeddedPostgres server;

  @BeforeEach
  void startServer() throws IOException {
    server = EmbeddedPostgres.start();
  }

  @AfterEach
  void stopServer() throws IOException {
    server.close();
  }

  @Override
  void prepareStorage(Path config) throws Exception {
    super.prepareStorage(config);
    Path core = config.resolve("roomkeeper.yaml");
    Files.writeString(
        core,
        Files.readString(core)
            .replace(
                "storage: data/roomkeeper.db",
                "storage: postgresql://postgres:${NOT_SET:-any}@localhost:"
                    + server.getPort()
                    + "/postgres"));
  }

  @Override
  Connection ledger() throws SQLException {
    return server.getPostgresDatabase().getConnection();
  }
}
