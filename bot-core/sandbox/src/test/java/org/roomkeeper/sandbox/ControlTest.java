package org.roomkeeper.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What tests and people have besides WeCom's own: clock, faults, journal; and leniency. */
final class ControlTest {
  private static final Duration SOONER_THAN_A_LONG_POLL = Duration.ofSeconds(3);

  private final Guest guest = new Guest();

  @AfterEach
  void close() {
    guest.close();
  }

  private long now() {
    return guest.look("clock").path("now").asLong();
  }

  @Test
  void theClockStandsUnlessItIsMoved() {
    JsonNode before = guest.look("clock");
    assertThat(before.path("running").asBoolean()).isFalse();
    assertThat(before.path("nextDue").isNull()).isTrue();
    guest.advance(Duration.ofMinutes(5));
    assertThat(now()).isEqualTo(before.path("now").asLong() + 300_000);
    assertThat(guest.refusedControl("clock/advance", "{\"to\":1}")).contains("back");
  }

  @Test
  void aFollowerHearsOfTheNewTimeAtOnce() {
    long seen = now();
    var heard =
        CompletableFuture.supplyAsync(
            () ->
                guest.control(
                    "clock/follow", "{\"follower\":\"bot\",\"seen\":" + seen + ",\"idle\":true}"));
    guest.advance(Duration.ofSeconds(7));
    assertThat(heard.join().path("now").asLong()).isEqualTo(seen + 7000);
  }

  private JsonNode report(long seen, boolean idle, Object nextDue) {
    return guest.control(
        "clock/follow",
        "{\"follower\":\"bot\",\"wait\":false,\"seen\":%d,\"idle\":%b,\"nextDue\":%s}"
            .formatted(seen, idle, nextDue));
  }

  @Test
  void aRunningClockJumpsToWhatIsDueAndWaitsForWhoIsBusy() {
    long start = now();
    report(start, false, "null");
    guest.control("clock/run", "{\"until\":" + (start + 60_000) + "}");
    assertThat(now()).isEqualTo(start);
    report(start, true, start + 20_000);
    await().until(() -> now() == start + 20_000);
    report(start, true, "null");
    assertThat(now()).isEqualTo(start + 20_000);
    report(start + 20_000, true, "null");
    await().until(() -> now() == start + 60_000);
    await().until(() -> !guest.look("clock").path("running").asBoolean());
  }

  @Test
  void aRequestMakesAnEarlierReportWorthless() {
    long start = now();
    report(start, true, "null");
    guest.fetch("getcallbackip");
    guest.control("clock/run", "{\"until\":" + (start + 60_000) + "}");
    assertThat(now()).isEqualTo(start);
    report(start, true, "null");
    await().until(() -> now() == start + 60_000);
  }

  @Test
  void aReportFromBeforeAnEventIsWorthlessHoweverLateItComes() {
    long start = now();
    long epoch = guest.look("clock").path("epoch").asLong();
    guest.fetch("getcallbackip");
    String old = "{\"follower\":\"bot\",\"wait\":false,\"seen\":%d,\"idle\":true,\"epoch\":%d}";
    guest.control("clock/follow", old.formatted(start, epoch));
    guest.control("clock/run", "{\"until\":" + (start + 1000) + "}");
    assertThat(now()).isEqualTo(start);
    long fresh = guest.look("clock").path("epoch").asLong();
    guest.control("clock/follow", old.formatted(start, fresh));
    await().until(() -> now() == start + 1000);
  }

  @Test
  void aFollowerWhoseReportHasBecomeWorthlessIsAskedAnew() {
    long start = now();
    long epoch = guest.look("clock").path("epoch").asLong();
    report(start, false, "null");
    guest.control("clock/run", "{\"until\":" + (start + 60_000) + "}");
    guest.fetch("getcallbackip");
    String idle = "{\"follower\":\"bot\",\"seen\":%d,\"idle\":true,\"epoch\":%d}";
    JsonNode answer = guest.control("clock/follow", idle.formatted(start, epoch));
    assertThat(answer.path("now").asLong()).isEqualTo(start);
    assertThat(answer.path("epoch").asLong()).isGreaterThan(epoch);
    guest.control("clock/follow", idle.formatted(start, answer.path("epoch").asLong()));
    await().until(() -> now() == start + 60_000);
  }

  @Test
  void whoWaitsIsAskedAnewWhenTheClockBeginsToJump() {
    long start = now();
    long epoch = guest.look("clock").path("epoch").asLong();
    String idle = "{\"follower\":\"bot\",\"seen\":%d,\"idle\":true,\"epoch\":%d}";
    String other = "{\"follower\":\"other\",\"wait\":false,\"seen\":%d,\"idle\":%b}";
    guest.control("clock/follow", other.formatted(start, false));
    var before =
        CompletableFuture.supplyAsync(
            () -> guest.control("clock/follow", idle.formatted(start, epoch)));
    guest.control("clock/run", "{\"until\":" + (start + 60_000) + "}");
    JsonNode asked = before.join();
    assertThat(asked.path("jumping").asBoolean()).isTrue();
    guest.control("clock/follow", other.formatted(start + 60_000, true));
    assertThat(now()).isEqualTo(start);
    long fresh = asked.path("epoch").asLong();
    JsonNode after = guest.control("clock/follow", idle.formatted(start, fresh));
    assertThat(after.path("now").asLong()).isEqualTo(start + 60_000);
  }

  @Test
  void whoDoesNotKnowYetThatTheClockJumpsIsToldAtOnce() {
    long start = now();
    long epoch = guest.look("clock").path("epoch").asLong();
    report(start, false, "null");
    guest.control("clock/run", "{\"until\":" + (start + 60_000) + "}");
    String busy =
        "{\"follower\":\"bot\",\"seen\":%d,\"idle\":false,\"epoch\":%d}".formatted(start, epoch);

    var answer = CompletableFuture.supplyAsync(() -> guest.control("clock/follow", busy));

    // One that knows it is answered only when it reports anew, or after five seconds.
    await().atMost(SOONER_THAN_A_LONG_POLL).until(answer::isDone);
    assertThat(answer.join().path("jumping").asBoolean()).isTrue();
    assertThat(now()).isEqualTo(start);
  }

  @Test
  void aClockThatStandsShowsWhetherAFollowerGetsAnythingDone() {
    String busy = "{\"follower\":\"bot\",\"wait\":false,\"seen\":0,\"idle\":false,\"worked\":%d}";
    guest.control("clock/follow", busy.formatted(3));
    assertThat(guest.look("clock").path("worked").asLong()).isEqualTo(3);
    guest.control("clock/follow", busy.formatted(5));
    assertThat(guest.look("clock").path("worked").asLong()).isEqualTo(5);
  }

  @Test
  void whatTheClockWaitsForIsShown() {
    guest.control(
        "clock/follow",
        "{\"follower\":\"bot\",\"wait\":false,\"seen\":7,\"idle\":true,\"nextDue\":9,\"epoch\":0}");
    var clock = guest.look("clock");
    assertThat(clock.path("underWay").asInt()).isZero();
    var said = clock.path("followers").path("bot");
    assertThat(said.path("seen").asLong()).isEqualTo(7);
    assertThat(said.path("idle").asBoolean()).isTrue();
    assertThat(said.path("nextDue").asLong()).isEqualTo(9);
    assertThat(said.path("epoch").asLong(-1)).isZero();
  }

  @Test
  void aWalkingClockGoesWithTheHosts() {
    long start = now();
    guest.control("clock/walk", "{\"on\":true}");
    await().until(() -> now() > start);
    guest.control("clock/stop", "{}");
  }

  @Test
  void aWalkingClockThatSomebodyMovesStandsWhereItWasLeft() {
    guest.control("clock/walk", "{\"on\":true}");
    long left = guest.control("clock/advance", "{\"by\":3600000}").path("now").asLong();
    assertThat(guest.look("clock").path("running").asBoolean()).isFalse();
    guest.control("clock/advance", "{\"by\":5}");
    assertThat(now()).isEqualTo(left + 5);
  }

  @Test
  void faultsComeAsOrdered() throws Exception {
    guest.control("fault/next", "{\"path\":\"appchat\",\"errcode\":45009,\"times\":2}");
    assertThat(guest.fetch("getcallbackip").path("errcode").asInt()).isZero();
    assertThat(guest.fetch("appchat/get?chatid=x").path("errcode").asInt()).isEqualTo(45009);
    assertThat(guest.fetch("appchat/get?chatid=x").path("errcode").asInt()).isEqualTo(45009);
    assertThat(guest.fetch("appchat/get?chatid=x").path("errcode").asInt()).isEqualTo(86003);

    guest.control("fault/next", "{\"path\":\"getcallbackip\",\"status\":503}");
    assertThat(guest.send(guest.request("/cgi-bin/getcallbackip").build()).statusCode())
        .isEqualTo(503);
    guest.control("fault/next", "{\"path\":\"getcallbackip\",\"rubbish\":\"<html>busy</html>\"}");
    assertThat(guest.send(guest.request("/cgi-bin/getcallbackip").build()).body())
        .isEqualTo("<html>busy</html>");
  }

  @Test
  void aBrokenConnectionMayHideThatItWasDone() {
    guest.control("fault/next", "{\"path\":\"message/send\",\"reset\":true,\"afterDoing\":true}");
    String send =
        "{\"touser\":\"host1\",\"msgtype\":\"text\",\"text\":{\"content\":\"x\"},\"agentid\":"
            + guest.ready("agentId")
            + "}";
    org.assertj.core.api.Assertions.assertThatThrownBy(() -> guest.call("message/send", send))
        .hasRootCauseInstanceOf(java.io.IOException.class);
    assertThat(guest.look("phone/host1").path("items")).hasSize(1);
  }

  @Test
  void theJournalHidesSecrets() {
    guest.call("tag/create", "{\"tagname\":\"t\"}");
    String journal = guest.look("journal").toString();
    assertThat(journal)
        .contains("/cgi-bin/tag/create")
        .contains("access_token=****")
        .doesNotContain(guest.ready("appSecret"));
    JsonNode first = guest.look("journal?limit=1");
    assertThat(first.path("next").asLong()).isEqualTo(1);
    assertThat(first.at("/entries/0/hostNanos").isNumber()).isTrue();
    assertThat(first.at("/entries/0/answer").asText()).contains("\"access_token\":\"****\"");
  }

  @Test
  void badJsonIsSaidToBeBad() {
    JsonNode answer = guest.call("appchat/create", "{\"name\":");
    assertThat(answer.path("errcode").asInt()).isEqualTo(40058);
    assertThat(answer.path("errmsg").asText()).contains("Warning: wrong json format.");
  }

  @Test
  void numbersAsTextsUnknownFieldsAndMissingContentTypesDoNoHarm() {
    String body =
        "{\"touser\":\"host1\",\"msgtype\":\"text\",\"text\":{\"content\":\"x\"},\"safe\":\"0\","
            + "\"agentid\":\""
            + guest.ready("agentId")
            + "\",\"unheard_of\":[1,{\"a\":null}]}";
    assertThat(guest.call("message/send", body).path("errcode").asInt()).isZero();
    String token =
        Guest.read(
                guest
                    .send(
                        guest
                            .request(
                                "/cgi-bin/gettoken?corpid="
                                    + guest.ready("corpId")
                                    + "&corpsecret="
                                    + guest.ready("appSecret"))
                            .POST(BodyPublishers.noBody())
                            .build())
                    .body())
            .path("access_token")
            .asText();
    assertThat(
            Guest.read(
                    guest
                        .send(
                            guest
                                .request("//cgi-bin/user/get?access_token=" + token)
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString("{\"userid\":\"host1\"}"))
                                .build())
                        .body())
                .path("errcode")
                .asInt())
        .isZero();
  }

  @Test
  void everyApiHasItsTenThousandCallsAMinute() {
    guest.knob("callsPerMinute", 2);
    assertThat(guest.fetch("tag/list").path("errcode").asInt()).isZero();
    guest.control("limits/forget", "{}");
    assertThat(guest.fetch("tag/list").path("errcode").asInt()).isZero();
    guest.knob("callsPerMinute", 100);
    assertThat(guest.fetch("tag/list").path("errcode").asInt()).isZero();
  }

  @Test
  void unknownKnobsAndPeopleAreRefused() {
    assertThat(guest.refusedControl("knobs", "{\"noSuchKnob\":1}")).contains("noSuchKnob");
    assertThat(guest.refusedControl("knobs", "{\"joinWayQrCap\":\"x\"}")).contains("joinWayQrCap");
    assertThat(guest.refusedControl("nothing/here", "{}")).contains("nothing");
    assertThat(guest.refusedControl("customer/scan-joinway", "{\"code\":\"x\",\"name\":\"N\"}"))
        .contains("no join way");
  }
}
