package org.roomkeeper.runtime.ledger;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.roomkeeper.runtime.intake.Intake;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that writes. It commits whatever waits together, each piece of work behind a
 * savepoint of its own, and completes the callers' futures once the commit is durable.
 */
final class Writer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Writer.class);
  private static final int MOST_IN_ONE_COMMIT = 512;
  private static final int MOST_WAITING_TELLINGS = 20_000;
  private static final Duration LOOK_FOR_STRANGERS = Duration.ofMillis(500);

  /** A piece of work; it throws to have all that it wrote taken back. */
  @FunctionalInterface
  interface Work<T> {
    T write() throws Exception;
  }

  /** What stands beside the database and follows its commits. */
  interface Follower {
    /** A commit begins. */
    void begin();

    /** A piece of work ended well. */
    void keep();

    /** A piece of work failed, and the database has taken back what it wrote. */
    void takeBack();

    /** All that was kept is durable. */
    void committed();

    /** The commit failed, and nothing of it stands. */
    void lost();

    /** Nothing was to be written for a while: another process may have. */
    void idle();
  }

  private final Storage storage;
  private final Handle handle;
  private final Follower follower;
  private final LinkedBlockingQueue<Job<?>> waiting = new LinkedBlockingQueue<>();
  private final AtomicInteger unfinished = new AtomicInteger();
  private final AtomicInteger tellings = new AtomicInteger();
  private final ExecutorService acknowledgements =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().name("ledger-acknowledgements").daemon().factory());
  private final Thread thread;
  private volatile boolean closed;

  Writer(Storage storage, Handle handle, Follower follower) {
    this.storage = storage;
    this.handle = handle;
    this.follower = follower;
    this.thread = Thread.ofPlatform().name("ledger-writer").daemon().unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  /** Has a piece of work done in the next commit. */
  <T> CompletableFuture<T> submit(Work<T> work) {
    return submit(0, work);
  }

  /**
   * The same for what sources tell.
   *
   * @param weight how many things are told; fails with {@link Intake.Overloaded} if too many wait
   */
  <T> CompletableFuture<T> offer(int weight, Work<T> work) {
    int queued = tellings.get();
    if (queued > 0 && queued + weight > MOST_WAITING_TELLINGS) {
      return CompletableFuture.failedFuture(new Intake.Overloaded(queued));
    }
    tellings.addAndGet(weight);
    return submit(weight, work);
  }

  /** Whether nothing waits and nothing is being written. */
  boolean quiet() {
    return unfinished.get() == 0;
  }

  /** Writes what waits, then ends. */
  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    try {
      thread.join();
      acknowledgements.shutdown();
      if (!acknowledgements.awaitTermination(10, TimeUnit.SECONDS)) {
        LOG.warn("Somebody waits on the ledger's thread of acknowledgements");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    handle.close();
  }

  private <T> CompletableFuture<T> submit(int weight, Work<T> work) {
    var job = new Job<>(work, weight, new CompletableFuture<T>());
    unfinished.incrementAndGet();
    waiting.add(job);
    if (closed && !thread.isAlive() && waiting.remove(job)) {
      unfinished.decrementAndGet();
      job.future.completeExceptionally(new IllegalStateException("the ledger is closed"));
    }
    return job.future;
  }

  private void run() {
    var jobs = new ArrayList<Job<?>>();
    while (true) {
      Job<?> first = next();
      if (first == null) {
        if (closed) {
          return;
        }
        beside(follower::idle);
        continue;
      }
      jobs.add(first);
      waiting.drainTo(jobs, MOST_IN_ONE_COMMIT - 1);
      commit(List.copyOf(jobs));
      jobs.clear();
    }
  }

  private @Nullable Job<?> next() {
    try {
      return closed
          ? waiting.poll()
          : waiting.poll(LOOK_FOR_STRANGERS.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      return waiting.poll();
    }
  }

  private void commit(List<Job<?>> jobs) {
    try {
      storage.begin(handle);
      follower.begin();
      for (Job<?> job : jobs) {
        attempt(job);
      }
      handle.commit();
      follower.committed();
      acknowledge(jobs, null);
    } catch (Exception | AssertionError e) {
      LOG.error("A commit of {} pieces of work failed", jobs.size(), e);
      sayIfFull(e);
      beside(
          () -> {
            if (handle.isInTransaction()) {
              handle.rollback();
            }
          });
      beside(follower::lost);
      acknowledge(jobs, e);
    }
  }

  private void attempt(Job<?> job) {
    handle.savepoint("work");
    try {
      job.write();
      follower.keep();
      handle.releaseSavepoint("work");
    } catch (Exception | AssertionError e) {
      handle.rollbackToSavepoint("work");
      job.failure = e;
      sayIfFull(e);
      follower.takeBack();
    }
  }

  private static void sayIfFull(Throwable failed) {
    if (LedgerUnusable.isFullDisk(failed)) {
      LOG.error(
          "The disk is full. Nothing can be written down, and the platform is asked to send again,"
              + " until there is room");
    }
  }

  private void acknowledge(List<Job<?>> jobs, @Nullable Throwable lost) {
    for (Job<?> job : jobs) {
      tellings.addAndGet(-job.weight);
      acknowledgements.execute(() -> job.acknowledge(lost));
    }
    // Only now, so that whoever finds the ledger quiet finds the acknowledgements on their way.
    unfinished.addAndGet(-jobs.size());
  }

  private static void beside(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      LOG.error("The ledger's writer goes on after a fault", e);
    }
  }

  private static final class Job<T> {
    private final Work<T> work;
    private final int weight;
    private final CompletableFuture<T> future;
    private @Nullable T result;
    private @Nullable Throwable failure;

    Job(Work<T> work, int weight, CompletableFuture<T> future) {
      this.work = work;
      this.weight = weight;
      this.future = future;
    }

    void write() throws Exception {
      result = work.write();
    }

    void acknowledge(@Nullable Throwable lost) {
      if (failure != null) {
        future.completeExceptionally(failure);
      } else if (lost != null) {
        future.completeExceptionally(lost);
      } else {
        complete();
      }
    }

    @SuppressWarnings("NullAway") // The work's own result, which may be null for Void.
    private void complete() {
      future.complete(result);
    }
  }
}
