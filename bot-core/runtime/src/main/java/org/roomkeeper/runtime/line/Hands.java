package org.roomkeeper.runtime.line;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Runs plugins' code on platform threads, a few at once, and gives up on what takes too long: a
 * thread that hangs no longer counts, and another takes its place. A thread that is done is used
 * again, for starting one costs more than most answers. Safe for use by many threads.
 */
final class Hands {
  private final int atOnce;
  private final ExecutorService threads;
  private final Queue<Work<?>> waiting = new ArrayDeque<>();
  private int busy;

  /** So many at once. */
  Hands(String name, int atOnce) {
    this.atOnce = atOnce;
    this.threads =
        Executors.newCachedThreadPool(Thread.ofPlatform().daemon().name(name + "-", 1).factory());
  }

  /** Begins some work as soon as a hand is free, with this context class loader. */
  <T> Work<T> begin(ClassLoader loader, Callable<T> code) {
    var work = new Work<T>(loader, code);
    boolean oneMore;
    synchronized (this) {
      waiting.add(work);
      oneMore = oneMore();
    }
    if (oneMore) {
      threads.execute(this::work);
    }
    return work;
  }

  /** A hand works off what waits, until nothing does or it was given up. */
  private void work() {
    for (var next = next(); next != null; next = next()) {
      if (!next.run()) {
        return;
      }
    }
  }

  private synchronized @Nullable Work<?> next() {
    var next = waiting.poll();
    if (next == null) {
      busy--;
    }
    return next;
  }

  private synchronized boolean oneMore() {
    boolean oneMore = busy < atOnce && !waiting.isEmpty();
    if (oneMore) {
      busy++;
    }
    return oneMore;
  }

  /** A hand hangs: it no longer counts. */
  private void handIsLost() {
    boolean oneMore;
    synchronized (this) {
      busy--;
      oneMore = oneMore();
    }
    if (oneMore) {
      threads.execute(this::work);
    }
  }

  private synchronized void dropped(Work<?> work) {
    waiting.remove(work);
  }

  /**
   * Work that was begun.
   *
   * @param <T> what comes of it
   */
  final class Work<T> {
    private final ClassLoader loader;
    private final Callable<T> code;
    private final CompletableFuture<T> result = new CompletableFuture<>();
    private boolean givenUp;
    private @Nullable Thread thread;

    Work(ClassLoader loader, Callable<T> code) {
      this.loader = loader;
      this.code = code;
    }

    /** Completes when the work is done; never if it was given up and hangs. */
    CompletableFuture<T> result() {
      return result;
    }

    /**
     * Waits for the result, at most this long on the host's clock. Work that is not done by then
     * goes on: wait again, or {@link #giveUp}.
     *
     * @throws TimeoutException if it is not done
     * @throws PluginFailed if it threw
     */
    T await(Duration longest) throws TimeoutException, PluginFailed, InterruptedException {
      try {
        return result.get(longest.toMillis(), TimeUnit.MILLISECONDS);
      } catch (ExecutionException thrown) {
        var cause = Objects.requireNonNullElse(thrown.getCause(), thrown);
        if (cause instanceof OutOfMemoryError fatal) {
          throw fatal;
        }
        throw new PluginFailed(cause);
      }
    }

    /** Waits for it no longer: interrupts it, and lets another thread take its place. */
    void giveUp() {
      boolean hangs;
      synchronized (this) {
        hangs = thread != null && !givenUp;
        givenUp = true;
        if (thread != null) {
          thread.interrupt();
        }
      }
      if (hangs) {
        handIsLost();
      } else {
        dropped(this);
      }
    }

    /** Gives it up if it is not done in this time from now. */
    void noLongerThan(Duration longest) {
      var _ =
          result
              .orTimeout(longest.toMillis(), TimeUnit.MILLISECONDS)
              .whenComplete((_, thrown) -> giveUpIf(thrown));
    }

    private void giveUpIf(@Nullable Throwable thrown) {
      if (thrown instanceof TimeoutException) {
        giveUp();
      }
    }

    /** Does it; false if it was given up meanwhile, and with it the hand. */
    private boolean run() {
      if (!begin(Thread.currentThread())) {
        return true;
      }
      try {
        result.complete(code.call());
      } catch (Throwable thrown) {
        // A plugin's failure, whatever it is: it is told to whoever waits for the result.
        result.completeExceptionally(thrown);
      }
      return end(Thread.currentThread());
    }

    private synchronized boolean begin(Thread by) {
      if (!givenUp) {
        thread = by;
        by.setContextClassLoader(loader);
      }
      return !givenUp;
    }

    /** Nothing of this work stays with the thread, which may go on to other work. */
    private synchronized boolean end(Thread by) {
      thread = null;
      by.setContextClassLoader(Hands.class.getClassLoader());
      Thread.interrupted();
      return !givenUp;
    }
  }
}
