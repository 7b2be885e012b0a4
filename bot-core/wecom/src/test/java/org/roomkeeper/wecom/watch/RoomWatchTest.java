package org.roomkeeper.wecom.watch;

import static java.util.concurrent.TimeUnit.SECONDS;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.MemberJoined.Entry;
import org.roomkeeper.api.MemberKind;
import org.roomkeeper.api.MemberLeft.Departure;
import org.roomkeeper.api.RoomId;
import org.roomkeeper.api.RoomKind;
import org.roomkeeper.api.RoomView;
import org.roomkeeper.runtime.intake.Incoming;
import org.roomkeeper.runtime.settings.Communities.ListedRoom;
import org.roomkeeper.runtime.time.HandClock;
import org.roomkeeper.wecom.client.WeComClients;
import org.roomkeeper.wecom.client.WeComIds;
import org.roomkeeper.wecom.support.FixedRoster;
import org.roomkeeper.wecom.support.ListedRooms;
import org.roomkeeper.wecom.support.RememberingIntake;
import org.roomkeeper.wecom.support.ScriptedWeCom;

/** When rooms are read, and what is made of them. */
class RoomWatchTest {
  private static final String LIST = "/cgi-bin/externalcontact/groupchat/list";
  private static final String GET = "/cgi-bin/externalcontact/groupchat/get";
  private static final String APP_GET = "/cgi-bin/appchat/get";
  private static final String ID_LIST = "/cgi-bin/user/list_id";
  private static final RoomId ROOM = WeComIds.customerGroup("wr1");

  private final HandClock clock = new HandClock(Instant.parse("2026-11-22T08:00:00Z"));
  private final RememberingIntake intake = new RememberingIntake();
  private final FixedRoster roster = new FixedRoster();
  private ScriptedWeCom weCom;
  private RoomWatch watch;

  @BeforeEach
  void script() throws IOException {
    weCom = new ScriptedWeCom();
    weCom.always(
        LIST, "{\"errcode\":0,\"errmsg\":\"ok\",\"group_chat_list\":[],\"next_cursor\":\"\"}");
    weCom.always(GET, group("医生一群"));
  }

  @AfterEach
  void stop() {
    if (watch != null) {
      watch.stop();
    }
    weCom.close();
  }

  private void start(ListedRoom... listed) {
    var settings = weCom.settings();
    watch =
        new RoomWatch(
            new WeComClients(settings),
            settings,
            intake,
            roster,
            new ListedRooms(List.of(listed)),
            clock,
            new SimpleMeterRegistry());
    watch.start();
    settled();
  }

  private void coreKnowsInTheRoom(MemberId... people) {
    var room =
        new RoomView(
            ROOM,
            "医生一群",
            RoomKind.CUSTOMER_GROUP,
            2,
            500,
            Optional.of(WeComIds.staff("owner")),
            true,
            Map.of());
    roster.with(room, people).belonging(ROOM, ListedRooms.DOCTORS.id());
  }

  private void settled() {
    await().atMost(20, SECONDS).until(watch::idle);
  }

  @Test
  void readsAtTheStartWhatTheOwnersHave() {
    weCom.always(
        LIST,
        "{\"errcode\":0,\"errmsg\":\"ok\",\"group_chat_list\":[{\"chat_id\":\"wr1\",\"status\":0}],\"next_cursor\":\"\"}");

    start();

    var read = intake.written(Incoming.RoomRead.class).getFirst();
    var reading = read.reading().orElseThrow();
    assertThat(read.room()).isEqualTo(ROOM);
    assertThat(reading.name()).isEqualTo("医生一群");
    assertThat(reading.owner()).contains(WeComIds.staff("owner"));
    assertThat(reading.notice()).isEqualTo("文明沟通");
    assertThat(reading.capacity()).isEqualTo(500);
    assertThat(reading.people()).hasSize(2);
    var guest = reading.people().get(1);
    assertThat(guest.member()).isEqualTo(WeComIds.guest("wm1"));
    assertThat(guest.kind()).isEqualTo(MemberKind.GUEST);
    assertThat(guest.name()).isEqualTo("王语嫣");
    assertThat(guest.entry()).isEqualTo(Entry.CODE);
    assertThat(guest.state()).contains("st");
    assertThat(guest.joined()).contains(Instant.ofEpochSecond(1572505491));
    var staff = reading.people().getFirst();
    assertThat(staff.kind()).isEqualTo(MemberKind.STAFF);
    assertThat(staff.invitedBy()).contains(WeComIds.staff("jack"));
    assertThat(weCom.to(LIST).getFirst().body()).contains("opener", "host", "moderator");
  }

  @Test
  void gathersChangesOfTwoSecondsIntoOneReading() {
    start();
    notice("a", "update");
    notice("b", "update");
    settled();
    clock.moveBy(Duration.ofSeconds(1));
    notice("c", "update");
    settled();
    assertThat(weCom.to(GET)).isEmpty();

    clock.moveBy(Duration.ofSeconds(1));
    await().atMost(20, SECONDS).until(() -> intake.notices(0, 10).isEmpty());

    assertThat(weCom.to(GET)).hasSize(1);
    assertThat(intake.written(Incoming.RoomRead.class))
        .singleElement()
        .satisfies(read -> assertThat(read.answers()).hasSize(3));
  }

  @Test
  void looksIntoWhatWasNoticedBeforeARestart() {
    intake.write(List.of(noticed("a", "update"))).join();

    start();
    clock.moveBy(Duration.ofSeconds(2));

    await().atMost(20, SECONDS).until(() -> intake.notices(0, 10).isEmpty());
  }

  @Test
  void keepsTryingWhatCannotBeReadNow() {
    weCom
        .next(GET, "{\"errcode\":-1,\"errmsg\":\"busy\"}")
        .next(GET, 500, "oops")
        .next(GET, 0, "")
        .next(GET, 200, "rubbish");
    start();
    notice("a", "update");

    await()
        .atMost(30, SECONDS)
        .until(
            () -> {
              clock.moveBy(Duration.ofSeconds(20));
              return intake.notices(0, 10).isEmpty();
            });
    assertThat(weCom.to(GET)).hasSizeGreaterThanOrEqualTo(5);
  }

  @Test
  void staysQuietForAMinuteAfterBeingToldThatItCallsTooOften() {
    weCom.next(GET, "{\"errcode\":45009,\"errmsg\":\"freq\"}");
    start();
    notice("a", "update");
    settled();
    clock.moveBy(Duration.ofSeconds(2));
    await().atMost(20, SECONDS).until(() -> weCom.to(GET).size() == 1);
    settled();
    clock.moveBy(Duration.ofSeconds(50));
    settled();
    assertThat(weCom.to(GET)).hasSize(1);

    clock.moveBy(Duration.ofSeconds(15));
    await().atMost(20, SECONDS).until(() -> intake.notices(0, 10).isEmpty());
  }

  @Test
  void tellsThatARoomIsGone() {
    start();
    notice("a", "dismiss");
    settled();
    clock.moveBy(Duration.ofSeconds(2));
    await().atMost(20, SECONDS).until(() -> intake.notices(0, 10).isEmpty());

    assertThat(intake.written(Incoming.RoomRead.class).getLast().reading()).isEmpty();
  }

  @Test
  void readsAppGroupsEveryMinuteAndAsksForNamesOnce() {
    var app = WeComIds.appGroup("chat1");
    roster
        .with(
            new RoomView(
                app,
                "专家",
                RoomKind.APP_GROUP,
                2,
                2000,
                Optional.of(WeComIds.staff("li")),
                true,
                Map.of()))
        .named(WeComIds.staff("li"), "李");
    weCom
        .always(
            APP_GET,
            "{\"errcode\":0,\"errmsg\":\"ok\",\"chat_info\":{\"chatid\":\"chat1\",\"name\":\"专家\",\"owner\":\"li\",\"userlist\":[\"li\",\"zhao\"]}}")
        .always(
            "/cgi-bin/user/get",
            "{\"errcode\":0,\"errmsg\":\"ok\",\"userid\":\"zhao\",\"name\":\"赵\"}");

    start();
    assertThat(weCom.to(APP_GET)).hasSize(1);
    var reading = intake.written(Incoming.RoomRead.class).getFirst().reading().orElseThrow();
    assertThat(reading.kind()).isEqualTo(RoomKind.APP_GROUP);
    assertThat(reading.capacity()).isEqualTo(2000);
    assertThat(reading.people()).hasSize(2);
    assertThat(intake.written(Incoming.PersonRead.class))
        .singleElement()
        .satisfies(person -> assertThat(person.name()).isEqualTo("赵"));

    clock.moveBy(Duration.ofSeconds(30));
    settled();
    assertThat(weCom.to(APP_GET)).hasSize(1);
    clock.moveBy(Duration.ofSeconds(30));
    await().atMost(20, SECONDS).until(() -> weCom.to(APP_GET).size() == 2);
  }

  @Test
  void readsAtOnceWhatTheBotItselfChanged() {
    var app = WeComIds.appGroup("chat9");
    weCom.always(
        APP_GET,
        "{\"errcode\":0,\"errmsg\":\"ok\",\"chat_info\":{\"chatid\":\"chat9\",\"name\":\"n\",\"owner\":\"li\",\"userlist\":[\"li\"]}}");
    start();

    watch.soon(
        app,
        List.of(new Incoming.Departures(app, List.of(WeComIds.staff("zhao")), Departure.REMOVED)));

    await().atMost(20, SECONDS).until(() -> !intake.written(Incoming.RoomRead.class).isEmpty());
    assertThat(intake.written().getFirst()).isInstanceOf(Incoming.Departures.class);
    assertThat(intake.written().get(1)).isInstanceOf(Incoming.RoomRead.class);
  }

  @Test
  void introducesRoomsThatNoInterfaceShows() {
    var all = new RoomId("all-staff:everybody");
    start(
        new ListedRoom(
            ListedRooms.DOCTORS.id(),
            Optional.of(all),
            "全员群",
            RoomKind.ALL_STAFF,
            "main",
            Optional.of(9000),
            Optional.empty()));

    var reading = intake.written(Incoming.RoomRead.class).getFirst().reading().orElseThrow();
    assertThat(reading.room()).isEqualTo(all);
    assertThat(reading.capacity()).isEqualTo(9000);
  }

  @Test
  void looksIntoWhatNeedsNoLooking() {
    intake
        .write(
            List.of(
                new Incoming.Noticed(
                    "k", clock.instant(), Notices.APP_OPENED, "staff:li", Map.of()),
                new Incoming.Noticed("l", clock.instant(), "brand-new", "x", Map.of())))
        .join();

    start();

    assertThat(intake.notices(0, 10)).isEmpty();
  }

  @Test
  void readsWhatWasNoticedAlsoWhileNoListCanBeHad() {
    weCom.always(LIST, "{\"errcode\":48002,\"errmsg\":\"api forbidden\"}");
    start();
    notice("a", "update");
    settled();
    clock.moveBy(Duration.ofSeconds(2));

    await().atMost(20, SECONDS).until(() -> intake.notices(0, 10).isEmpty());
    assertThat(intake.written(Incoming.RoomRead.class)).hasSize(1);
  }

  @Test
  void doesNotTellAgainWhatALookFindsUnchanged() {
    coreKnowsInTheRoom(WeComIds.staff("abel"), WeComIds.guest("wm1"));
    start();
    assertThat(intake.written(Incoming.RoomRead.class)).hasSize(1);

    clock.moveBy(Duration.ofMinutes(30));
    await().atMost(20, SECONDS).until(() -> weCom.to(GET).size() == 2);
    settled();
    assertThat(intake.written(Incoming.RoomRead.class)).hasSize(1);

    weCom.always(GET, group("医生二群"));
    clock.moveBy(Duration.ofMinutes(30));
    await().atMost(20, SECONDS).until(() -> intake.written(Incoming.RoomRead.class).size() == 2);
  }

  @Test
  void tellsAgainWhatALookFindsUnchangedWhileTheCoreKnowsOthersInTheRoom() {
    coreKnowsInTheRoom(WeComIds.staff("abel"), WeComIds.guest("wm-whom-no-reading-shows"));
    start();
    assertThat(intake.written(Incoming.RoomRead.class)).hasSize(1);

    clock.moveBy(Duration.ofMinutes(30));
    await().atMost(20, SECONDS).until(() -> intake.written(Incoming.RoomRead.class).size() == 2);
  }

  @Test
  void takesNoAnswerForARoomThatHoldsAnErrorAnywhere() {
    coreKnowsInTheRoom();
    weCom.always(GET, "{\"errmsg\":\"not allowed\",\"errcode\":60111}");
    start();

    assertThat(intake.written(Incoming.RoomRead.class)).isEmpty();
    weCom.always(GET, group("医生一群"));
    clock.moveBy(Duration.ofMinutes(5));
    await().atMost(20, SECONDS).until(() -> intake.written(Incoming.RoomRead.class).size() == 1);
  }

  @Test
  void listsTheDirectoryByPagesAndTellsOfItOnlyWhenItChanged() {
    weCom.next(ID_LIST, ids("next", "li", "li", "zhao")).always(ID_LIST, ids("", "wang"));
    start();
    assertThat(directory())
        .containsExactly(
            Set.of(WeComIds.staff("li"), WeComIds.staff("zhao"), WeComIds.staff("wang")));
    assertThat(weCom.to(ID_LIST).get(1).body()).contains("\"next\"");

    roster.inDirectory(WeComIds.staff("li"), WeComIds.staff("zhao"), WeComIds.staff("wang"));
    weCom.next(ID_LIST, ids("next", "li", "zhao"));
    clock.moveBy(Duration.ofMinutes(30));
    await().atMost(20, SECONDS).until(() -> weCom.to(ID_LIST).size() == 4);
    settled();
    assertThat(directory()).hasSize(1);

    weCom.next(ID_LIST, ids("next", "li"));
    clock.moveBy(Duration.ofMinutes(30));
    await().atMost(20, SECONDS).until(() -> directory().size() == 2);
  }

  @Test
  void tellsOfTheDirectoryAgainWhileTheCoreKnowsSomebodyWhoIsNotInIt() {
    weCom.always(ID_LIST, ids("", "li"));
    roster.inDirectory(WeComIds.staff("li"), WeComIds.staff("gone"));
    start();
    assertThat(directory()).hasSize(1);

    clock.moveBy(Duration.ofMinutes(30));
    await().atMost(20, SECONDS).until(() -> directory().size() == 2);
    assertThat(directory().getLast()).containsExactly(WeComIds.staff("li"));
  }

  @Test
  void listsTheMembersOfDepartmentsWhereTheAppMayNotListIds() {
    weCom
        .always(ID_LIST, "{\"errcode\":48002,\"errmsg\":\"api forbidden\"}")
        .always(
            "/cgi-bin/department/simplelist",
            "{\"errcode\":0,\"errmsg\":\"ok\",\"department_id\":[{\"id\":7,\"parentid\":1,\"order\":1},{\"id\":8,\"parentid\":7,\"order\":2}]}")
        .always(
            "/cgi-bin/user/simplelist",
            "{\"errcode\":0,\"errmsg\":\"ok\",\"userlist\":[{\"userid\":\"li\",\"name\":\"李\",\"department\":[7]}]}");
    roster.inDirectory(WeComIds.staff("li"));
    start();
    clock.moveBy(Duration.ofMinutes(30));
    await().atMost(20, SECONDS).until(() -> weCom.to("/cgi-bin/user/simplelist").size() == 2);
    settled();

    assertThat(directory()).containsExactly(Set.of(WeComIds.staff("li")));
    assertThat(weCom.to(ID_LIST)).hasSize(1);
    assertThat(weCom.to("/cgi-bin/user/simplelist").getFirst().query()).contains("department_id=7");
  }

  private List<Set<MemberId>> directory() {
    return intake.written(Incoming.DirectoryRead.class).stream()
        .map(Incoming.DirectoryRead::members)
        .toList();
  }

  private static String ids(String cursor, String... users) {
    return "{\"errcode\":0,\"errmsg\":\"ok\",\"next_cursor\":\"%s\",\"dept_user\":[%s]}"
        .formatted(
            cursor,
            Arrays.stream(users)
                .map(user -> "{\"userid\":\"" + user + "\",\"department\":1}")
                .collect(joining(",")));
  }

  private void notice(String key, String change) {
    intake.write(List.of(noticed(key, change))).join();
    watch.ring();
  }

  private Incoming.Noticed noticed(String key, String change) {
    return new Incoming.Noticed(
        key, clock.instant(), Notices.ROOM_CHANGED, ROOM.value(), Map.of("ChangeType", change));
  }

  private static String group(String name) {
    return """
        {"errcode":0,"errmsg":"ok","group_chat":{"chat_id":"wr1","name":"%s","owner":"owner",
        "create_time":1572505490,"notice":"文明沟通","member_list":[
        {"userid":"abel","type":1,"join_time":1572505491,"join_scene":1,"invitor":{"userid":"jack"},"name":"张三丰"},
        {"userid":"wm1","type":2,"unionid":"oz","join_time":1572505491,"join_scene":3,"state":"st","group_nickname":"老王","name":"王语嫣"}],
        "admin_list":[{"userid":"sam"}],"member_version":"v"}}"""
        .formatted(name);
  }
}
