package org.roomkeeper.runtime.ledger;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.roomkeeper.api.Phrase;
import org.roomkeeper.runtime.intake.Intake;
import org.roomkeeper.runtime.time.Bell;
import org.roomkeeper.runtime.time.Bells;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that writes. It commits whatever waits together, and completes the callers'
 * futures once the commit is durable. If a piece of work fails, the commit is begun anew with each
 * piece behind a savepoint of its own, so that only what fails is taken back: work may be done more
 * than once until it stands.
 *
 * <p>If the connection is lost, what sources tell is refused, for they come back; the bot's own
 * work waits and is done on the next connection. A commit that was under way is asked about there:
 * nothing is done twice, and nobody is told of a failure that was none.
 */
final class Writer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Writer.class);
  private static final int MOST_IN_ONE_COMMIT = 512;
  private static final int MOST_WAITING_TELLINGS = 20_000;
  private static final Duration LOOK_FOR_STRANGERS = Duration.ofMillis(500);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  /** A piece of work; it throws to have all that it wrote taken back. */
  @FunctionalInterface
  interface Work<T> {
    T write() throws Exception;
  }

  /** What stands beside the database and follows its commits. */
  interface Follower {
    /**
     * A commit begins.
     *
     * @param together work that will all be in it, or nothing will
     */
    void begin(List<? extends Work<?>> together);

    /** What was put off is to be written now. */
    void flush();

    /** The work since the last time ended well, and what was put off is written. */
    void keep();

    /** A piece of work failed, and the database has taken back what it wrote. */
    void takeBack();

    /** All that was kept is durable. */
    void committed();

    /** The commit failed, and nothing of it stands. */
    void lost();

    /**
     * The connection was lost, and this is another one.
     *
     * @throws LedgerUnusable if the ledger is not ours any more
     */
    void moved(Handle handle);

    /** Nothing was to be written for a while: another process may have. */
    void idle();
  }

  private final Storage storage;
  private final Follower follower;
  private final LinkedBlockingQueue<Job<?>> waiting = new LinkedBlockingQueue<>();
  private final AtomicInteger unfinished = new AtomicInteger();
  private final Bells atRest = new Bells();
  private final AtomicInteger tellings = new AtomicInteger();
  private final ExecutorService acknowledgements =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().name("ledger-acknowledgements").daemon().factory());
  private final Thread thread;
  private final CountDownLatch closing = new CountDownLatch(1);
  private volatile boolean away;
  private volatile @Nullable LedgerUnusable over;

  // The writer's thread only.
  private Handle handle;

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
   * @param weight how many things are told; fails with {@link Intake.Overloaded} if too many wait,
   *     with {@link Intake.Unreachable} while there is no connection
   */
  <T> CompletableFuture<T> offer(int weight, Work<T> work) {
    if (away) {
      return CompletableFuture.failedFuture(new Intake.Unreachable());
    }
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

  /** Rings this bell from now on whenever nothing waits any more. */
  void ringAtRest(Bell bell) {
    atRest.add(bell);
  }

  /** Whether there is a connection, and the ledger is ours. */
  boolean reachable() {
    return !away && over == null;
  }

  /** Writes what waits, then ends; what cannot be written by then fails. */
  @Override
  public void close() {
    closing.countDown();
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
    if (closed() && !thread.isAlive() && waiting.remove(job)) {
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
        if (closed()) {
          return;
        }
        idle();
        continue;
      }
      jobs.add(first);
      waiting.drainTo(jobs, MOST_IN_ONE_COMMIT - 1);
      List<Job<?>> undone = List.copyOf(jobs);
      while (!undone.isEmpty()) {
        undone = commit(undone);
      }
      jobs.clear();
    }
  }

  private @Nullable Job<?> next() {
    try {
      return closed()
          ? waiting.poll()
          : waiting.poll(LOOK_FOR_STRANGERS.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      return waiting.poll();
    }
  }

  private boolean closed() {
    return closing.getCount() == 0;
  }

  /** Looks for what another process wrote. */
  private void idle() {
    if (over != null) {
      return;
    }
    try {
      follower.idle();
    } catch (RuntimeException e) {
      if (storage.isLost(handle)) {
        recover(List.of(), Optional.empty(), e);
      } else {
        LOG.error("The ledger's writer goes on after a fault", e);
      }
    }
  }

  /** Writes work down in one commit; returns what has to be done again. */
  private List<Job<?>> commit(List<Job<?>> jobs) {
    if (over != null) {
      acknowledge(jobs, over);
      return List.of();
    }
    Optional<String> ending = Optional.empty();
    try {
      var transaction = storage.begin(handle);
      if (!together(jobs)) {
        handle.rollback();
        follower.lost();
        transaction = storage.begin(handle);
        follower.begin(List.of());
        jobs.forEach(this::attempt);
      }
      ending = transaction;
      handle.commit();
    } catch (Exception | AssertionError e) {
      if (storage.isLost(handle)) {
        return recover(jobs, ending, e);
      }
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
      return List.of();
    }
    beside(follower::committed);
    acknowledge(jobs, null);
    return List.of();
  }

  /**
   * Goes on with another connection.
   *
   * @param jobs what was being written
   * @param ending the transaction, if it may have ended well
   * @return what has to be done again
   */
  private List<Job<?>> recover(List<Job<?>> jobs, Optional<String> ending, Throwable lost) {
    LOG.warn("The connection to the ledger was lost: {}", lost.toString());
    LOG.debug("The connection to the ledger was lost", lost);
    away = true;
    List<Job<?>> undone = ending.isEmpty() ? withoutTellings(jobs) : jobs;
    Duration pause = FIRST_PAUSE;
    while (true) {
      var queued = List.<Job<?>>copyOf(waiting);
      withoutTellings(
          queued.stream().filter(job -> job.weight > 0 && waiting.remove(job)).toList());
      try {
        beside(handle::close);
        handle = storage.writer();
        follower.moved(handle);
        if (ending.isPresent() && happened(ending.get())) {
          follower.committed();
          away = false;
          acknowledge(undone, null);
          undone = List.of();
        } else {
          follower.lost();
          away = false;
          undone = withoutTellings(undone);
        }
        LOG.info("The ledger is connected again");
        return undone;
      } catch (LedgerUnusable gone) {
        LOG.error(
            "The ledger is not this bot's any more; nothing is written down from now on", gone);
        over = gone;
      } catch (RuntimeException still) {
        LOG.warn("The ledger cannot be reached yet: {}", still.toString());
        if (closed()) {
          over = new LedgerUnusable(Phrase.of("ledger.not-reached"), still);
        }
      }
      if (over != null) {
        acknowledge(undone, over);
        return List.of();
      }
      rest(pause);
      pause = pause.compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
    }
  }

  /** Whether a transaction took place; asked when whoever was in it has let go of its turn. */
  private boolean happened(String transaction) {
    storage.begin(handle);
    try {
      return storage.happened(handle, transaction);
    } finally {
      handle.rollback();
    }
  }

  /** Refuses what sources told; they come back. Returns the rest. */
  private List<Job<?>> withoutTellings(List<Job<?>> jobs) {
    var tellings = jobs.stream().filter(job -> job.weight > 0).toList();
    acknowledge(tellings, new Intake.Unreachable());
    return jobs.stream().filter(job -> job.weight == 0).toList();
  }

  private void rest(Duration pause) {
    try {
      if (closing.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.info("The ledger is asked for a last time");
      }
    } catch (InterruptedException e) {
      LOG.debug("The bot is ending", e);
    }
  }

  /** Does all the work; false if some of it failed. */
  private boolean together(List<Job<?>> jobs) {
    try {
      follower.begin(jobs.stream().<Work<?>>map(job -> job.work).toList());
      for (Job<?> job : jobs) {
        job.failure = null;
        job.write();
      }
      follower.flush();
      follower.keep();
      return true;
    } catch (Exception | AssertionError e) {
      LOG.debug("Of {} pieces of work one failed; each is done for itself", jobs.size(), e);
      return false;
    }
  }

  private void attempt(Job<?> job) {
    job.failure = null;
    handle.savepoint("work");
    try {
      job.write();
      follower.flush();
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
    tellings.addAndGet(-jobs.stream().mapToInt(job -> job.weight).sum());
    var done = List.copyOf(jobs);
    acknowledgements.execute(() -> done.forEach(job -> job.acknowledge(lost)));
    // Only now, so that whoever finds the ledger quiet finds the acknowledgements on their way.
    if (unfinished.addAndGet(-jobs.size()) == 0) {
      atRest.ring();
    }
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
