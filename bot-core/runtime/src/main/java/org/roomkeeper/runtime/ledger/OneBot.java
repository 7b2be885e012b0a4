package org.roomkeeper.runtime.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.roomkeeper.api.Phrase;

/**
 * The lock that keeps a second bot off a ledger: a file beside it that the operating system lets go
 * of when the process ends, however it ends. In it stands who holds it: process, host, since when.
 */
final class OneBot implements AutoCloseable {
  private final FileChannel channel;

  private OneBot(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the lock of a ledger.
   *
   * @throws LedgerUnusable if another bot holds it, or no lock can be made there
   */
  static OneBot lock(Path ledger) {
    Path file = ledger.resolveSibling(ledger.getFileName() + ".lock");
    try {
      var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (taken(channel) == null) {
        channel.close();
        throw heldBy(ledger, Files.readAllLines(file).toArray());
      }
      channel.truncate(0);
      channel.write(StandardCharsets.UTF_8.encode(whoAmI()));
      return new OneBot(channel);
    } catch (IOException e) {
      throw LedgerUnusable.of(ledger, e);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A holder that has just come may not have written yet who it is. */
  private static LedgerUnusable heldBy(Path ledger, Object... holder) {
    return new LedgerUnusable(
        holder.length == 3
            ? Phrase.of("ledger.held", ledger, holder[0], holder[1], holder[2])
            : Phrase.of("ledger.held-by-somebody", ledger));
  }

  private static @Nullable FileLock taken(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  private static String whoAmI() {
    var self = ProcessHandle.current();
    var since = self.info().startInstant().orElseGet(Instant::now);
    return "%d\n%s\n%s\n".formatted(self.pid(), host(), since.truncatedTo(ChronoUnit.SECONDS));
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "?";
    }
  }
}
