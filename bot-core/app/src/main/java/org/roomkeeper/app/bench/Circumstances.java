package org.roomkeeper.app.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where and when something was measured.
 *
 * @param at when it began, UTC
 * @param commit of what was measured; {@code unknown} if the build was not told
 * @param jdk the Java that ran it
 * @param machine its processor and memory
 * @param disk the file system that the ledger was on
 * @param cores how many cores Java saw
 * @param load how many threads wanted to run, over the last minute before; below 1 is quiet, and
 *     negative if the system does not say
 * @param seconds how long each rate was measured
 * @param note what else is to be known; empty if nothing
 */
record Circumstances(
    String at,
    String commit,
    String jdk,
    String machine,
    String disk,
    int cores,
    double load,
    double seconds,
    String note) {
  private static final double GIB = 1L << 30;

  /** Those of now. */
  static Circumstances now(String commit, Path folder, Length length, String note)
      throws IOException {
    return new Circumstances(
        Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
        commit.isBlank() ? "unknown" : commit,
        System.getProperty("java.vm.name") + " " + Runtime.version(),
        "%s, %.0f GiB, %s %s"
            .formatted(
                processor(),
                memory() / GIB,
                System.getProperty("os.name"),
                System.getProperty("os.version")),
        Files.getFileStore(folder).type(),
        Runtime.getRuntime().availableProcessors(),
        Math.round(ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage() * 100)
            / 100.0,
        Latencies.seconds(length.stretch()),
        note);
  }

  private static double memory() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean system
        ? system.getTotalMemorySize()
        : 0;
  }

  private static String processor() throws IOException {
    String named = fromLinux();
    return named == null
        ? System.getProperty("os.arch")
        : named.replaceAll("\\s+", " ").replaceAll("\\((R|TM)\\)", "");
  }

  private static @Nullable String fromLinux() throws IOException {
    Path file = Path.of("/proc/cpuinfo");
    if (!Files.isReadable(file)) {
      return null;
    }
    return Files.readAllLines(file).stream()
        .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("model name"))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst()
        .orElse(null);
  }
}
