package org.roomkeeper.runtime.time;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows a sandbox's clock over HTTP: learns what it shows, and reports whether the bot has
 * anything to do, so that the sandbox never jumps over something due. One report is under way all
 * the time; the sandbox answers it when there is news, and a jump of an idle bot costs just that
 * exchange. Safe for use by many threads.
 *
 * <p>While the sandbox cannot be reached the clock stands.
 */
public final class FollowedClock implements Clockwork, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FollowedClock.class);

  /** How long a bot that the clock waits for may take to come to rest before it says it is busy. */
  private static final Duration TO_REST = Duration.ofMillis(20);

  /** How soon the sandbox hears of work that it did not send itself. */
  private static final Duration TO_ANSWER = Duration.ofMillis(3);

  /** Whoever changes rings; this is for what nobody has thought of. */
  private static final Duration LOOK_ANYWAY = Duration.ofMillis(50);

  private static final Duration AT_EASE = Duration.ofSeconds(1);
  private static final Duration AFTER_TROUBLE = Duration.ofSeconds(1);
  private static final Duration AT_ONCE = Duration.ofSeconds(5);
  private static final Duration LONG_POLL = Duration.ofSeconds(30);

  /** What the sandbox says of its clock is a few hundred bytes. */
  private static final int MOST_BYTES = 64 * 1024;

  /** Two at most are at work: a report that is under way may be overtaken by the next. */
  private final ExecutorService exchanges =
      Executors.newCachedThreadPool(
          Thread.ofPlatform().daemon().name("clock-exchange-", 0).factory());

  private final ObjectMapper json = new ObjectMapper();
  private final Waiters waiters = new Waiters();
  private final Bell stir = new Bell();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final URI sandbox;
  private final String follower;
  private final AtomicLong epoch = new AtomicLong(-1);
  private volatile Instant now;
  private volatile boolean jumping;
  private volatile boolean troubled;

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
  public static FollowedClock of(URI sandbox, String follower) throws IOException {
    var clock = new FollowedClock(sandbox, follower);
    clock.now = clock.answered(clock.exchange("/_sandbox/clock", Optional.empty(), AT_ONCE));
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
    workings.ringOnChange(stir);
    Thread.ofPlatform().daemon().name("clock-follower").start(() -> run(workings));
  }

  /**
   * What the sandbox is told.
   *
   * @param epoch how much the sandbox had sent by then; below 0 if that is not known
   * @param seen the moment of which it speaks, in milliseconds since 1970
   * @param idle whether nothing was in hand or due
   * @param nextDue when something will be due, if nothing is in hand now
   * @param worked how much the bot has done; that alone is no news
   */
  private record Report(
      long epoch, long seen, boolean idle, Optional<Instant> nextDue, long worked) {
    /** Whether another would tell the sandbox nothing else. */
    boolean says(Report other) {
      return idle == other.idle && nextDue.equals(other.nextDue);
    }
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
    closing.countDown();
    stir.ring();
    exchanges.shutdown();
  }

  private void run(Workings workings) {
    try {
      var said = new Report(-1, 0, false, Optional.empty(), 0);
      CompletableFuture<Void> answer = CompletableFuture.completedFuture(null);
      while (!isClosed()) {
        try {
          if (answer.isDone()) {
            said = jumping ? atRest(workings) : report(workings);
            answer = say(said);
          } else if (jumping && isNews(said, answer, workings)) {
            said = report(workings);
            answer = say(said);
          }
        } catch (RuntimeException cannotTell) {
          // The bot cannot say how it is, as when its database is away: the clock waits for it.
          if (!isClosed()) {
            LOG.warn("What the bot has to do cannot be told; the clock stands", cannotTell);
          }
          closing.await(AFTER_TROUBLE.toMillis(), TimeUnit.MILLISECONDS);
        }
        stir.await(jumping ? LOOK_ANYWAY : AT_EASE);
      }
    } catch (InterruptedException stop) {
      closing.countDown();
    }
  }

  /**
   * What the clock has set off comes to rest in a moment, most of the time: one report says all.
   */
  private Report atRest(Workings workings) throws InterruptedException {
    long began = System.nanoTime();
    var report = report(workings);
    while (!report.idle() && System.nanoTime() - began < TO_REST.toNanos() && !isClosed()) {
      stir.await(TO_REST);
      report = report(workings);
    }
    return report;
  }

  /** Whether the bot does otherwise than it said, and the sandbox is not about to ask by itself. */
  private boolean isNews(Report said, CompletableFuture<Void> answer, Workings workings)
      throws InterruptedException {
    if (said.idle() && !report(workings).says(said)) {
      // A bot that was idle has got work from the sandbox, as a rule, and then this is answered.
      long began = System.nanoTime();
      while (!answer.isDone() && System.nanoTime() - began < TO_ANSWER.toNanos()) {
        stir.await(TO_ANSWER);
      }
    }
    return !answer.isDone() && !report(workings).says(said);
  }

  private Report report(Workings workings) {
    // How much the sandbox had sent when it last answered: what it has sent since may not be in
    // this report, and then it does not count. The moment next: what is idle at this one may have
    // something due at the following.
    long sent = epoch.get();
    long seen = now.toEpochMilli();
    boolean idle = workings.idle();
    Optional<Instant> nextDue = idle ? workings.nextDue() : Optional.empty();
    return new Report(sent, seen, idle, nextDue, workings.worked());
  }

  /** Sends a report; what is answered has been taken note of when this is done. */
  private CompletableFuture<Void> say(Report report) throws InterruptedException {
    if (troubled) {
      troubled = false;
      closing.await(AFTER_TROUBLE.toMillis(), TimeUnit.MILLISECONDS);
    }
    CompletableFuture<Void> answer = CompletableFuture.runAsync(() -> tell(report), exchanges);
    // When it is done, and not a moment sooner: whoever is woken asks whether it is.
    var _ = answer.thenRun(stir::ring);
    return answer;
  }

  private String words(Report report) {
    var words =
        json.createObjectNode()
            .put("follower", follower)
            .put("seen", report.seen())
            .put("idle", report.idle())
            .put("worked", report.worked())
            .put("nextDue", report.nextDue().map(FollowedClock::millisNotBefore).orElse(null));
    return (report.epoch() < 0 ? words : words.put("epoch", report.epoch())).toString();
  }

  /**
   * The sandbox's clock shows whole milliseconds: sent to the one before, it would stand there for
   * good, for nothing is due yet.
   */
  private static long millisNotBefore(Instant due) {
    long millis = due.toEpochMilli();
    return Instant.ofEpochMilli(millis).isBefore(due) ? millis + 1 : millis;
  }

  private void tell(Report report) {
    try {
      move(answered(exchange("/_sandbox/clock/follow", Optional.of(words(report)), LONG_POLL)));
    } catch (IOException e) {
      if (!isClosed()) {
        LOG.warn("The clock of {} cannot be read; it stands: {}", sandbox, e.toString());
        troubled = true;
      }
    }
  }

  /**
   * Asks the sandbox, and waits for its answer. By the plainest client that Java has: there is an
   * exchange for each jump of the clock, and the asynchronous one took a tenth of the bot's time.
   *
   * @param body what is posted; nothing is, if empty
   * @param longest how long the sandbox may say nothing
   */
  private String exchange(String path, Optional<String> body, Duration longest) throws IOException {
    var connection =
        (HttpURLConnection) URI.create(sandbox + path).toURL().openConnection(Proxy.NO_PROXY);
    connection.setConnectTimeout((int) AT_ONCE.toMillis());
    connection.setReadTimeout((int) longest.toMillis());
    connection.setInstanceFollowRedirects(false);
    connection.setUseCaches(false);
    if (body.isPresent()) {
      byte[] bytes = body.get().getBytes(StandardCharsets.UTF_8);
      connection.setRequestProperty("Content-Type", "application/json");
      connection.setDoOutput(true);
      // Not streamed: headers and body go in one packet, which is read at once.
      connection.getOutputStream().write(bytes);
    }
    int status = connection.getResponseCode();
    if (status != HttpURLConnection.HTTP_OK) {
      connection.disconnect();
      throw new IOException("status " + status + " from " + connection.getURL());
    }
    try (InputStream answer = connection.getInputStream()) {
      return new String(answer.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
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

  private Instant answered(String text) throws IOException {
    var answer = json.readTree(text);
    epoch.accumulateAndGet(answer.path("epoch").asLong(-1), Math::max);
    jumping = answer.path("jumping").asBoolean(true);
    return Optional.ofNullable(answer.get("now"))
        .filter(value -> value.isIntegralNumber())
        .map(value -> Instant.ofEpochMilli(value.asLong()))
        .orElseThrow(() -> new IOException("no time in what the sandbox answered"));
  }

  private boolean isClosed() {
    return closing.getCount() == 0;
  }

  private static String withoutSlash(URI address) {
    return address.toString().replaceAll("/+$", "");
  }
}
