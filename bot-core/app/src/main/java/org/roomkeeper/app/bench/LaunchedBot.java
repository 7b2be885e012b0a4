package org.roomkeeper.app.bench;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.roomkeeper.app.bot.BotFolders;
import org.roomkeeper.app.founding.Founding;

/**
 * A bot in a process of its own, on the host's clock, from the start to its first line on standard
 * output, by which it says that it is ready.
 */
final class LaunchedBot implements AutoCloseable {
  private static final Duration TO_END = Duration.ofSeconds(20);
  private static final long KIB = 1024;

  private final Process process;
  private final Path log;
  private final Duration ready;

  private LaunchedBot(List<String> command, Founding founding, List<String> variables)
      throws IOException {
    log = founding.folder().resolve("bot.log");
    var builder = new ProcessBuilder(command);
    builder.environment().putAll(founding.environment());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("ROOMKEEPER_LOG", "WARN");
    for (String variable : variables) {
      String[] both = variable.split("=", 2);
      builder.environment().put(both[0], both[1]);
    }
    builder.redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
    long began = System.nanoTime();
    process = builder.start();
    awaitFirstLine();
    ready = Duration.ofNanos(System.nanoTime() - began);
  }

  /**
   * Starts a bot as a founder does, by {@code ./roomkeeper run}.
   *
   * @param variables of the environment, each {@code NAME=value}
   * @throws IOException if it ends before it is ready
   */
  static LaunchedBot run(Founding founding, String... variables) throws IOException {
    return new LaunchedBot(
        List.of(
            "sh",
            BotFolders.home().resolve("roomkeeper").toString(),
            "run",
            "--config",
            founding.folder().resolve("config").toString()),
        founding,
        List.of(variables));
  }

  /**
   * Starts another main class on the same class path, with the flags of the launcher.
   *
   * @throws IOException if it ends before it is ready
   */
  static LaunchedBot of(Class<?> main, Founding founding) throws IOException {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dguice_bytecode_gen_option=DISABLED",
                "--enable-native-access=ALL-UNNAMED",
                "-Dstdout.encoding=UTF-8",
                "-Droomkeeper.home=" + BotFolders.home()));
    command.addAll(
        List.of(
            "-cp",
            BotFolders.home().resolve("lib") + File.separator + "*",
            main.getName(),
            founding.folder().resolve("config").toString()));
    return new LaunchedBot(command, founding, List.of());
  }

  private void awaitFirstLine() throws IOException {
    var out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    if (out.readLine() == null) {
      throw new IOException("the bot does not come up: " + Files.readString(log));
    }
  }

  /** How long it took from the start of the process until it was ready. */
  Duration ready() {
    return ready;
  }

  /**
   * How much of the machine's memory it holds now, in bytes.
   *
   * @throws IOException if the system does not say
   */
  long resident() throws IOException {
    Path status = Path.of("/proc", Long.toString(process.pid()), "status");
    if (Files.isReadable(status)) {
      return Files.readAllLines(status).stream()
              .filter(line -> line.startsWith("VmRSS:"))
              .map(line -> line.replaceAll("[^0-9]", ""))
              .mapToLong(Long::parseLong)
              .findFirst()
              .orElseThrow(() -> new IOException("no VmRSS in " + status))
          * KIB;
    }
    var ps =
        new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(process.pid()))
            .redirectErrorStream(true)
            .start();
    String said = new String(ps.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    try {
      return Long.parseLong(said) * KIB;
    } catch (NumberFormatException silent) {
      throw new IOException("ps does not say how much memory is held: " + said, silent);
    }
  }

  /** Asks it to stop, as a founder does. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(TO_END.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException stop) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
