package org.roomkeeper.runtime.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ClocksTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  @Test
  void whoWaitsByAHandMovedClockWakesWhenItIsMovedThere() throws Exception {
    var clock = new HandClock(NOON);
    var woken = waiting(clock, NOON.plusSeconds(60), new Bell());
    clock.moveBy(Duration.ofSeconds(59));
    assertThat(woken).isNotDone();
    clock.moveBy(Duration.ofSeconds(1));
    woken.get(5, TimeUnit.SECONDS);
  }

  @Test
  void aBellWakesBeforeTheTime() throws Exception {
    var bell = new Bell();
    var woken = waiting(new HandClock(NOON), NOON.plusSeconds(60), bell);
    bell.ring();
    woken.get(5, TimeUnit.SECONDS);
  }

  @Test
  void whoWaitsForThePastDoesNotWait() throws Exception {
    new HandClock(NOON).await(NOON, new Bell());
    new HostClock().await(Instant.EPOCH, new Bell());
  }

  @Test
  void timeNeverGoesBack() {
    assertThatThrownBy(() -> new HandClock(NOON).moveTo(NOON.minusSeconds(1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theHostsClockWaitsByTheHost() throws Exception {
    var clock = new HostClock();
    var until = clock.instant().plusMillis(30);
    clock.await(until, new Bell());
    assertThat(clock.instant()).isAfterOrEqualTo(until);
  }

  @Test
  void aFollowerShowsTheSandboxsTimeAndReportsWhatTheBotIsDoing() throws Exception {
    try (var sandbox = new Sandbox();
        var clock = FollowedClock.of(sandbox.address(), "bot")) {
      assertThat(clock.instant()).isEqualTo(NOON);
      var woken = waiting(clock, NOON.plusSeconds(30), new Bell());
      clock.follow(new HandWorkings());
      await()
          .untilAsserted(
              () ->
                  assertThat(sandbox.reports)
                      .anyMatch(
                          report ->
                              report.get("follower").asText().equals("bot")
                                  && report.get("epoch").asLong() == 7
                                  && report.get("idle").asBoolean()
                                  && report.get("worked").asLong() == 12
                                  && report.get("nextDue").asLong()
                                      == NOON.plusSeconds(90).toEpochMilli()));
      sandbox.now.set(NOON.plusSeconds(30).toEpochMilli());
      woken.get(5, TimeUnit.SECONDS);
      assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(30));
    }
  }

  @Test
  void theClockIsNotSentToAMillisecondBeforeWhatIsDueBetweenTwo() throws Exception {
    try (var sandbox = new Sandbox();
        var clock = FollowedClock.of(sandbox.address(), "bot")) {
      var workings = new HandWorkings();
      workings.nextDue = NOON.plusMillis(333).plusNanos(333_333);
      clock.follow(workings);
      await().until(() -> !sandbox.reports.isEmpty());
      assertThat(sandbox.reports.getFirst().get("nextDue").asLong())
          .isEqualTo(NOON.plusMillis(334).toEpochMilli());
    }
  }

  @Test
  void whatTheBotDoesOtherwiseThanItSaidIsToldWithoutBeingAskedFor() throws Exception {
    try (var sandbox = new Sandbox();
        var clock = FollowedClock.of(sandbox.address(), "bot")) {
      var workings = new HandWorkings();
      clock.follow(workings);
      await().until(() -> sandbox.reports.stream().anyMatch(one -> one.get("idle").asBoolean()));
      workings.idle = false;
      workings.bell.get(5, TimeUnit.SECONDS).ring();
      await().until(() -> sandbox.reports.stream().anyMatch(one -> !one.get("idle").asBoolean()));
      int busy = sandbox.reports.size();
      workings.idle = true;
      workings.bell.join().ring();
      await()
          .until(
              () ->
                  sandbox.reports.stream().skip(busy).anyMatch(one -> one.get("idle").asBoolean()));
    }
  }

  @Test
  void onlyTheSandboxThatIsWeComMayGiveTheTime() {
    var weCom = URI.create("http://127.0.0.1:9000/");
    assertThat(FollowedClock.mayFollow(URI.create("http://127.0.0.1:9000"), weCom)).isTrue();
    assertThat(FollowedClock.mayFollow(URI.create("http://127.0.0.1:9001"), weCom)).isFalse();
    assertThat(
            FollowedClock.mayFollow(
                URI.create("http://127.0.0.1:9000"), URI.create("https://qyapi.weixin.qq.com")))
        .isFalse();
  }

  @Test
  void whereThereIsNoSandboxThereIsNoClock() {
    assertThatThrownBy(() -> FollowedClock.of(URI.create("http://127.0.0.1:1"), "bot"))
        .isInstanceOf(IOException.class);
  }

  private static CompletableFuture<Void> waiting(Clockwork clock, Instant until, Bell bell) {
    var woken = new CompletableFuture<Void>();
    var thread =
        Thread.ofPlatform()
            .start(
                () -> {
                  try {
                    clock.await(until, bell);
                    woken.complete(null);
                  } catch (InterruptedException stop) {
                    woken.completeExceptionally(stop);
                  }
                });
    await().until(() -> thread.getState() == Thread.State.TIMED_WAITING || woken.isDone());
    return woken;
  }

  /** A bot that is as it is told. */
  private static final class HandWorkings implements Workings {
    final CompletableFuture<Bell> bell = new CompletableFuture<>();
    volatile boolean idle = true;
    volatile Instant nextDue = NOON.plusSeconds(90);

    @Override
    public boolean idle() {
      return idle;
    }

    @Override
    public Optional<Instant> nextDue() {
      return Optional.of(nextDue);
    }

    @Override
    public long worked() {
      return 12;
    }

    @Override
    public void ringOnChange(Bell other) {
      bell.complete(other);
    }
  }

  /** The sandbox's clock over real HTTP, as far as a follower sees it. */
  private static final class Sandbox implements AutoCloseable {
    final AtomicLong now = new AtomicLong(NOON.toEpochMilli());
    final List<JsonNode> reports = new CopyOnWriteArrayList<>();
    private final HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);

    Sandbox() throws IOException {
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      server.createContext(
          "/_sandbox/clock",
          exchange -> {
            var body = new ObjectMapper().readTree(exchange.getRequestBody());
            if (body.has("seen")) {
              reports.add(body);
              if (!body.has("wait")) {
                await()
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> now.get() > body.get("seen").asLong() || reports.size() > 5000);
              }
            }
            var answer =
                ("{\"now\":" + now.get() + ",\"epoch\":7}").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
          });
      server.start();
    }

    URI address() {
      return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
      server.stop(0);
    }
  }
}
