package org.roomkeeper.wecom.archive;

import static java.util.stream.Collectors.joining;

import com.google.common.base.Splitter;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads WeCom's own archive through its closed native library, which runs in a {@linkplain
 * FinanceWorker process of its own}: what it crashes, hangs or fills with rubbish is that process.
 * Whatever it gave before is kept, and the next asks for what comes after. A message at which three
 * processes in a row died is given up, and counts as one that cannot be read. Used by one thread,
 * but for {@link #close()}.
 */
final class FinanceArchive implements MessageArchive {
  private static final int DEATHS = 3;
  private static final int FEWEST = 1;
  private static final long LARGEST_KILOBYTES = 512 * 1024;
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Logger LOG = LoggerFactory.getLogger(FinanceArchive.class);

  private final List<String> command;
  private final FinanceSetup setup;
  private final ArchiveCrypt crypt;
  private final Duration patience;
  private final Map<Long, Integer> deaths = new HashMap<>();
  private final Set<Long> givenUp = new TreeSet<>();
  private volatile @Nullable FinanceProcess process;
  private volatile boolean closed;
  private int most = Integer.MAX_VALUE;

  /**
   * Nothing is started yet.
   *
   * @param command how the process is started
   * @param patience how long it may be silent while it is asked
   */
  FinanceArchive(List<String> command, FinanceSetup setup, ArchiveCrypt crypt, Duration patience) {
    this.command = List.copyOf(command);
    this.setup = setup;
    this.crypt = crypt;
    this.patience = patience;
  }

  /** The archive of a corp, behind a process of this JDK. */
  static FinanceArchive of(FinanceSetup setup, ArchiveCrypt crypt) {
    return new FinanceArchive(
        command(FinanceWorker.class, System.getProperty("java.class.path")),
        setup,
        crypt,
        PATIENCE);
  }

  /**
   * How a worker is started: with this JDK, bounded memory, and no dump when it crashes, for a dump
   * would hold what people said.
   */
  static List<String> command(Class<?> worker, String classPath) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx192m",
        "-XX:MaxMetaspaceSize=96m",
        "-XX:ReservedCodeCacheSize=48m",
        "-XX:MaxDirectMemorySize=32m",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-XX:+ExitOnOutOfMemoryError",
        "-XX:+SuppressFatalErrorMessage",
        "-XX:-CreateCoredumpOnCrash",
        "--enable-native-access=ALL-UNNAMED",
        "-cp",
        absolute(classPath),
        worker.getName());
  }

  @Override
  public List<Archived> fetch(long afterSeq, int limit) throws IOException {
    var page = running().ask(afterSeq, Math.min(limit, most), givenUp);
    if (!page.broken().isEmpty()) {
      broken(page, limit);
      if (page.rows().isEmpty()) {
        throw new IOException("the finance library's process failed: " + page.broken());
      }
    } else {
      most = most >= limit ? Integer.MAX_VALUE : most * 2;
      if (page.residentKilobytes() > LARGEST_KILOBYTES) {
        LOG.info("The finance library holds {} kB: a fresh process", page.residentKilobytes());
        retire();
      }
    }
    return readable(page.rows());
  }

  @Override
  public void close() {
    closed = true;
    retire();
  }

  private List<Archived> readable(List<FinanceProcess.Row> rows) throws MissingKey {
    var messages = new ArrayList<Archived>();
    for (var row : rows) {
      switch (row.error()) {
        case "" -> messages.add(new Archived(row.seq(), row.id(), row.text()));
        case "no-key" -> {
          if (crypt.isNewer(row.version())) {
            // Everything from here on needs that key: wait rather than lose what is said.
            if (messages.isEmpty()) {
              throw new MissingKey(row.version());
            }
            return messages;
          }
          messages.add(Archived.lacking(row.seq(), row.id(), row.version()));
        }
        default -> {
          LOG.warn("Archived message {} cannot be opened ({})", row.seq(), row.error());
          messages.add(new Archived(row.seq(), row.id(), ""));
        }
      }
      deaths.remove(row.seq());
      givenUp.remove(row.seq());
    }
    return messages;
  }

  /** Smaller pages are known to help the library; a message that kills again and again is left. */
  private void broken(FinanceProcess.Page page, int limit) {
    retire();
    most = Math.max(FEWEST, Math.min(limit, most) / 2);
    LOG.warn("The finance library's process failed: {}", page.broken());
    page.inHand()
        .ifPresent(
            seq -> {
              if (deaths.merge(seq, 1, Integer::sum) >= DEATHS) {
                LOG.warn("Archived message {} is given up: {} processes died", seq, DEATHS);
                givenUp.add(seq);
              }
            });
  }

  private FinanceProcess running() throws IOException {
    if (closed) {
      throw new IOException("the archive is closed");
    }
    @Nullable FinanceProcess now = process;
    if (now == null || !now.isAlive()) {
      now = FinanceProcess.start(command, setup, patience);
      process = now;
      if (closed) {
        retire();
      }
    }
    return now;
  }

  private void retire() {
    @Nullable FinanceProcess old = process;
    process = null;
    if (old != null) {
      old.close();
    }
  }

  private static String absolute(String classPath) {
    return Splitter.on(File.pathSeparatorChar)
        .splitToStream(classPath)
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(joining(File.pathSeparator));
  }
}
