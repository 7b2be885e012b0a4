package org.roomkeeper.sandbox.door;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.roomkeeper.sandbox.callback.CallbackSender;
import org.roomkeeper.sandbox.world.Args;
import org.roomkeeper.sandbox.world.Json;
import org.roomkeeper.sandbox.world.Knob;
import org.roomkeeper.sandbox.world.World;

/**
 * Moves the world's clock: by hand, along with the host's, or by jumping from one thing due to the
 * next. It jumps only when neither the world nor a follower has anything left to do now.
 *
 * <p>A follower reports what it has seen, whether it is idle and when it has something due. Its
 * report is void once an event was queued for the bot or taken by it, or a request of it came or
 * ended, after the {@code epoch} that it names (or, if it names none, after the report came). One
 * that is waited with is void, too, when the clock begins to jump: the follower reports anew.
 * Thread-safe.
 */
final class ClockKeeper implements AutoCloseable {
  private static final long LONG_POLL_MILLIS = 5000;
  private static final long LOOK_AGAIN_MILLIS = 50;
  private static final long STEP_MILLIS = 100;

  /** How long an answer is held for a follower that has not heard of a leap; it may be gone. */
  private static final long LEAP_IS_HEARD_OF_MILLIS = 2000;

  private enum Mode {
    STANDING,
    WALKING,
    RUNNING
  }

  private record Report(
      long seen,
      boolean idle,
      @Nullable Long nextDue,
      long worked,
      long epoch,
      boolean waits,
      long hostNanos) {
    Report stillGood(long now) {
      return new Report(seen, idle, nextDue, worked, now, waits, hostNanos);
    }

    ObjectNode show() {
      return Json.object()
          .put("seen", seen)
          .put("idle", idle)
          .put("nextDue", nextDue)
          .put("worked", worked)
          .put("epoch", epoch);
    }
  }

  private final World world;
  private final CallbackSender callbacks;
  private final AtomicLong epoch = new AtomicLong();
  private final AtomicInteger requests = new AtomicInteger();
  private final Object gate = new Object();
  private final Map<String, Report> followers = new HashMap<>();
  private final Thread mover;
  private volatile Mode mode = Mode.STANDING;
  private long until;
  private long runsSince;
  private long leaptTo = Long.MIN_VALUE;
  private boolean closed;

  ClockKeeper(World world, CallbackSender callbacks) {
    this.world = world;
    this.callbacks = callbacks;
    world.onEvent(_ -> epoch.incrementAndGet());
    callbacks.onEnd(epoch::incrementAndGet, this::look);
    mover = Thread.ofPlatform().name("sandbox-clock").daemon().unstarted(this::move);
    mover.start();
  }

  /** A request of the bot has come. */
  void requestBegins() {
    requests.incrementAndGet();
    epoch.incrementAndGet();
  }

  /** It has been answered. */
  void requestEnds() {
    epoch.incrementAndGet();
    if (requests.decrementAndGet() == 0) {
      look();
    }
  }

  /** There may be something to do for who waits here. */
  private void look() {
    synchronized (gate) {
      gate.notifyAll();
    }
  }

  /** Whether nothing is on its way to the bot, nor from it. */
  private boolean isQuiet() {
    return callbacks.pending() == 0 && requests.get() == 0;
  }

  /** Where the clock stands. */
  ObjectNode show() {
    Mode current;
    long worked;
    var said = Json.object();
    synchronized (gate) {
      current = mode;
      followers.forEach((name, report) -> said.set(name, report.show()));
      worked = followers.values().stream().mapToLong(Report::worked).sum();
    }
    // The epoch first: what happens after it makes a report void that names it.
    long now = epoch.get();
    ObjectNode shown = world.call(here -> state(here));
    return shown
        .put("running", current != Mode.STANDING)
        .put("jumping", current == Mode.RUNNING)
        .put("epoch", now)
        .put("worked", worked)
        .put("underWay", callbacks.pending() + requests.get())
        .set("followers", said);
  }

  /** Waits no longer for a follower that has ended; it is one again with its next report. */
  ObjectNode forget(Args args) {
    synchronized (gate) {
      followers.remove(args.need("follower"));
      gate.notifyAll();
    }
    return show();
  }

  private static ObjectNode state(World world) {
    OptionalLong due = world.clock().nextDue();
    ObjectNode shown = Json.object().put("now", world.clock().now());
    return due.isPresent() ? shown.put("nextDue", due.getAsLong()) : shown.putNull("nextDue");
  }

  /**
   * Moves the clock {@code by} some milliseconds or {@code to} a time. A clock that went with the
   * host's stands from then on: who moves it wants to know where it is.
   */
  ObjectNode advance(Args args) {
    if (!args.has("by") && !args.has("to")) {
      throw new IllegalArgumentException("say how far: by or to, in milliseconds");
    }
    world.run(
        here -> {
          long now = here.clock().now();
          long to = args.has("to") ? args.number("to", now) : now + args.number("by", 0);
          if (to < now) {
            throw new IllegalArgumentException("the clock does not go back");
          }
          if (mode == Mode.WALKING) {
            mode = Mode.STANDING;
          }
          here.clock().moveTo(to);
        });
    moved();
    return show();
  }

  /** Moves the clock on at once, by some milliseconds. */
  void leap(long millis) {
    long to = now() + millis;
    synchronized (gate) {
      leaptTo = to;
    }
    world.run(here -> here.clock().moveTo(Math.max(to, here.clock().now())));
    moved();
  }

  /**
   * Waits until whoever follows the clock has heard of its last leap. A host's clock leaps for all
   * that runs there at once: what was done after the leap is never answered before it.
   */
  void untilLeapIsHeardOf() {
    long deadline = System.currentTimeMillis() + LEAP_IS_HEARD_OF_MILLIS;
    synchronized (gate) {
      try {
        while (!closed && followers.values().stream().anyMatch(this::hasNotHeardOfLeap)) {
          long left = deadline - System.currentTimeMillis();
          if (left <= 0) {
            leaptTo = Long.MIN_VALUE;
            return;
          }
          gate.wait(left);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private boolean hasNotHeardOfLeap(Report report) {
    return report.waits() && report.seen() < leaptTo;
  }

  private void moved() {
    epoch.incrementAndGet();
    look();
  }

  /**
   * Takes a follower's report and, unless {@code wait} is false, waits for news: the clock has
   * moved, or goes otherwise; the follower has reported anew; or what it said has become worthless,
   * and the clock waits for it.
   */
  ObjectNode follow(Args args) throws InterruptedException {
    String name = args.need("follower");
    Long nextDue = args.has("nextDue") ? (Long) args.number("nextDue", 0) : null;
    var report =
        new Report(
            args.number("seen", 0),
            args.flag("idle", false),
            nextDue,
            args.number("worked", 0),
            args.number("epoch", epoch.get()),
            args.flag("wait", true),
            System.nanoTime());
    long deadline = System.currentTimeMillis() + LONG_POLL_MILLIS;
    Mode before;
    synchronized (gate) {
      followers.put(name, report);
      before = mode;
      gate.notifyAll();
    }
    if (before == Mode.RUNNING) {
      // Here and now: the thread that moves the clock would have to be woken first.
      jumpedWhileQuiet();
    }
    synchronized (gate) {
      while (report.waits() && mode == before && !isNews(name, report)) {
        long left = deadline - System.currentTimeMillis();
        if (left <= 0) {
          break;
        }
        gate.wait(left);
      }
    }
    return show();
  }

  private boolean isNews(String follower, Report report) {
    // Who reports while the clock begins to jump does not know it yet, and would not say when they
    // come to rest.
    boolean knowsNot = mode == Mode.RUNNING && report.epoch() < runsSince;
    boolean isAskedFor =
        mode == Mode.RUNNING && report.idle() && report.epoch() < epoch.get() && isQuiet();
    return closed
        || knowsNot
        || isAskedFor
        || now() > report.seen()
        || !report.equals(followers.get(follower));
  }

  private long now() {
    return world.call(here -> here.clock().now());
  }

  /** Lets the clock jump until a time. */
  ObjectNode run(Args args) {
    long to = args.number("until", -1);
    if (to < now()) {
      throw new IllegalArgumentException("until should be a time to come, in milliseconds");
    }
    synchronized (gate) {
      // What people did meanwhile at the bot's own pages is not in a report from before it. Who
      // waits is asked anew; who does not wait cannot be.
      long before = epoch.getAndIncrement();
      followers.replaceAll(
          (_, report) ->
              report.waits() || report.epoch() < before ? report : report.stillGood(before + 1));
      mode = Mode.RUNNING;
      runsSince = before + 1;
      until = to;
      gate.notifyAll();
    }
    return show();
  }

  /** Waits until the clock is there, and does not jump any more; 5 seconds at most. */
  ObjectNode await(Args args) throws InterruptedException {
    long to = args.number("until", 0);
    long deadline = System.currentTimeMillis() + LONG_POLL_MILLIS;
    synchronized (gate) {
      while (!closed && (mode == Mode.RUNNING || now() < to)) {
        long left = deadline - System.currentTimeMillis();
        if (left <= 0) {
          break;
        }
        gate.wait(left);
      }
    }
    return show();
  }

  /** Lets the clock go with the host's, or stand. */
  ObjectNode walk(boolean on) {
    synchronized (gate) {
      mode = on ? Mode.WALKING : Mode.STANDING;
      gate.notifyAll();
    }
    return show();
  }

  private void move() {
    long last = System.nanoTime();
    boolean jumped = false;
    try {
      while (true) {
        Mode current;
        synchronized (gate) {
          if (closed) {
            return;
          }
          current = mode;
          if (!jumped) {
            gate.wait(
                switch (current) {
                  case STANDING -> 0;
                  case WALKING -> STEP_MILLIS;
                  case RUNNING -> LOOK_AGAIN_MILLIS;
                });
          }
        }
        long host = System.nanoTime();
        long passed = (host - last) / 1_000_000;
        jumped = false;
        switch (current) {
          case STANDING -> last = host;
          case WALKING -> {
            if (passed > 0) {
              last += passed * 1_000_000;
              world.run(
                  here -> {
                    if (mode == Mode.WALKING) {
                      here.clock().moveTo(here.clock().now() + passed);
                    }
                  });
              moved();
            }
          }
          case RUNNING -> {
            last = host;
            jumped = jumpedWhileQuiet();
          }
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Jumps to what is due next, if nobody has anything to do now; whether it has jumped. */
  private boolean jumpedWhileQuiet() {
    long before = epoch.get();
    if (!isQuiet()) {
      return false;
    }
    long now = now();
    long target;
    synchronized (gate) {
      if (mode != Mode.RUNNING) {
        return false;
      }
      forgetSilent();
      OptionalLong next = nextOfFollowers(before, now);
      if (next.isEmpty()) {
        return false;
      }
      target = Math.min(next.getAsLong(), until);
    }
    // Whatever has happened since it was looked at makes this look worthless.
    boolean jumped =
        world.call(
            here -> {
              if (epoch.get() != before || here.clock().now() != now) {
                return false;
              }
              here.clock().moveTo(Math.min(target, here.clock().nextDue().orElse(target)));
              epoch.incrementAndGet();
              return true;
            });
    if (jumped) {
      synchronized (gate) {
        if (now() >= until && mode == Mode.RUNNING) {
          mode = Mode.STANDING;
        }
        gate.notifyAll();
      }
    }
    return jumped;
  }

  /** The earliest that a follower has due; empty if one of them is not done with this moment. */
  private OptionalLong nextOfFollowers(long current, long now) {
    long next = until;
    for (Report report : followers.values()) {
      boolean done =
          report.epoch() >= current
              && report.seen() >= now
              && report.idle()
              && (report.nextDue() == null || report.nextDue() > now);
      if (!done) {
        return OptionalLong.empty();
      }
      next = report.nextDue() == null ? next : Math.min(next, report.nextDue());
    }
    return OptionalLong.of(Math.max(next, now));
  }

  private void forgetSilent() {
    long patience = world.knobs().number(Knob.FOLLOWER_PATIENCE_MILLIS) * 1_000_000;
    long host = System.nanoTime();
    followers.values().removeIf(report -> host - report.hostNanos() > patience);
  }

  @Override
  public void close() {
    synchronized (gate) {
      closed = true;
      gate.notifyAll();
    }
    mover.interrupt();
  }
}
