package org.roomkeeper.app.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.roomkeeper.app.bot.BotFolders;
import org.roomkeeper.app.bot.MessageLanguage;
import org.roomkeeper.app.bot.SettingsTrial;
import org.roomkeeper.app.cli.CommandLineOfRoomkeeper;
import org.roomkeeper.app.cli.RehearsalTable;

/**
 * A word list that a moderator proposes, rehearsed on what the story's people have said: the bot
 * runs on meanwhile, and nobody hears of it.
 */
final class ProposedWords {
  /** Too much, as the rehearsal shows. */
  private static final String PROPOSED = "strong: [hospital, 医院]\n";

  private static final Duration WHOLE_STORY = Duration.ofDays(2);

  private ProposedWords() {}

  /**
   * Rehearses them.
   *
   * @param bot where the story's bot has its files
   * @param folder an empty folder for the proposal
   */
  static void rehearse(BotFolders bot, Path folder, Telling telling)
      throws IOException, InterruptedException {
    Path words = folder.resolve("words");
    Path inForce = bot.config().resolve("words");
    try (var files = Files.walk(inForce)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = words.resolve(inForce.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
    Files.writeString(words.resolve("politics/proposed.yaml"), PROPOSED);
    telling.happened(
        "a moderator would forbid the words 'hospital' and '医院': rehearsed first, nothing is sent");
    var trial =
        SettingsTrial.of(
            new SettingsTrial.Asked("moderation", bot, Optional.of(folder), Optional.empty()),
            CommandLineOfRoomkeeper.coreWords());
    var table = RehearsalTable.inEnglish(new MessageLanguage());
    var reading = trial.rehearse(WHOLE_STORY, table::add, share -> {});
    telling.happened(
        "read again: %,d events; decided otherwise: %,d".formatted(reading.events(), table.all()));
    table.lines().forEach(line -> telling.happened("  " + line));
  }
}
