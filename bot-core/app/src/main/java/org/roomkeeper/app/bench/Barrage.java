package org.roomkeeper.app.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;

/**
 * Many requests over a few kept connections: as many as go, or so many a second whatever becomes of
 * them. In the latter case a request's time counts from when it should have left, so that a stall
 * is felt by all that it held up.
 */
final class Barrage {
  private static final int CONNECTIONS = 256;
  private static final int OK = 200;

  /**
   * What became of it.
   *
   * @param acknowledged how many were answered 200
   * @param sentAway how many were answered otherwise
   * @param seconds how long it took
   * @param latencies of those that were acknowledged
   */
  record Outcome(int acknowledged, int sentAway, double seconds, Latencies latencies) {
    double aSecond() {
      return acknowledged / seconds;
    }
  }

  private final InetSocketAddress address;

  /** Sends there. */
  Barrage(InetSocketAddress address) {
    this.address = address;
  }

  /** As many as go in a time, at most so many, each as soon as the one before it is answered. */
  Outcome allThatGo(Duration time, int most, IntFunction<byte[]> requests)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + time.toNanos();
    return send(
        requests, _ -> System.nanoTime(), number -> number < most && System.nanoTime() < end);
  }

  /** So many a second, evenly. */
  Outcome atRate(double aSecond, Duration time, IntFunction<byte[]> requests)
      throws IOException, InterruptedException {
    long began = System.nanoTime();
    double pause = 1e9 / aSecond;
    int all = (int) (aSecond * Latencies.seconds(time));
    return send(
        requests,
        number -> {
          long due = began + (long) (number * pause);
          for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
          }
          return due;
        },
        number -> number < all);
  }

  @FunctionalInterface
  private interface Departure {
    /** Waits until a request should leave, and says when that was. */
    long await(int number);
  }

  @FunctionalInterface
  private interface Limit {
    boolean allows(int number);
  }

  private Outcome send(IntFunction<byte[]> requests, Departure departure, Limit limit)
      throws IOException, InterruptedException {
    var next = new AtomicInteger();
    var acknowledged = new AtomicInteger();
    var sentAway = new AtomicInteger();
    var latencies = new Latencies();
    long began = System.nanoTime();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> senders = new ArrayList<>();
      for (int i = 0; i < CONNECTIONS; i++) {
        senders.add(
            threads.submit(
                () -> {
                  try (var caller = new Caller(address)) {
                    for (int number = next.getAndIncrement();
                        limit.allows(number);
                        number = next.getAndIncrement()) {
                      byte[] request = requests.apply(number);
                      long left = departure.await(number);
                      int status = caller.call(request);
                      if (status == OK) {
                        latencies.add(System.nanoTime() - left);
                        acknowledged.incrementAndGet();
                      } else {
                        sentAway.incrementAndGet();
                      }
                    }
                  }
                  return null;
                }));
      }
      for (Future<?> sender : senders) {
        sender.get();
      }
    } catch (ExecutionException failed) {
      throw new IOException("a connection to the bot broke", failed.getCause());
    }
    return new Outcome(
        acknowledged.get(), sentAway.get(), (System.nanoTime() - began) / 1e9, latencies);
  }
}
