package org.roomkeeper.wecom.callback;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.javalin.Javalin;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.roomkeeper.runtime.intake.Incoming;
import org.roomkeeper.runtime.intake.Intake;
import org.roomkeeper.runtime.ledger.LedgerFile;
import org.roomkeeper.runtime.ledger.OpenLedger;
import org.roomkeeper.wecom.support.ListedRooms;
import org.roomkeeper.wecom.support.ScriptedWeCom;

/** Many callbacks over real HTTP into a real ledger, whose writing can be held up. */
@Timeout(300)
class CallbackFloodTest {
  private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");
  private static final Seal SEAL =
      new Seal("token", "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C", "corp1");

  @TempDir private Path folder;
  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private final HttpClient http = HttpClient.newHttpClient();
  private OpenLedger ledger;
  private HeldUp intake;
  private Javalin server;

  @BeforeEach
  void open() {
    ledger =
        OpenLedger.on(
            LedgerFile.open(folder.resolve("roomkeeper.db")),
            new ListedRooms(List.of()),
            InstantSource.fixed(NOW));
    intake = new HeldUp(ledger.intake());
  }

  @AfterEach
  void close() {
    server.stop();
    ledger.ledger().close();
  }

  @Test
  void pastTheBoundWeComIsSentAwayUntilThereIsRoomAndNothingIsLost() {
    start(new WaitingRoom(3, 1_000_000), Duration.ofMinutes(5));
    intake.hold();
    var waiting = IntStream.range(0, 3).mapToObj(i -> post(joined(i))).toList();
    await().until(() -> waiting("") == 3);

    var beyond = post(joined(3)).join();
    assertThat(beyond.statusCode()).isEqualTo(503);
    assertThat(beyond.headers().firstValue("Retry-After")).contains("1");
    assertThat(waiting).noneMatch(CompletableFuture::isDone);

    intake.goOn();
    assertThat(waiting).allSatisfy(each -> assertThat(each.join().statusCode()).isEqualTo(200));
    await().until(() -> waiting("") == 0);
    assertThat(post(joined(3)).join().statusCode()).isEqualTo(200);
    assertThat(noticed()).isEqualTo(4);
    assertThat(metrics.get("roomkeeper.wecom.callbacks").tag("result", "overloaded").counter())
        .satisfies(counter -> assertThat(counter.count()).isEqualTo(1));
  }

  @Test
  void theBoundIsOneOfBytesToo() {
    start(new WaitingRoom(1_000, 1), Duration.ofMinutes(5));
    intake.hold();
    var first = post(joined(0));
    await().until(() -> waiting("") == 1);
    assertThat(waiting(".bytes")).isGreaterThan(100);

    assertThat(post(joined(1)).join().statusCode()).isEqualTo(503);
    intake.goOn();
    assertThat(first.join().statusCode()).isEqualTo(200);
    await().until(() -> waiting(".bytes") == 0);
  }

  @Test
  void whatIsNotWrittenInTimeComesAgainAndCountsOnce() {
    start(new WaitingRoom(2, 1_000_000), Duration.ZERO);
    intake.hold();
    assertThat(post(joined(0)).join().statusCode()).isEqualTo(503);
    assertThat(waiting("")).as("it is still in memory").isEqualTo(1);

    intake.goOn();
    await().until(() -> waiting("") == 0);
    assertThat(noticed()).isEqualTo(1);
  }

  @Test
  void badCallbacksTakeUpNoRoom() {
    start(new WaitingRoom(2, 1_000_000), Duration.ofMinutes(5));
    var encrypted = SEAL.encrypt(joined(0));
    for (int i = 0; i < 10; i++) {
      var answer = send(envelope(encrypted), query(encrypted).replace("nonce=n", "nonce=m")).join();
      assertThat(answer.statusCode()).isEqualTo(403);
    }
    assertThat(waiting("")).isZero();
    assertThat(post(joined(0)).join().statusCode()).isEqualTo(200);
  }

  @Test
  void repeatsAndReorderingsDoNoHarmAndDistinctEventsOfOneSecondAllCount() {
    start(new WaitingRoom(1_000, 10_000_000), Duration.ofMinutes(5));
    var thrice = new ArrayList<Integer>();
    IntStream.range(0, 60).forEach(i -> thrice.addAll(List.of(i, i, i)));
    Collections.shuffle(thrice, new Random(3));
    var answers = thrice.stream().map(i -> post(joined(i))).toList();

    assertThat(answers).allSatisfy(each -> assertThat(each.join().statusCode()).isEqualTo(200));
    assertThat(noticed()).isEqualTo(60);
  }

  /** One of many changes of one room in one second. */
  private static String joined(int number) {
    return "<xml><ToUserName>corp1</ToUserName><FromUserName>sys</FromUserName>"
        + "<CreateTime>1403610513</CreateTime><MsgType>event</MsgType>"
        + "<Event>change_external_chat</Event><ChatId>wr1</ChatId><ChangeType>update</ChangeType>"
        + "<UpdateDetail>add_member</UpdateDetail><JoinScene>3</JoinScene>"
        + "<CurMemVer>version "
        + number
        + "</CurMemVer></xml>";
  }

  private void start(WaitingRoom room, Duration longest) {
    var endpoint =
        new CallbackEndpoint(
            ScriptedWeCom.settingsAt(URI.create("http://127.0.0.1")),
            InstantSource.fixed(NOW),
            InstantSource.fixed(NOW),
            intake,
            () -> {},
            () -> {},
            metrics,
            room,
            longest);
    server =
        Javalin.create(
            config -> {
              config.startup.showJavalinBanner = false;
              endpoint.add(config.routes);
            });
    server.start("127.0.0.1", 0);
  }

  private int noticed() {
    return ledger.intake().notices(0, 1_000).size();
  }

  private double waiting(String what) {
    return metrics.get("roomkeeper.wecom.callbacks.waiting" + what).gauge().value();
  }

  private CompletableFuture<HttpResponse<String>> post(String xml) {
    var encrypted = SEAL.encrypt(xml);
    return send(envelope(encrypted), query(encrypted));
  }

  private CompletableFuture<HttpResponse<String>> send(String body, String query) {
    var to = URI.create("http://127.0.0.1:" + server.port() + "/wecom/callback?" + query);
    return http.sendAsync(
        HttpRequest.newBuilder(to).POST(HttpRequest.BodyPublishers.ofString(body, UTF_8)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static String envelope(String encrypted) {
    return "<xml><ToUserName>corp1</ToUserName><Encrypt>" + encrypted + "</Encrypt></xml>";
  }

  private static String query(String encrypted) {
    var timestamp = Long.toString(NOW.getEpochSecond());
    return "timestamp="
        + timestamp
        + "&nonce=n&msg_signature="
        + SEAL.sign(timestamp, "n", encrypted);
  }

  /** An intake whose writing waits while it is held. */
  private static final class HeldUp implements Intake {
    private final Intake ledger;
    private CompletableFuture<Void> free = CompletableFuture.completedFuture(null);

    HeldUp(Intake ledger) {
      this.ledger = ledger;
    }

    synchronized void hold() {
      free = new CompletableFuture<>();
    }

    synchronized void goOn() {
      free.complete(null);
    }

    @Override
    public synchronized CompletableFuture<Integer> write(List<? extends Incoming> incoming) {
      return free.thenCompose(go -> ledger.write(incoming));
    }

    @Override
    public List<Noted> notices(long after, int limit) {
      return ledger.notices(after, limit);
    }

    @Override
    public OptionalLong bookmark(String name) {
      return ledger.bookmark(name);
    }
  }
}
