package org.roomkeeper.runtime.line;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Runs plugins' code on platform threads, a few at once, and gives up on what takes too long: a
 * thread that hangs no longer counts, and another takes its place. Safe for use by many threads.
 */
final class Hands {
  private final String name;
  private final int atOnce;
  private final AtomicLong numbers = new AtomicLong();
  private final Queue<Work<?>> waiting = new ArrayDeque<>();
  private int busy;

  /** So many at once. */
  Hands(String name, int atOnce) {
    this.name = name;
    this.atOnce = atOnce;
  }

  /** Begins some work as soon as a hand is free, with this context class loader. */
  <T> Work<T> begin(ClassLoader loader, Callable<T> code) {
    var work = new Work<T>(loader, code);
    synchronized (this) {
      waiting.add(work);
    }
    startMore();
    return work;
  }

  private void startMore() {
    synchronized (this) {
      while (busy < atOnce && !waiting.isEmpty()) {
        busy++;
        var work = waiting.remove();
        work.thread =
            Thread.ofPlatform()
                .daemon()
                .name(name + "-" + numbers.incrementAndGet())
                .start(work::run);
      }
    }
  }

  private void handIsFree() {
    synchronized (this) {
      busy--;
    }
    startMore();
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
    private final AtomicBoolean holdsAHand = new AtomicBoolean(true);
    private volatile @Nullable Thread thread;

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
      var hanging = thread;
      if (hanging != null && holdsAHand.get()) {
        hanging.interrupt();
      }
      release();
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

    private void run() {
      Thread.currentThread().setContextClassLoader(loader);
      try {
        result.complete(code.call());
      } catch (Throwable thrown) {
        // A plugin's failure, whatever it is: it is told to whoever waits for the result.
        result.completeExceptionally(thrown);
      } finally {
        release();
      }
    }

    private void release() {
      if (holdsAHand.compareAndSet(true, false)) {
        handIsFree();
      }
    }
  }
}
