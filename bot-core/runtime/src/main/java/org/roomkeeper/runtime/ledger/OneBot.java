package org.roomkeeper.runtime.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The lock that keeps a second bot off a ledger: a file beside it that the operating system lets go
 * of when the process ends, however it ends. In it stands who holds it.
 */
final class OneBot implements AutoCloseable {
  private final FileChannel channel;

  private OneBot(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the lock of a ledger.
   *
   * @throws LedgerUnusable if another bot holds it
   */
  static OneBot lock(Path ledger) {
    Path file = ledger.resolveSibling(ledger.getFileName() + ".lock");
    try {
      var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (taken(channel) == null) {
        channel.close();
        throw new LedgerUnusable(
            "another bot runs on the ledger " + ledger + ": " + Files.readString(file).strip());
      }
      channel.truncate(0);
      channel.write(StandardCharsets.UTF_8.encode(whoAmI()));
      return new OneBot(channel);
    } catch (IOException e) {
      throw new UncheckedIOException("the lock file " + file + " cannot be used", e);
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

  private static @Nullable FileLock taken(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  private static String whoAmI() {
    var self = ProcessHandle.current();
    return "process "
        + self.pid()
        + self.info().startInstant().map(start -> ", started " + start).orElse("")
        + "\n";
  }
}
