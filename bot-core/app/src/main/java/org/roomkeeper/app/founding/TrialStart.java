package org.roomkeeper.app.founding;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.roomkeeper.app.bot.RunningBot;
import org.roomkeeper.app.cli.CommandLineOfRoomkeeper;
import org.roomkeeper.sandbox.Sandbox;

/**
 * A bot that starts against a sandbox and stops again: what Java had to load and link for it, the
 * launcher has Java remember for the starts to come.
 */
public final class TrialStart {
  private static final Duration LECTURE = Duration.ofDays(2);

  private TrialStart() {}

  /**
   * Starts and stops; leaves nothing behind.
   *
   * @param arguments none
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("roomkeeper-trial-");
    try (Sandbox sandbox = Sandbox.start(0)) {
      var people = new People(URI.create(sandbox.baseUrl()));
      Founding founding = Founding.of(sandbox.ready(), people, LECTURE, folder);
      var nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
      var words = new CommandLineOfRoomkeeper(InputStream.nullInputStream(), nowhere, nowhere);
      words.run("run", "--help");
      RunningBot.start(founding.botFolders(), CommandLineOfRoomkeeper.coreWords(), Optional.empty())
          .close();
    } finally {
      clear(folder);
    }
  }

  private static void clear(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
