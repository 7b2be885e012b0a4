package org.roomkeeper.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.security.KeyPairGenerator;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.common.error.WxRuntimeException;
import me.chanjar.weixin.cp.bean.message.WxCpMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Faults by name and by seed, as the unmodified client meets them. */
final class FaultTest {
  private final Guest guest = new Guest();

  @AfterEach
  void close() {
    guest.close();
  }

  private void plan(String... faults) {
    guest.control("faults", "{\"seed\":7,\"faults\":[" + String.join(",", faults) + "]}");
  }

  private void off() {
    guest.control("faults/clear", "{}");
  }

  /** Sends host1 a message by the client. */
  private void send(String text) throws WxErrorException {
    guest
        .wx()
        .getMessageService()
        .send(
            WxCpMessage.TEXT()
                .agentId(Integer.parseInt(guest.ready("agentId")))
                .toUser("host1")
                .content(text)
                .build());
  }

  private int received() {
    return guest.look("phone/host1").path("items").size();
  }

  private JsonNode journal(String path) {
    JsonNode entries = guest.look("journal?kind=request&path=" + path).path("entries");
    return entries.get(entries.size() - 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"reset", "half-answer", "server-error", "rubbish", "busy"})
  void theWorldMayHaveDoneWhatTheCallerIsNotTold(String name) throws Exception {
    send("first");
    for (int done = 0; done <= 1; done++) {
      int before = received();
      plan("{\"name\":\"%s\",\"path\":\"message/send\",\"done\":%d}".formatted(name, done));
      guest.wx().setMaxRetryTimes(1);
      assertThatThrownBy(() -> send(name)).isInstanceOf(Exception.class);
      int sent = received() - before;
      assertThat(done == 1 ? sent >= 1 : sent == 0).as(name + " done " + done).isTrue();
      assertThat(journal("message/send").path("fault").asText()).isEqualTo(name);
      assertThat(journal("message/send").path("done").asBoolean()).isEqualTo(done == 1);
      off();
    }
    int before = received();
    send("last");
    assertThat(received()).isEqualTo(before + 1);
  }

  @Test
  void theClientSeesLatencyAsAnAnswer() throws Exception {
    plan("{\"name\":\"latency\",\"path\":\"message/send\",\"millis\":150}");
    send("late");
    assertThat(received()).isOne();
    assertThat(journal("message/send").path("micros").asLong()).isGreaterThanOrEqualTo(150_000);
  }

  @Test
  void whoIsTurnedAwayHasDoneNothing() {
    plan("{\"name\":\"unavailable\",\"path\":\"message/send\",\"done\":1}");
    assertThatThrownBy(() -> send("x")).isInstanceOf(WxRuntimeException.class);
    assertThat(received()).isZero();
  }

  @Test
  void limitsAreErrorsOfTheirOwnAndNothingIsDone() {
    plan("{\"name\":\"rate-limited\",\"path\":\"message/send\",\"done\":1}");
    assertThat(Guest.refused(() -> send("x"))).isEqualTo(45009);
    plan("{\"name\":\"crowded\",\"path\":\"message/send\",\"done\":1}");
    assertThat(Guest.refused(() -> send("x"))).isEqualTo(45033);
    assertThat(received()).isZero();
  }

  @Test
  void aTokenThatEndsInMidFlightIsFetchedAnew() throws Exception {
    send("with the first token");
    guest.control(
        "faults",
        "{\"seed\":3,\"faults\":[{\"name\":\"token-expired\",\"path\":\"message/send\",\"share\":0.5}]}");
    int sent = 1;
    for (int i = 0; i < 12; i++) {
      try {
        send("message " + i);
        sent++;
      } catch (WxErrorException twice) {
        // Struck again at once, which the client does not forgive.
        assertThat(twice.getError().getErrorCode()).isEqualTo(42001);
      }
    }
    assertThat(received()).isEqualTo(sent);
    assertThat(guest.look("journal?path=gettoken").path("entries").size()).isGreaterThan(1);
  }

  @Test
  void theClockLeaps() {
    long before = guest.look("clock").path("now").asLong();
    plan("{\"name\":\"clock-jump\",\"path\":\"message/send\",\"millis\":60000}");
    assertThatCode(() -> send("x")).doesNotThrowAnyException();
    assertThat(guest.look("clock").path("now").asLong()).isEqualTo(before + 60_000);
  }

  @Test
  void nothingIsAnsweredToWhoHasNotHeardThatTheClockLeapt() throws Exception {
    long before = guest.look("clock").path("now").asLong();
    String report = "{\"follower\":\"bot\",\"seen\":%d,\"idle\":false}";
    var heard =
        CompletableFuture.supplyAsync(
            () -> guest.control("clock/follow", report.formatted(before)));
    await().until(() -> guest.look("clock").path("followers").has("bot"));
    plan("{\"name\":\"clock-jump\",\"path\":\"message/send\",\"millis\":60000}");
    var sent =
        CompletableFuture.runAsync(
            () -> assertThatCode(() -> send("x")).doesNotThrowAnyException());

    assertThat(heard.join().path("now").asLong()).isEqualTo(before + 60_000);
    assertThat(sent).isNotDone();
    var next =
        CompletableFuture.supplyAsync(
            () -> guest.control("clock/follow", report.formatted(before + 60_000)));
    sent.join();
    assertThat(next).as("it heard before anybody gave up waiting for it").isNotDone();
  }

  @Test
  void callbacksAreLostDoubledAndLate() throws Exception {
    guest.callbacks();
    assertThat(heard("callback-dropped", "a", "b")).isEmpty();
    assertThat(heard("callback-doubled", "c")).containsExactly("c", "c");
    assertThat(heard("callback-reordered", "d", "e")).containsExactly("e", "d");
  }

  private List<String> heard(String fault, String... texts) throws Exception {
    int before = guest.callbacks().events().size();
    plan("{\"name\":\"%s\",\"path\":\"text\"}".formatted(fault));
    for (String text : texts) {
      guest.control("member/dm-app", "{\"userid\":\"host1\",\"text\":\"" + text + "\"}");
    }
    off();
    guest.control("member/dm-app", "{\"userid\":\"host1\",\"text\":\"end\"}");
    await()
        .until(
            () -> guest.callbacks().events().stream().skip(before).toList(),
            events -> events.stream().anyMatch(event -> event.contains("end")));
    return guest.callbacks().events().stream()
        .skip(before)
        .map(event -> Guest.in(event, "Content"))
        .filter(text -> !text.equals("end"))
        .toList();
  }

  @Test
  void theArchiveLeavesNumbersOutAndShortensPagesAndLosesNothing() throws Exception {
    var generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    String key =
        Base64.getEncoder().encodeToString(generator.generateKeyPair().getPublic().getEncoded());
    guest.control("archive-key", "{\"version\":1,\"key\":\"" + key + "\"}");
    plan(
        "{\"name\":\"archive-gap\",\"share\":0.3}",
        "{\"name\":\"archive-short\",\"share\":0.4}",
        "{\"name\":\"busy\",\"path\":\"finance\",\"share\":0.2}");
    var said = new ArrayList<String>();
    var read = new ArrayList<String>();
    long seq = 0;
    boolean leapt = false;
    for (int i = 0; i < 30; i++) {
      said.add(
          guest
              .control(
                  "member/say",
                  "{\"chatId\":\"%s\",\"from\":\"moderator1\",\"text\":\"m%d\"}"
                      .formatted(guest.ready("customerGroupId"), i))
              .path("msgid")
              .asText());
      for (JsonNode row : pull(seq)) {
        leapt |= row.path("seq").asLong() > seq + 1;
        seq = row.path("seq").asLong();
        read.add(row.path("msgid").asText());
      }
    }
    off();
    pull(seq).forEach(row -> read.add(row.path("msgid").asText()));
    assertThat(read).isEqualTo(said);
    assertThat(leapt).isTrue();
  }

  private JsonNode pull(long seq) {
    return Guest.read(
            guest
                .post(
                    "/_sandbox/finance/getchatdata",
                    "{\"corpid\":\"%s\",\"secret\":\"%s\",\"seq\":%d,\"limit\":100}"
                        .formatted(guest.ready("corpId"), guest.ready("archiveSecret"), seq))
                .body())
        .path("chatdata");
  }

  @Test
  void aSeedDecidesTheSameEachTime() {
    List<Boolean> first = struck(11);
    assertThat(struck(11)).isEqualTo(first);
    assertThat(struck(12)).isNotEqualTo(first);
    assertThat(first.stream().filter(struck -> struck).count()).isBetween(20L, 60L);
  }

  private List<Boolean> struck(int seed) {
    guest.control(
        "faults",
        "{\"seed\":%d,\"faults\":[{\"name\":\"crowded\",\"path\":\"getcallbackip\",\"share\":0.4}]}"
            .formatted(seed));
    return IntStream.range(0, 100)
        .mapToObj(_ -> guest.fetch("getcallbackip").path("errcode").asInt() == 45033)
        .toList();
  }

  @Test
  void whatIsOnIsListedAndSwitchedOffAsOne() {
    plan("{\"name\":\"crowded\",\"path\":\"message/send\"}", "{\"name\":\"latency\"}");
    assertThat(Guest.refused(() -> send("x"))).isEqualTo(45033);
    JsonNode listed = guest.look("faults");
    assertThat(listed.path("seed").asInt()).isEqualTo(7);
    assertThat(listed.path("faults").findValuesAsText("name"))
        .containsExactly("crowded", "latency");
    assertThat(listed.path("faults").get(0).path("struck").asInt()).isOne();
    off();
    assertThat(guest.look("faults").path("faults")).isEmpty();
    assertThatCode(() -> send("x")).doesNotThrowAnyException();
  }

  @Test
  void aFaultThatDoesNotExistIsRefusedWithAllThatDo() {
    assertThat(guest.refusedControl("faults", "{\"faults\":[{\"name\":\"gremlin\"}]}"))
        .contains("gremlin")
        .contains("half-answer")
        .contains("clock-jump");
  }
}
