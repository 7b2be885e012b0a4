package org.roomkeeper.wecom.action;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.roomkeeper.api.BookLive;
import org.roomkeeper.api.LiveChanged;
import org.roomkeeper.api.LiveStand;
import org.roomkeeper.api.Outcome;
import org.roomkeeper.api.ReadLive;
import org.roomkeeper.runtime.platform.AfterCrash;

/** Live streams: booked, moved, called off, found again and counted. */
class LivesTest extends ScriptedPlatform {
  private static final BookLive.Slot SLOT =
      new BookLive.Slot(LI, "俯卧位通气", NOW.plusSeconds(86_400), Duration.ofHours(1), "重症讲座");

  private static final String LIVING = "/cgi-bin/living/";

  @Test
  void booksMovesAndCallsOffALiveStream() throws Exception {
    weCom.always(LIVING + "create", "{\"errcode\":0,\"errmsg\":\"ok\",\"livingid\":\"lv1\"}");
    var booked = new Outcome.Done(Map.of("live", "lv1"));

    assertThat(perform(BookLive.of(SLOT))).isEqualTo(booked);
    assertThat(sent(LIVING + "create"))
        .isEqualTo(
            json(
                "{'anchor_userid':'li','theme':'俯卧位通气','living_start':1795420800,'living_duration':3600,'remind_time':600,'description':'重症讲座','type':3}"));
    assertThat(perform(BookLive.change("lv1", SLOT))).isEqualTo(booked);
    assertThat(sent(LIVING + "modify").path("livingid").asText()).isEqualTo("lv1");
    assertThat(sent(LIVING + "modify").path("living_start").asLong()).isEqualTo(1795420800);
    assertThat(perform(BookLive.callOff("lv1"))).isEqualTo(booked);
    assertThat(sent(LIVING + "cancel")).isEqualTo(json("{'livingid':'lv1'}"));
  }

  @Test
  void takesALiveStreamThatIsCalledOffAlreadyForCalledOffAndNoOther() {
    weCom
        .always(LIVING + "cancel", "{\"errcode\":40058,\"errmsg\":\"invalid\"}")
        .next(LIVING + "get_living_info", info(4))
        .next(LIVING + "get_living_info", info(1));

    assertThat(perform(BookLive.callOff("lv1"))).isInstanceOf(Outcome.Done.class);
    assertThat(perform(BookLive.callOff("lv1"))).isInstanceOf(Outcome.Refused.class);
  }

  @Test
  void findsALiveStreamWhoseBookingWentUnansweredAmongItsHosts() {
    weCom.next(LIVING + "create", 500, "oops");
    assertThat(perform(BookLive.of(SLOT))).isInstanceOf(Outcome.Unknown.class);
    assertThat(platform.afterCrash(BookLive.of(SLOT))).isEqualTo(AfterCrash.ASK_FIRST);
    assertThat(platform.afterCrash(BookLive.change("lv1", SLOT))).isEqualTo(AfterCrash.REPEAT);

    weCom
        .always(
            LIVING + "get_user_all_livingid",
            "{\"errcode\":0,\"errmsg\":\"ok\",\"next_cursor\":\"\",\"livingid_list\":[\"lv8\",\"lv9\"]}")
        .next(LIVING + "get_living_info", info(4))
        .next(LIVING + "get_living_info", info(0));
    assertThat(platform.findOut(delivery(BookLive.of(SLOT), 1)))
        .contains(new Outcome.Done(Map.of("live", "lv9")));
    weCom.always(LIVING + "get_living_info", info(2));
    assertThat(platform.findOut(delivery(BookLive.of(SLOT), 1))).isEmpty();
  }

  @Test
  void countsWhoWatchedPageByPageUntilWeComSaysThatItIsAll() throws Exception {
    weCom
        .always(LIVING + "get_living_info", info(2))
        .next(
            LIVING + "get_watch_stat",
            "{\"errcode\":0,\"errmsg\":\"ok\",\"ending\":0,\"next_key\":\"k1\",\"stat_info\":{\"users\":["
                + "{\"userid\":\"li\",\"watch_time\":60,\"is_comment\":1,\"is_mic\":1}]}}")
        .next(
            LIVING + "get_watch_stat",
            "{\"errcode\":0,\"errmsg\":\"ok\",\"ending\":1,\"next_key\":\"k2\",\"stat_info\":{\"users\":[],"
                + "\"external_users\":[{\"external_userid\":\"wm1\",\"type\":1,\"watch_time\":30,\"is_comment\":1},"
                + "{\"external_userid\":\"wm2\",\"type\":1,\"watch_time\":900}]}}");

    assertThat(LiveStand.of(perform(ReadLive.of("lv1"))))
        .contains(new LiveStand(LiveChanged.Status.ENDED, 1, 2, Duration.ofSeconds(60), 2, 1));
    assertThat(weCom.to(LIVING + "get_watch_stat")).hasSize(2);
    assertThat(json(weCom.to(LIVING + "get_watch_stat").getLast().body()))
        .isEqualTo(json("{'livingid':'lv1','next_key':'k1'}"));
    weCom.next(LIVING + "get_living_info", "{\"errcode\":45009,\"errmsg\":\"limit\"}");
    assertThat(perform(ReadLive.of("lv1"))).isInstanceOf(Outcome.TryLater.class);
  }

  @Test
  void countsWhoWatchedTwoStreamsOfTheSameOnceAndTheirLongerTime() {
    weCom
        .always(LIVING + "get_living_info", info(2))
        .next(
            LIVING + "get_watch_stat",
            "{\"errcode\":0,\"errmsg\":\"ok\",\"ending\":1,\"next_key\":\"\",\"stat_info\":{\"users\":["
                + "{\"userid\":\"li\",\"watch_time\":60}],\"external_users\":["
                + "{\"external_userid\":\"wm1\",\"type\":1,\"watch_time\":30,\"is_comment\":1}]}}")
        .next(
            LIVING + "get_watch_stat",
            "{\"errcode\":0,\"errmsg\":\"ok\",\"ending\":1,\"next_key\":\"\",\"stat_info\":{\"users\":["
                + "{\"userid\":\"li\",\"watch_time\":20,\"is_mic\":1}],\"external_users\":["
                + "{\"external_userid\":\"wm1\",\"type\":1,\"watch_time\":900,\"is_comment\":1},"
                + "{\"external_userid\":\"wm2\",\"type\":1,\"watch_time\":900}]}}");

    assertThat(LiveStand.of(perform(ReadLive.of(List.of("lv1", "lv2")))))
        .contains(new LiveStand(LiveChanged.Status.ENDED, 1, 2, Duration.ofMinutes(15), 1, 1));
  }

  private static String info(int status) {
    return "{\"errcode\":0,\"errmsg\":\"ok\",\"living_info\":{\"theme\":\"俯卧位通气\",\"status\":"
        + status
        + ",\"reserve_start\":1795420800}}";
  }
}
