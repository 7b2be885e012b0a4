package org.roomkeeper.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import me.chanjar.weixin.cp.api.WxCpLivingService;
import me.chanjar.weixin.cp.bean.living.WxCpLivingCreateRequest;
import me.chanjar.weixin.cp.bean.living.WxCpLivingModifyRequest;
import me.chanjar.weixin.cp.bean.living.WxCpWatchStat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Row 25: live streams, booked through the API and held by people. */
final class LiveTest {
  private static final Duration HOUR = Duration.ofHours(1);

  private final Guest guest = new Guest();
  private final WxCpLivingService lives = guest.wx().getLivingService();

  @AfterEach
  void close() {
    guest.close();
  }

  private long seconds() {
    return guest.look("clock").path("now").asLong() / 1000;
  }

  private WxCpLivingCreateRequest tomorrow() {
    var request = new WxCpLivingCreateRequest();
    request.setAnchorUserid("owner");
    request.setTheme("第七讲：俯卧位通气");
    request.setLivingStart(seconds() + Duration.ofDays(1).toSeconds());
    request.setLivingDuration(HOUR.toSeconds());
    request.setDescription("重症医学系列");
    request.setType(3);
    request.setRemindTime(60L);
    return request;
  }

  private String does(String control, String live) {
    return guest.control("live/" + control, "{\"livingid\":\"" + live + "\"}").toString();
  }

  private void watches(String live, String person, int seconds, boolean comments) {
    guest.control(
        "live/watch",
        "{\"livingid\":\"%s\",\"person\":\"%s\",\"seconds\":%d,\"comments\":%s}"
            .formatted(live, person, seconds, comments));
  }

  @Test
  void aStreamIsBookedChangedAndFoundAgain() throws Exception {
    guest.control("clock/stop", "{}");
    String live = lives.livingCreate(tomorrow());
    var change = new WxCpLivingModifyRequest();
    change.setLivingId(live);
    change.setTheme("第七讲");
    change.setLivingStart(seconds() + Duration.ofDays(2).toSeconds());
    change.setLivingDuration(2 * HOUR.toSeconds());
    lives.livingModify(change);

    var info = lives.getLivingInfo(live);
    assertThat(info.getTheme()).isEqualTo("第七讲");
    assertThat(info.getDescription()).isEqualTo("重症医学系列");
    assertThat(info.getStatus()).isZero();
    assertThat(info.getReserveStart()).isEqualTo(seconds() + Duration.ofDays(2).toSeconds());
    assertThat(info.getReserveLivingDuration()).isEqualTo(2 * HOUR.toSeconds());
    assertThat(info.getAnchorUserid()).isEqualTo("owner");
    assertThat(info.getType()).isEqualTo(3);
    assertThat(info.getViewerNum()).isZero();
    assertThat(lives.getUserAllLivingId("owner", "", 20).getLivingIdList()).containsExactly(live);
    assertThat(lives.getUserAllLivingId("host1", "", 20).getLivingIdList()).isEmpty();
  }

  @Test
  void whoWatchedAndForHowLongIsKnownPageByPage() throws Exception {
    String live = lives.livingCreate(tomorrow());
    guest.callbacks();
    does("begin", live);
    assertThat(Guest.in(guest.event("living_status_change", "<Status>1</Status>"), "LivingId"))
        .isEqualTo(live);
    watches(live, "host1", 30, true);
    watches(live, "host1", 60, false);
    for (int i = 0; i < 150; i++) {
      String customer =
          guest
              .control("customer/appear", "{\"name\":\"Guest " + i + "\"}")
              .path("customer")
              .asText();
      watches(live, customer, 10 + i, false);
    }
    guest.advance(HOUR);
    does("end", live);
    guest.event("living_status_change", "<Status>2</Status>");

    List<WxCpWatchStat.ExternalUser> guests = new ArrayList<>();
    WxCpWatchStat first = lives.getWatchStat(live, "0");
    guests.addAll(first.getStatInfo().getExternalUsers());
    assertThat(first.getEnding()).isZero();
    assertThat(first.getStatInfo().getUsers()).hasSize(1);
    assertThat(first.getStatInfo().getUsers().getFirst().getUserid()).isEqualTo("host1");
    assertThat(first.getStatInfo().getUsers().getFirst().getWatchTime()).isEqualTo(90);
    assertThat(first.getStatInfo().getUsers().getFirst().getIsComment()).isEqualTo(1);
    WxCpWatchStat second = lives.getWatchStat(live, first.getNextKey());
    guests.addAll(second.getStatInfo().getExternalUsers());
    assertThat(second.getEnding()).isEqualTo(1);
    assertThat(guests).hasSize(150);
    assertThat(guests.getLast().getName()).isEqualTo("Guest 149");
    assertThat(guests.getLast().getWatchTime()).isEqualTo(159);
    assertThat(lives.getLivingInfo(live).getViewerNum()).isEqualTo(151);
    assertThat(lives.getLivingInfo(live).getStatus()).isEqualTo(2);
    lives.deleteReplayData(live);
    assertThat(lives.getLivingInfo(live).getOpenReplay()).isZero();
  }

  @Test
  void whatIsCalledOffOrBegunOrForgottenCannotBeChanged() throws Exception {
    String cancelled = lives.livingCreate(tomorrow());
    lives.livingCancel(cancelled);
    assertThat(lives.getLivingInfo(cancelled).getStatus()).isEqualTo(4);
    assertThat(Guest.refused(() -> lives.livingCancel(cancelled))).isEqualTo(40058);

    String begun = lives.livingCreate(tomorrow());
    does("begin", begun);
    assertThat(Guest.refused(() -> lives.livingCancel(begun))).isEqualTo(40058);
    assertThat(Guest.refused(() -> lives.deleteReplayData(begun))).isEqualTo(40058);

    String forgotten = lives.livingCreate(tomorrow());
    guest.advance(Duration.ofDays(2));
    assertThat(lives.getLivingInfo(forgotten).getStatus()).isEqualTo(3);
    assertThat(guest.refusedControl("live/begin", "{\"livingid\":\"" + forgotten + "\"}"))
        .contains("EXPIRED");
  }

  @Test
  void aWeChatUsersCodeIsTheSameForFiveMinutesAndAnotherPersonsIsAnother() throws Exception {
    guest.control("clock/stop", "{}");
    String live = lives.livingCreate(tomorrow());
    String code = lives.getLivingCode("oAda", live);
    assertThat(code).isNotEmpty().isNotEqualTo(lives.getLivingCode("oBo", live));
    guest.advance(Duration.ofMinutes(4));
    assertThat(lives.getLivingCode("oAda", live)).isEqualTo(code);
    guest.advance(Duration.ofMinutes(2));
    assertThat(lives.getLivingCode("oAda", live)).isNotEqualTo(code);
    assertThat(Guest.refused(() -> lives.getLivingCode("", live))).isEqualTo(40058);
    lives.livingCancel(live);
    assertThat(Guest.refused(() -> lives.getLivingCode("oAda", live))).isEqualTo(40058);
  }

  @Test
  void whoWentFromTheStreamToTheShopIsKnownForFiveMinutes() throws Exception {
    String live = lives.livingCreate(tomorrow());
    does("begin", live);
    String ada = guest.control("customer/appear", "{\"name\":\"Ada\"}").path("customer").asText();
    String code =
        guest
            .control(
                "live/shop",
                "{\"livingid\":\"%s\",\"person\":\"%s\",\"invitor\":\"host1\"}"
                    .formatted(live, ada))
            .path("ww_share_code")
            .asText();
    var shared = lives.getLivingShareInfo(code);
    assertThat(shared.getLivingid()).isEqualTo(live);
    assertThat(shared.getViewerExternalUserid()).isEqualTo(ada);
    assertThat(shared.getInvitorUserid()).isEqualTo("host1");
    guest.advance(Duration.ofMinutes(6));
    assertThat(Guest.refused(() -> lives.getLivingShareInfo(code))).isEqualTo(40058);
  }

  @Test
  void refusesWhatWeComRefuses() {
    assertThat(refused("anchor_userid", "\"nobody\"")).isEqualTo(60111);
    assertThat(refused("theme", "\"" + "题".repeat(21) + "\"")).isEqualTo(40058);
    assertThat(refused("theme", "\"" + "é".repeat(30) + "\"")).isZero();
    assertThat(refused("description", "\"" + "文".repeat(101) + "\"")).isEqualTo(40058);
    assertThat(refused("living_start", "1500000000")).isEqualTo(40058);
    assertThat(refused("living_duration", "0")).isEqualTo(40058);
    assertThat(refused("type", "1")).isEqualTo(40058);
    assertThat(Guest.refused(() -> lives.getLivingInfo("lvNone"))).isEqualTo(40058);
  }

  private int refused(String field, String value) {
    String request =
        "{\"anchor_userid\":\"owner\",\"theme\":\"t\",\"living_start\":%d,\"living_duration\":3600}"
            .formatted(seconds() + 3600);
    String changed =
        request.contains("\"" + field + "\"")
            ? request.replaceAll(
                "\"" + field + "\":(\"[^\"]*\"|\\d+)", "\"" + field + "\":" + value)
            : request.replace("}", ",\"" + field + "\":" + value + "}");
    JsonNode answer = guest.call("living/create", changed);
    return answer.path("errcode").asInt();
  }
}
