package org.roomkeeper.app.founding;

import java.io.File;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.roomkeeper.app.bot.BotFolders;
import org.roomkeeper.runtime.time.Bell;

/** A bot in a process of its own, that can be killed as by a power cut. */
public final class BotProcess implements AutoCloseable {
  private static final List<String> FRUGAL =
      List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx384m");
  private static final Duration UP_WITHIN = Duration.ofMinutes(2);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

  private final Bell pause = new Bell();
  private final Founding founding;
  private final Path home;
  private final List<String> options;
  private final Path log;
  private Process process;

  private BotProcess(Founding founding, Path home, List<String> options) throws IOException {
    this.founding = founding;
    this.home = home;
    this.options = options;
    this.log = founding.folder().resolve("bot.log");
    this.process = begin();
  }

  /** Starts a bot with what the founder laid. */
  public static BotProcess start(Founding founding) throws IOException {
    return start(founding, BotFolders.home());
  }

  /**
   * Starts a bot.
   *
   * @param founding what the founder laid
   * @param home the folder whose {@code plugins} it loads, if it is not the installation's
   */
  public static BotProcess start(Founding founding, Path home) throws IOException {
    return new BotProcess(founding, home, FRUGAL);
  }

  private Process begin() throws IOException {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dguice_bytecode_gen_option=DISABLED",
                "--enable-native-access=ALL-UNNAMED",
                "-Droomkeeper.home=" + home,
                "-cp",
                BotFolders.home().resolve("lib") + File.separator + "*",
                "org.roomkeeper.app.Main",
                "run",
                "--config",
                founding.folder().resolve("config").toString(),
                "--time-from",
                founding.address().sandbox().toString()));
    command.addAll(1, options);
    command.addAll(1, remembered());
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(founding.environment());
    builder.environment().put("ROOMKEEPER_LOG", "WARN");
    return builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile())).start();
  }

  /** What the launcher has had Java remember of earlier starts, if it fits what lies in lib. */
  private static List<String> remembered() throws IOException {
    Path cache = BotFolders.home().resolve("roomkeeper.aot");
    if (!Files.exists(cache)) {
      return List.of();
    }
    FileTime made = Files.getLastModifiedTime(cache);
    try (Stream<Path> lib = Files.list(BotFolders.home().resolve("lib"))) {
      for (Path jar : lib.toList()) {
        if (Files.getLastModifiedTime(jar).compareTo(made) > 0) {
          return List.of();
        }
      }
    }
    return List.of("-XX:AOTCache=" + cache, "-Xlog:disable", "-Xlog:all=error:stderr");
  }

  /** SIGKILL, and a new start at once. */
  public void killAndStartAgain() throws IOException, InterruptedException {
    kill();
    startAgain();
  }

  /** SIGKILL; when this returns the process is gone. */
  public synchronized void kill() throws InterruptedException {
    process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
  }

  /** A new process on the same files. */
  public synchronized void startAgain() throws IOException {
    process = begin();
  }

  /**
   * Waits until its pages answer.
   *
   * @throws IOException with its log, if it has ended or does not come up in good time
   */
  public void awaitUp() throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(founding.address().joinLink()).build();
    long until = System.nanoTime() + UP_WITHIN.toNanos();
    try (HttpClient http = HttpClient.newHttpClient()) {
      while (!answers(http, request)) {
        if (!runs() || System.nanoTime() > until) {
          throw new IOException("the bot does not come up: " + log());
        }
        pause.await(BETWEEN_LOOKS);
      }
    }
  }

  private static boolean answers(HttpClient http, HttpRequest request) throws InterruptedException {
    try {
      return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  /** Whether it runs. */
  public synchronized boolean runs() {
    return process.isAlive();
  }

  /** What it has said, for the message of a test that fails. */
  public String log() throws IOException {
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
