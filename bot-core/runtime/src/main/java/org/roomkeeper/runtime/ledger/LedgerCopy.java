package org.roomkeeper.runtime.ledger;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleConsumer;
import org.roomkeeper.api.Phrase;

/**
 * Copies of a ledger that lies in a file: made while a bot runs, and put in its place while none
 * does. A copy is a single file that only its owner can read; it shows one moment, and is gone
 * through before anybody relies on it.
 */
public final class LedgerCopy {
  private static final long LOOK_MILLIS = 200;

  private LedgerCopy() {}

  /**
   * A copy that was put in the ledger's place.
   *
   * @param before where the ledger lies that was there before; empty if there was none
   * @param bytes how large it is
   * @param owed how many actions are owed in it, which the bot does when it runs
   */
  public record Restored(Optional<Path> before, long bytes, long owed) {}

  /**
   * Copies a ledger, also while a bot writes to it.
   *
   * @param ledger from where
   * @param copy to where; what lies there is replaced at the end, in one step
   * @param progress is told now and then how much is done, from 0 to 1
   * @return how large the copy is, in bytes
   * @throws LedgerUnusable if there is no ledger, or no sound copy came about
   */
  public static long backup(Path ledger, Path copy, DoubleConsumer progress) {
    Path part = copy.resolveSibling(copy.getFileName() + ".part");
    try {
      write(ledger, part, progress);
      Files.move(part, copy, StandardCopyOption.ATOMIC_MOVE);
      return Files.size(copy);
    } catch (IOException | RuntimeException e) {
      throw gone(part, copy, e);
    }
  }

  /**
   * Puts a copy in the place of a ledger, and keeps what was there beside it.
   *
   * @param copy from where
   * @param ledger to where
   * @param progress is told now and then how much is done, from 0 to 1
   * @throws LedgerUnusable if a bot holds the ledger, or the copy is no sound ledger that this
   *     version knows; nothing was changed then
   */
  public static Restored restore(Path copy, Path ledger, DoubleConsumer progress) {
    LedgerFile.makeFolder(ledger);
    Path part = ledger.resolveSibling(ledger.getFileName() + ".restoring");
    try (var _ = OneBot.lock(ledger)) {
      write(copy, part, progress);
      long owed = owed(part);
      var before = Files.exists(ledger) ? Optional.of(setAside(ledger)) : Optional.<Path>empty();
      Files.move(part, ledger, StandardCopyOption.ATOMIC_MOVE);
      return new Restored(before, Files.size(ledger), owed);
    } catch (IOException | RuntimeException e) {
      throw gone(part, ledger, e);
    }
  }

  private static void write(Path from, Path to, DoubleConsumer progress) throws IOException {
    try (var look = FileLook.at(from)) {
      Files.deleteIfExists(to);
      makeForOwner(to);
      try (var watch =
          Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon()::unstarted)) {
        double whole = Math.max(1, look.bytes());
        var looking =
            watch.scheduleWithFixedDelay(
                () -> progress.accept(Math.min(1, size(to) / whole)),
                LOOK_MILLIS,
                LOOK_MILLIS,
                TimeUnit.MILLISECONDS);
        look.handle().execute("PRAGMA auto_vacuum = INCREMENTAL");
        look.handle().execute("VACUUM INTO ?", to.toAbsolutePath().toString());
        looking.cancel(false);
      }
    }
    try (var look = FileLook.at(to)) {
      for (Phrase problem : LedgerCheck.ofTheFile(look)) {
        throw new LedgerUnusable(problem);
      }
    }
    try (var channel = FileChannel.open(to, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    progress.accept(1);
  }

  private static void makeForOwner(Path file) throws IOException {
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    } else {
      Files.createFile(file);
    }
  }

  private static long owed(Path file) {
    try (var look = FileLook.at(file)) {
      return look.number("SELECT COUNT(*) FROM action WHERE state = 'owed'");
    }
  }

  /** Moves a ledger aside with all that belongs to it, never over an older one. */
  private static Path setAside(Path ledger) throws IOException {
    String name = ledger.getFileName() + ".before-restore";
    Path aside = ledger.resolveSibling(name);
    for (int number = 2; Files.exists(aside); number++) {
      aside = ledger.resolveSibling(name + "-" + number);
    }
    for (String part : new String[] {"-wal", "-shm", ""}) {
      Path file = ledger.resolveSibling(ledger.getFileName() + part);
      if (Files.exists(file)) {
        Files.move(file, aside.resolveSibling(aside.getFileName() + part));
      }
    }
    return aside;
  }

  private static long size(Path file) {
    return file.toFile().length();
  }

  private static LedgerUnusable gone(Path part, Path file, Exception failed) {
    try {
      Files.deleteIfExists(part);
    } catch (IOException e) {
      failed.addSuppressed(e);
    }
    return LedgerUnusable.of(file, failed);
  }
}
