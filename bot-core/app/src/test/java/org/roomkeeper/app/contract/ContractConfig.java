package org.roomkeeper.app.contract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.roomkeeper.app.bot.BotFolders;
import org.roomkeeper.sandbox.simulation.Town;

/** The settings that ship, and the few that belong to the contract: the same for both doors. */
final class ContractConfig {
  private static final String LECTURE =
      """
      series:
        - key: icu
          community: doctors
          name: {zh: 重症医学, en: Critical care}
          lectures:
            - number: 1
              title: {zh: 俯卧位通气, en: Turning a patient prone}
              speakers:
                - name: {zh: 李明, en: Ming Li}
                  affiliation: {zh: 第一医院, en: First Hospital}
              start: 2026-11-25T20:00
              zone: Asia/Shanghai
              link: https://live.example.org/1
              languages: [zh]
      """;
  private static final String COMMUNITY =
      """
      communities:
        doctors:
          name: {zh: 医生, en: Doctors}
          languages: [en, zh]
          zones: [Asia/Shanghai]
          founders: [founder]
          moderators: [moderator]
          hosts: [host]
          openers: [owner]
          rule: {zh: 本群只谈医学。, en: We talk medicine here.}
          rooms: [@ROOMS@]
      """;

  private ContractConfig() {}

  /** The folder of the plugins as they are laid. */
  static Path plugins() {
    return BotFolders.home().resolve("plugins");
  }

  /**
   * Writes a config folder.
   *
   * @param core what {@code roomkeeper.yaml} says
   * @param rooms the rooms that are there before the bot
   */
  static Path lay(Path folder, String core, List<Town.TownRoom> rooms) throws IOException {
    Path shipped = BotFolders.home().resolve("config");
    Path config = folder.resolve("config");
    try (Stream<Path> files = Files.walk(shipped)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = config.resolve(shipped.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
    Files.writeString(config.resolve("roomkeeper.yaml"), core);
    Files.writeString(
        config.resolve("rooms.yaml"),
        COMMUNITY.replace(
            "@ROOMS@",
            rooms.stream().map(ContractConfig::listed).collect(Collectors.joining(", "))));
    Path lectures = config.resolve("plugins/lectures.yaml");
    Files.writeString(lectures, Files.readString(lectures).replace("series: []\n", LECTURE));
    return config;
  }

  private static String listed(Town.TownRoom room) {
    return "{name: %s, kind: %s, id: %s, family: %s%s}"
        .formatted(
            room.name(),
            switch (room.kind()) {
              case APP_GROUP -> "app-group";
              case CUSTOMER_GROUP -> "customer-group";
              case ALL_STAFF -> "all-staff";
              case OTHER_INTERNAL -> "other-internal";
            },
            room.wireId(),
            room.family(),
            room.capacity().map(most -> ", capacity: " + most).orElse(""));
  }
}
