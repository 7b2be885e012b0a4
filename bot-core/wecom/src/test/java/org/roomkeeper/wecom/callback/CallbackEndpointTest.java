package org.roomkeeper.wecom.callback;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.Javalin;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.roomkeeper.runtime.intake.Incoming;
import org.roomkeeper.wecom.support.RememberingIntake;
import org.roomkeeper.wecom.support.ScriptedWeCom;

/** The callback over real HTTP: what is taken, what is refused and with which status. */
class CallbackEndpointTest {
  private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");
  private static final Seal SEAL =
      new Seal("token", "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C", "corp1");
  private static final String EVENT =
      "<xml><ToUserName><![CDATA[corp1]]></ToUserName><FromUserName><![CDATA[sys]]></FromUserName>"
          + "<CreateTime>1403610513</CreateTime><MsgType><![CDATA[event]]></MsgType>"
          + "<Event><![CDATA[change_external_chat]]></Event><ChatId><![CDATA[wr1]]></ChatId>"
          + "<ChangeType><![CDATA[create]]></ChangeType></xml>";

  private final RememberingIntake intake = new RememberingIntake();
  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private final AtomicInteger watchRang = new AtomicInteger();
  private final AtomicInteger archiveRang = new AtomicInteger();
  private final HttpClient http = HttpClient.newHttpClient();
  private Javalin server;

  @BeforeEach
  void start() {
    var endpoint =
        new CallbackEndpoint(
            ScriptedWeCom.settingsAt(URI.create("http://127.0.0.1")),
            InstantSource.fixed(NOW),
            InstantSource.fixed(Instant.EPOCH),
            intake,
            watchRang::incrementAndGet,
            archiveRang::incrementAndGet,
            metrics,
            new WaitingRoom(100, 1_000_000),
            Duration.ofMinutes(5));
    server =
        Javalin.create(
            config -> {
              config.startup.showJavalinBanner = false;
              endpoint.add(config.routes);
            });
    server.start("127.0.0.1", 0);
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  @Test
  void answersTheAddressCheckWithThePlaintextAndNothingElse() throws Exception {
    var encrypted = SEAL.encrypt("1616140317555161061");
    var answer = get(query(encrypted, NOW) + "&echostr=" + URLEncoder.encode(encrypted, UTF_8));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("1616140317555161061");
  }

  @Test
  void answersTheAddressCheckWhosePlusSignsWereLeftAsTheyAre() throws Exception {
    String encrypted;
    int tries = 0;
    do {
      encrypted = SEAL.encrypt("echo " + tries++);
    } while (!encrypted.contains("+"));
    var answer = get(query(encrypted, NOW) + "&echostr=" + encrypted.replace("=", "%3D"));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).startsWith("echo ");
  }

  @Test
  void writesAnEventDownAndThenAcknowledgesItWithNothing() throws Exception {
    var answer = post(EVENT, NOW);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEmpty();
    assertThat(intake.written(Incoming.Noticed.class))
        .singleElement()
        .satisfies(
            noticed -> {
              assertThat(noticed.subject()).isEqualTo("customer:wr1");
              assertThat(noticed.at()).isEqualTo(Instant.ofEpochSecond(1403610513));
            });
    assertThat(watchRang).hasValue(1);
  }

  @Test
  void acknowledgesARepeatAndWritesItDownOnce() throws Exception {
    post(EVENT, NOW);
    var again = post(EVENT, NOW.plusSeconds(5));

    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(intake.written()).hasSize(1);
    assertThat(counted("repeated")).isEqualTo(1);
  }

  @Test
  void ringsTheArchiveWhenThereIsSomethingNew() throws Exception {
    var answer =
        post(
            "<xml><FromUserName>sys</FromUserName><CreateTime>1</CreateTime>"
                + "<MsgType>event</MsgType><Event>msgaudit_notify</Event></xml>",
            NOW);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(archiveRang).hasValue(1);
    assertThat(intake.written()).isEmpty();
  }

  @Test
  void sendsWeComAwayWhileTooMuchIsWaiting() throws Exception {
    intake.overloaded(true);
    var sentAway = post(EVENT, NOW);
    assertThat(sentAway.statusCode()).isEqualTo(503);
    assertThat(sentAway.headers().firstValue("Retry-After")).contains("1");

    intake.overloaded(false);
    assertThat(post(EVENT, NOW).statusCode()).isEqualTo(200);
    assertThat(intake.written()).hasSize(1);
  }

  static Stream<Arguments> bad() {
    var good = envelope(SEAL.encrypt(EVENT));
    var foreign =
        new Seal("token", "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C", "EVILCORP").encrypt(EVENT);
    var garbage = SEAL.encrypt("no xml at all");
    var deepInside = SEAL.encrypt(nested(17));
    var doctypeInside =
        SEAL.encrypt("<!DOCTYPE x [<!ENTITY a \"b\">]><xml><Event>&a;</Event></xml>");
    var cut = "AAAA";
    return Stream.of(
        row("nothing at all", "", query("x", NOW), 400, "malformed"),
        row("no XML", "{\"encrypt\":\"x\"}", query("x", NOW), 400, "malformed"),
        row("XML that breaks off", "<xml><Encrypt>x", query("x", NOW), 400, "malformed"),
        row("nothing encrypted", "<xml><A>1</A></xml>", query("x", NOW), 400, "malformed"),
        row("no signature", good, "timestamp=1&nonce=2", 400, "malformed"),
        row("no nonce", good, "timestamp=1&msg_signature=2", 400, "malformed"),
        row(
            "a time that is none",
            good,
            "timestamp=soon&nonce=2&msg_signature=3",
            400,
            "malformed"),
        row("nesting 20,000 deep", nested(20_000), query("x", NOW), 413, "oversized"),
        row("nesting 5,000 deep", nested(5_000), query("x", NOW), 400, "malformed"),
        row("nesting 17 deep", nested(17), query("x", NOW), 400, "malformed"),
        row(
            "a document type",
            "<!DOCTYPE xml [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><xml><Encrypt>&a;</Encrypt></xml>",
            query("x", NOW),
            400,
            "malformed"),
        row(
            "entities that multiply",
            "<!DOCTYPE l [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\">]><xml><Encrypt>&b;</Encrypt></xml>",
            query("x", NOW),
            400,
            "malformed"),
        row("too much", "<xml>" + " ".repeat(70_000) + "</xml>", query("x", NOW), 413, "oversized"),
        row("a wrong signature", good, query("another", NOW), 403, "wrongly-signed"),
        row("another corp's", envelope(foreign), query(foreign, NOW), 403, "foreign"),
        row(
            "signed six minutes ago",
            good,
            query(encryptedIn(good), NOW.minus(Duration.ofMinutes(6))),
            403,
            "stale"),
        row(
            "signed six minutes ahead",
            good,
            query(encryptedIn(good), NOW.plus(Duration.ofMinutes(6))),
            403,
            "stale"),
        row("a ciphertext cut off", envelope(cut), query(cut, NOW), 400, "malformed"),
        row("garbage inside", envelope(garbage), query(garbage, NOW), 400, "malformed"),
        row("17 deep inside", envelope(deepInside), query(deepInside, NOW), 400, "malformed"),
        row(
            "a document type inside",
            envelope(doctypeInside),
            query(doctypeInside, NOW),
            400,
            "malformed"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("bad")
  void refusesBadCallbacksAndStoresNothing(
      String what, String body, String query, int status, String reason) throws Exception {
    var answer = send(body, query);

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body()).isEqualTo(reason);
    assertThat(intake.written()).isEmpty();
    assertThat(counted(reason)).isEqualTo(1);
    assertThat(watchRang).hasValue(0);
  }

  private static Arguments row(String what, String body, String query, int status, String reason) {
    return Arguments.of(what, body, query, status, reason);
  }

  private static String nested(int depth) {
    return "<a>".repeat(depth) + "</a>".repeat(depth);
  }

  private static String envelope(String encrypted) {
    return "<xml><ToUserName><![CDATA[corp1]]></ToUserName><Encrypt><![CDATA["
        + encrypted
        + "]]></Encrypt><AgentID><![CDATA[1000002]]></AgentID></xml>";
  }

  private static String encryptedIn(String envelope) {
    return envelope.replaceAll("(?s).*<Encrypt><!\\[CDATA\\[(.*?)]].*", "$1");
  }

  private static String query(String encrypted, Instant at) {
    var timestamp = Long.toString(at.getEpochSecond());
    return "timestamp="
        + timestamp
        + "&nonce=n1&msg_signature="
        + SEAL.sign(timestamp, "n1", encrypted);
  }

  private HttpResponse<String> post(String xml, Instant at) throws Exception {
    var encrypted = SEAL.encrypt(xml);
    return send(envelope(encrypted), query(encrypted, at));
  }

  private HttpResponse<String> send(String body, String query) throws Exception {
    return http.send(
        request(query).POST(HttpRequest.BodyPublishers.ofString(body)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> get(String query) throws Exception {
    return http.send(request(query).GET().build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String query) {
    return HttpRequest.newBuilder(
        URI.create("http://127.0.0.1:" + server.port() + "/wecom/callback?" + query));
  }

  private double counted(String result) {
    var counter = metrics.find("roomkeeper.wecom.callbacks").tag("result", result).counter();
    return counter == null ? 0 : counter.count();
  }
}
