package org.roomkeeper.runtime.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.roomkeeper.runtime.intake.Intake;

class WriterTest {
  @TempDir Path folder;
  private final Counting follower = new Counting();
  private LedgerFile file;
  private Writer writer;

  @BeforeEach
  void open() {
    file = LedgerFile.open(folder.resolve("roomkeeper.db"));
    writer = new Writer(file, file.writer(), follower);
    writer.start();
  }

  @AfterEach
  void close() {
    writer.close();
    file.close();
  }

  @Test
  void whatWaitsTogetherIsCommittedTogether() throws Exception {
    var busy = new CountDownLatch(1);
    var first = occupy(busy);
    var others = new AtomicInteger();
    var second = writer.submit(others::incrementAndGet);
    var third = writer.submit(others::incrementAndGet);
    assertThat(writer.quiet()).isFalse();
    busy.countDown();

    assertThat(first.get()).isTrue();
    assertThat(second.get() + third.get()).isEqualTo(3);
    assertThat(follower.commits.get()).isEqualTo(2);
    assertThat(writer.quiet()).isTrue();
  }

  @Test
  void whatFailsTakesNothingElseOfItsCommitBack() throws Exception {
    var busy = new CountDownLatch(1);
    var first = occupy(busy);
    var good = writer.submit(() -> "good");
    var bad =
        writer.submit(
            () -> {
              throw new IllegalStateException("bad");
            });
    var better = writer.submit(() -> "better");
    busy.countDown();

    assertThat(first.get()).isTrue();
    assertThat(good.get() + better.get()).isEqualTo("goodbetter");
    assertThat(bad)
        .failsWithin(Duration.ofSeconds(10))
        .withThrowableOfType(ExecutionException.class)
        .withMessageContaining("bad");
    assertThat(follower.commits.get()).isEqualTo(2);
    assertThat(follower.lost.get()).as("it was begun anew, once").isEqualTo(1);
  }

  @Test
  void tooMuchThatSourcesTellIsRefusedAndWhatTheBotOwesIsNot() throws Exception {
    var busy = new CountDownLatch(1);
    var first = occupy(busy);
    var many = writer.offer(20_000, () -> "many");
    var tooMany = writer.offer(1, () -> "too many");
    var own = writer.submit(() -> "own");

    assertThat(tooMany)
        .failsWithin(Duration.ZERO)
        .withThrowableOfType(ExecutionException.class)
        .withCauseInstanceOf(Intake.Overloaded.class);
    busy.countDown();
    assertThat(first.get()).isTrue();
    assertThat(many.get() + own.get()).isEqualTo("manyown");
    assertThat(writer.offer(1, () -> "again").get()).isEqualTo("again");
  }

  @Test
  void workAfterTheEndIsRefused() {
    writer.close();

    assertThat(writer.submit(() -> "late")).failsWithin(Duration.ofSeconds(1));
  }

  /** Work that the writer has begun, and that lasts until the latch is down. */
  private CompletableFuture<Boolean> occupy(CountDownLatch busy) throws InterruptedException {
    var begun = new CountDownLatch(1);
    var work =
        writer.submit(
            () -> {
              begun.countDown();
              busy.await();
              return true;
            });
    begun.await();
    return work;
  }

  private static final class Counting implements Writer.Follower {
    final AtomicInteger commits = new AtomicInteger();
    final AtomicInteger lost = new AtomicInteger();

    @Override
    public void begin(List<? extends Writer.Work<?>> together) {}

    @Override
    public void flush() {}

    @Override
    public void keep() {}

    @Override
    public void takeBack() {}

    @Override
    public void committed() {
      commits.incrementAndGet();
    }

    @Override
    public void lost() {
      lost.incrementAndGet();
    }

    @Override
    public void moved(Handle handle) {}

    @Override
    public void idle() {}
  }
}
