package org.roomkeeper.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The files of a founder with one community, whose ledger is at {@code data/roomkeeper.db}. */
final class FoundersFolder {
  private FoundersFolder() {}

  /**
   * Lays them into a folder.
   *
   * @param rooms the community's rooms, a line of YAML each
   * @return the config folder
   */
  static Path laid(Path folder, String... rooms) throws IOException {
    Path config = Files.createDirectories(folder.resolve("config"));
    Files.writeString(folder.resolve("secret"), "s".repeat(43));
    Files.writeString(
        config.resolve("roomkeeper.yaml"),
        """
        storage: data/roomkeeper.db
        http: {public-url: "https://rooms.example.org"}
        wecom:
          corp-id: corp
          agent-id: 1000002
          app-secret: ${file:secret}
          callback: {token: "${file:secret}", aes-key: "${file:secret}"}
        archive: {kind: none}
        """);
    Files.writeString(
        config.resolve("rooms.yaml"),
        """
        communities:
          doctors:
            name: {zh: 医生, en: Doctors}
            languages: [zh, en]
            zones: [Asia/Shanghai]
            founders: [ada]
            moderators: [bob]
            hosts: [ada]
            openers: [ada]
            rule: {zh: 只谈医学, en: Medicine only}
            rooms: [%s]
        """
            .formatted(String.join(", ", rooms)));
    return config;
  }
}
