package org.roomkeeper.runtime.time;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows a sandbox's clock over HTTP: learns what it shows, and reports whether the bot has
 * anything to do, so that the sandbox never jumps over something due. Two threads of its own: one
 * waits for the clock to move, one reports. Safe for use by many threads.
 *
 * <p>While the sandbox cannot be reached the clock stands.
 */
public final class FollowedClock implements Clockwork, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FollowedClock.class);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(3);
  private static final Duration REPORT_ANYWAY = Duration.ofMillis(25);
  private static final Duration AT_EASE = Duration.ofMillis(500);
  private static final Duration AFTER_TROUBLE = Duration.ofSeconds(1);
  private static final Duration LONG_POLL = Duration.ofSeconds(30);

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final ObjectMapper json = new ObjectMapper();
  private final Waiters waiters = new Waiters();
  private final Bell stir = new Bell();
  private final URI sandbox;
  private final String follower;
  private final AtomicLong epoch = new AtomicLong(-1);
  private volatile Instant now;
  private volatile boolean jumping;
  private volatile boolean closed;

  private FollowedClock(URI sandbox, String follower) {
    this.sandbox = URI.create(withoutSlash(sandbox));
    this.follower = follower;
    this.now = Instant.EPOCH;
  }

  /**
   * Reads the sandbox's clock; it stands here until {@link #follow}.
   *
   * @param sandbox the sandbox's address
   * @param follower this follower's name, unique at that sandbox
   * @throws IOException if there is no sandbox's clock
   */
  public static FollowedClock of(URI sandbox, String follower)
      throws IOException, InterruptedException {
    var clock = new FollowedClock(sandbox, follower);
    clock.now =
        clock.answered(
            clock.http.send(
                HttpRequest.newBuilder(clock.at("/_sandbox/clock"))
                    .timeout(Duration.ofSeconds(5))
                    .build(),
                HttpResponse.BodyHandlers.ofString()));
    return clock;
  }

  /**
   * Whether this sandbox may give the time: only if it is also where WeCom is reached, or real
   * rooms would be kept by a made-up clock.
   *
   * @param weComBaseUrl the WeCom base URL of the settings
   */
  public static boolean mayFollow(URI sandbox, URI weComBaseUrl) {
    return withoutSlash(sandbox).equalsIgnoreCase(withoutSlash(weComBaseUrl));
  }

  /** Starts to follow and to report. Called once. */
  public void follow(Workings workings) {
    Thread.ofPlatform().daemon().name("clock-listener").start(() -> listen(workings));
    Thread.ofPlatform().daemon().name("clock-reporter").start(() -> report(workings));
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public void await(Instant until, Bell bell) throws InterruptedException {
    waiters.await(until, bell, this::instant);
  }

  /** Stops following; the clock stands from now on. */
  @Override
  public void close() {
    closed = true;
    stir.ring();
    http.shutdownNow();
  }

  private void listen(Workings workings) {
    while (!closed) {
      ask(state(workings));
    }
  }

  private void report(Workings workings) {
    Map<String, @Nullable Object> last = Map.of();
    long lastAt = System.nanoTime();
    while (!closed) {
      var state = state(workings);
      state.put("wait", false);
      // The sandbox forgets a report as soon as it has sent something: so the same is said again.
      boolean again = System.nanoTime() - lastAt > REPORT_ANYWAY.toNanos();
      if (again || !state.equals(last)) {
        ask(state);
        last = state;
        lastAt = System.nanoTime();
      }
      // Only a clock that jumps waits for what is said here.
      rest(jumping ? LOOK_AGAIN : AT_EASE);
    }
  }

  private Map<String, @Nullable Object> state(Workings workings) {
    var state = new LinkedHashMap<String, @Nullable Object>();
    state.put("follower", follower);
    // How much the sandbox had sent when it last answered: what it has sent since may not be in
    // this report, and then it does not count.
    long sent = epoch.get();
    if (sent >= 0) {
      state.put("epoch", sent);
    }
    // The moment first: what is idle at this one may have something due at the next.
    state.put("seen", now.toEpochMilli());
    state.put("idle", workings.idle());
    state.put("nextDue", workings.nextDue().map(Instant::toEpochMilli).orElse(null));
    return state;
  }

  private void ask(Map<String, @Nullable Object> question) {
    try {
      move(
          answered(
              http.send(
                  HttpRequest.newBuilder(at("/_sandbox/clock/follow"))
                      .timeout(LONG_POLL)
                      .header("Content-Type", "application/json")
                      .POST(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(question)))
                      .build(),
                  HttpResponse.BodyHandlers.ofString())));
    } catch (IOException trouble) {
      if (!closed) {
        LOG.warn("The clock of {} cannot be read; it stands: {}", sandbox, trouble.toString());
        rest(AFTER_TROUBLE);
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      closed = true;
    }
  }

  private void move(Instant shown) {
    synchronized (this) {
      if (!shown.isAfter(now)) {
        return;
      }
      now = shown;
    }
    waiters.movedTo(shown);
  }

  private Instant answered(HttpResponse<String> response) throws IOException {
    if (response.statusCode() != 200) {
      throw new IOException("status " + response.statusCode() + " from " + response.uri());
    }
    var answer = json.readTree(response.body());
    epoch.accumulateAndGet(answer.path("epoch").asLong(-1), Math::max);
    boolean jumped = jumping;
    jumping = answer.path("jumping").asBoolean(true);
    if (jumping && !jumped) {
      stir.ring();
    }
    return Optional.ofNullable(answer.get("now"))
        .filter(value -> value.isIntegralNumber())
        .map(value -> Instant.ofEpochMilli(value.asLong()))
        .orElseThrow(() -> new IOException("no time in the answer of " + response.uri()));
  }

  private void rest(Duration pause) {
    try {
      if (stir.await(pause) && closed) {
        stir.ring(); // for the other thread
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      closed = true;
    }
  }

  private URI at(String path) {
    return URI.create(sandbox + path);
  }

  private static String withoutSlash(URI address) {
    return address.toString().replaceAll("/+$", "");
  }
}
