package org.roomkeeper.app.demo;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.roomkeeper.app.bot.BotFolders;

/** A bot in a process of its own, that can be killed as by a power cut. */
final class BotProcess implements AutoCloseable {
  private final Founding founding;
  private final Path log;
  private Process process;

  private BotProcess(Founding founding, Path log) throws IOException {
    this.founding = founding;
    this.log = log;
    this.process = begin();
  }

  /** Starts a bot with what the founder laid. */
  static BotProcess start(Founding founding) throws IOException {
    return new BotProcess(founding, founding.folder().resolve("bot.log"));
  }

  private Process begin() throws IOException {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dguice_bytecode_gen_option=DISABLED",
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-Droomkeeper.home=" + BotFolders.home(),
                "-cp",
                BotFolders.home().resolve("lib") + File.separator + "*",
                "org.roomkeeper.app.Main",
                "run",
                "--config",
                founding.folder().resolve("config").toString(),
                "--time-from",
                founding.address().sandbox().toString()));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(founding.environment());
    builder.environment().put("ROOMKEEPER_LOG", "WARN");
    return builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile())).start();
  }

  /** SIGKILL, and a new start at once. */
  void killAndStartAgain() throws IOException, InterruptedException {
    process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
    process = begin();
  }

  /** Whether it runs. */
  boolean runs() {
    return process.isAlive();
  }

  /** What it has said, for the message of a test that fails. */
  String log() throws IOException {
    return Files.exists(log) ? Files.readString(log) : "";
  }

  /** Asks it to stop, as a founder does. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException stop) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
