package org.roomkeeper.wecom.action;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.roomkeeper.api.Admit;
import org.roomkeeper.api.AskModerators;
import org.roomkeeper.api.AskOwner;
import org.roomkeeper.api.Choice;
import org.roomkeeper.api.CloseCard;
import org.roomkeeper.api.Evidence;
import org.roomkeeper.api.Greet;
import org.roomkeeper.api.OfferWelcome;
import org.roomkeeper.api.OpenRoom;
import org.roomkeeper.api.Outcome;
import org.roomkeeper.api.Phrase;
import org.roomkeeper.api.PointDoor;
import org.roomkeeper.api.Remove;
import org.roomkeeper.api.Say;
import org.roomkeeper.api.Span;
import org.roomkeeper.api.TagMember;
import org.roomkeeper.api.Tell;
import org.roomkeeper.api.WelcomeCode;
import org.roomkeeper.runtime.intake.Incoming;
import org.roomkeeper.runtime.platform.AfterCrash;
import org.roomkeeper.wecom.client.TaskId;
import org.roomkeeper.wecom.client.WeComIds;

/**
 * What goes to WeCom for each action, through the unmodified client, and what is made of its
 * answer.
 */
class WeComPlatformTest extends ScriptedPlatform {
  // What goes out.

  private static final String TASK = new TaskId(42, NOW).wire();

  @Test
  void saysInAnAppGroupAndMentions() throws Exception {
    var outcome = perform(Say.to(APP, "大家好").mentioning(List.of(LI, WANG)));

    assertThat(outcome).isEqualTo(new Outcome.Done(Map.of()));
    assertThat(sent("/cgi-bin/appchat/send"))
        .isEqualTo(
            json(
                "{'chatid':'chat1','msgtype':'text','text':{'content':'大家好','mentioned_list':['li']},'safe':0}"));
  }

  @Test
  void saysInACustomerGroupThroughItsOwner() throws Exception {
    weCom.always(
        "/cgi-bin/externalcontact/add_msg_template",
        "{\"errcode\":0,\"errmsg\":\"ok\",\"fail_list\":[],\"msgid\":\"msgG1\"}");

    var outcome = perform(Say.to(GROUP, "讲座通知"));

    assertThat(outcome).isEqualTo(new Outcome.AskedPerson("staff:owner", Map.of("msgid", "msgG1")));
    assertThat(sent("/cgi-bin/externalcontact/add_msg_template"))
        .isEqualTo(
            json(
                "{'chat_type':'group','chat_id_list':['wr1'],'sender':'owner','text':{'content':'讲座通知'}}"));
  }

  @Test
  void saysByTheRobotThatAPersonAdded() throws Exception {
    assertThat(perform(Say.to(ALL, "hello"))).isEqualTo(new Outcome.Done(Map.of()));

    var request = weCom.to("/cgi-bin/webhook/send").getFirst();
    assertThat(request.query()).isEqualTo("key=k-e-y");
    assertThat(json.readTree(request.body()).path("text").path("content").asText())
        .isEqualTo("hello");
    assertThat(perform(Say.to(WeComIds.internal("x"), "hello")))
        .isInstanceOf(Outcome.Refused.class);
  }

  @Test
  void tellsAMemberWithWeComsOwnCheckForRepeats() throws Exception {
    weCom.always("/cgi-bin/message/send", "{\"errcode\":0,\"errmsg\":\"ok\",\"msgid\":\"M1\"}");

    assertThat(perform(Tell.to(LI, "提醒"))).isEqualTo(new Outcome.Done(Map.of("msgid", "M1")));
    var body = sent("/cgi-bin/message/send");
    assertThat(body.path("touser").asText()).isEqualTo("li");
    assertThat(body.path("text").path("content").asText()).isEqualTo("提醒");
    assertThat(body.path("enable_duplicate_check").asInt()).isEqualTo(1);
    assertThat(body.path("agentid").asInt()).isEqualTo(1000002);
  }

  @Test
  void tellsNoWeChatUserAnything() {
    assertThat(perform(Tell.to(WANG, "x"))).isInstanceOf(Outcome.Refused.class);
    assertThat(weCom.to("/cgi-bin/message/send")).isEmpty();
  }

  @Test
  void doesNotCallItDoneWhenNobodyWasReached() {
    weCom.always(
        "/cgi-bin/message/send", "{\"errcode\":0,\"errmsg\":\"ok\",\"invaliduser\":\"LI\"}");

    assertThat(perform(Tell.to(LI, "x"))).isInstanceOf(Outcome.Refused.class);
  }

  @Test
  void greetsANewContactWithALink() throws Exception {
    var greet =
        Greet.with(WANG, new WelcomeCode("CODE", NOW.plusSeconds(20)), "欢迎")
            .linking(
                new Greet.Link(
                    "医生社区",
                    "进群",
                    URI.create("https://rooms.example.org/x"),
                    Optional.of(URI.create("https://rooms.example.org/x.png"))));

    assertThat(perform(greet)).isEqualTo(new Outcome.Done(Map.of()));
    assertThat(sent("/cgi-bin/externalcontact/send_welcome_msg"))
        .isEqualTo(
            json(
                "{'welcome_code':'CODE','text':{'content':'欢迎'},'attachments':[{'msgtype':'link','link':{'title':'医生社区','picurl':'https://rooms.example.org/x.png','desc':'进群','url':'https://rooms.example.org/x'}}]}"));
  }

  @Test
  void asksModeratorsByACardWithEvidence() throws Exception {
    weCom.always("/cgi-bin/message/send", "{\"errcode\":0,\"errmsg\":\"ok\",\"msgid\":\"M1\"}");
    var ask =
        AskModerators.about(
                Phrase.of("title"),
                new Evidence(
                    Optional.of(GROUP),
                    Optional.of(WANG),
                    Optional.empty(),
                    "一句不该说的话",
                    List.of(new Span(2, 5))),
                "politics",
                Phrase.of("proposal"),
                List.of(
                    new Choice("remove", Phrase.of("remove")),
                    new Choice("ignore", Phrase.of("ignore"))))
            .scored(Map.of("politics", 0.93));

    var outcome = perform(ask, 1, LI, OWNER);

    assertThat(outcome)
        .isEqualTo(
            new Outcome.AskedPerson("staff:li,staff:owner", Map.of("msgid", "M1", "card", TASK)));
    var body = sent("/cgi-bin/message/send");
    var card = body.path("template_card");
    assertThat(body.path("touser").asText()).isEqualTo("li|owner");
    assertThat(body.path("msgtype").asText()).isEqualTo("template_card");
    assertThat(card.path("card_type").asText()).isEqualTo("button_interaction");
    assertThat(card.path("task_id").asText()).isEqualTo(TASK);
    assertThat(card.path("main_title")).isEqualTo(json("{'title':'title','desc':'proposal'}"));
    assertThat(card.path("quote_area").path("quote_text").asText()).isEqualTo("一句【不该说】的话");
    assertThat(card.path("horizontal_content_list").findValuesAsText("value"))
        .containsExactly("医生一群", "王医生", "politics", "politics 93 %");
    assertThat(card.path("button_list").findValuesAsText("key"))
        .containsExactly("remove", "ignore");
  }

  @Test
  void asksAnOwnerWithNumberedSteps() throws Exception {
    var ask =
        AskOwner.to(
                OWNER,
                Phrase.of("open"),
                List.of(Phrase.of("one"), Phrase.of("two")),
                List.of(new Choice("done", Phrase.of("done"))))
            .about(GROUP);

    assertThat(perform(ask)).isInstanceOf(Outcome.AskedPerson.class);
    var card = sent("/cgi-bin/message/send").path("template_card");
    assertThat(card.path("quote_area").path("quote_text").asText()).isEqualTo("1. one\n2. two");
    assertThat(card.path("horizontal_content_list").findValuesAsText("value"))
        .containsExactly("医生一群");
  }

  @Test
  void makesARemovalFromACustomerGroupATaskForItsOwner() throws Exception {
    var outcome = perform(Remove.from(GROUP, WANG));

    assertThat(outcome).isInstanceOf(Outcome.AskedPerson.class);
    var body = sent("/cgi-bin/message/send");
    assertThat(body.path("touser").asText()).isEqualTo("owner");
    assertThat(body.path("template_card").path("button_list").findValuesAsText("key"))
        .containsExactly("done", "cannot");
    assertThat(weCom.to("/cgi-bin/appchat/update")).isEmpty();
  }

  @Test
  void removesFromAnAppGroupAndReadsItAgain() throws Exception {
    assertThat(perform(Remove.from(APP, LI))).isEqualTo(new Outcome.Done(Map.of()));

    assertThat(sent("/cgi-bin/appchat/update"))
        .isEqualTo(json("{'chatid':'chat1','del_user_list':['li']}"));
    assertThat(readAgain).containsExactly(APP);
    assertThat(first).singleElement().isInstanceOf(Incoming.Departures.class);
  }

  @Test
  void removesNobodyFromRoomsWithoutAnInterface() {
    assertThat(perform(Remove.from(ALL, LI))).isInstanceOf(Outcome.Refused.class);
  }

  @Test
  void admitsMembersToAppGroupsOnly() throws Exception {
    assertThat(perform(Admit.into(APP, LI))).isEqualTo(new Outcome.Done(Map.of()));
    assertThat(sent("/cgi-bin/appchat/update"))
        .isEqualTo(json("{'chatid':'chat1','add_user_list':['li']}"));
    assertThat(perform(Admit.into(GROUP, LI))).isInstanceOf(Outcome.Refused.class);
    assertThat(perform(Admit.into(APP, WANG))).isInstanceOf(Outcome.Refused.class);
  }

  @Test
  void opensAnAppGroupOnceHoweverOftenItIsAsked() throws Exception {
    var open = OpenRoom.appGroup("医生一群", OWNER, List.of(OWNER, LI), "main");

    weCom.next("/cgi-bin/appchat/create", "{\"errcode\":0,\"errmsg\":\"ok\",\"chatid\":\"any\"}");

    var done = (Outcome.Done) perform(open);
    var body = sent("/cgi-bin/appchat/create");
    assertThat(body.path("name").asText()).isEqualTo("医生一群");
    assertThat(body.path("userlist")).isEqualTo(json("['owner','li']"));
    assertThat(body.path("chatid").asText()).matches("[0-9a-zA-Z]{1,32}");

    weCom.next("/cgi-bin/appchat/create", "{\"errcode\":86215,\"errmsg\":\"chatid existed\"}");
    assertThat(perform(open, 2)).isEqualTo(done);
    assertThat(done.details()).containsEntry("room", "app:" + body.path("chatid").asText());
  }

  @Test
  void pointsADoorAndLaterPointsTheSameCodeElsewhere() throws Exception {
    var base = "/cgi-bin/externalcontact/groupchat/";
    weCom
        .always(base + "add_join_way", "{\"errcode\":0,\"errmsg\":\"ok\",\"config_id\":\"C1\"}")
        .always(
            base + "get_join_way",
            "{\"errcode\":0,\"errmsg\":\"ok\",\"join_way\":{\"config_id\":\"C1\",\"qr_code\":\"http://qr/1\"}}");
    var point =
        PointDoor.toRooms("rooms", new PointDoor.ToRooms(List.of(GROUP), true, "医生群", 2, "st"));

    assertThat(perform(point))
        .isEqualTo(
            new Outcome.Done(Map.of("code", "http://qr/1", "configId", "C1", "kind", "rooms")));
    assertThat(sent(base + "add_join_way"))
        .isEqualTo(
            json(
                "{'scene':2,'remark':'rooms','auto_create_room':1,'room_base_name':'医生群','room_base_id':2,'chat_id_list':['wr1'],'state':'st'}"));

    roster.door("rooms", Map.of("code", "http://qr/1", "configId", "C1", "kind", "rooms"));
    assertThat(perform(point)).isInstanceOf(Outcome.Done.class);
    assertThat(sent(base + "update_join_way").path("config_id").asText()).isEqualTo("C1");
    assertThat(weCom.to(base + "add_join_way")).hasSize(1);
  }

  @Test
  void makesACodeAnewThatSomebodyHasDeleted() {
    var base = "/cgi-bin/externalcontact/";
    roster.door("host/zh", Map.of("code", "http://old", "configId", "OLD", "kind", "hosts"));
    weCom
        .next(base + "update_contact_way", "{\"errcode\":41044,\"errmsg\":\"gone\"}")
        .always(
            base + "add_contact_way",
            "{\"errcode\":0,\"errmsg\":\"ok\",\"config_id\":\"NEW\",\"qr_code\":\"http://new\"}");

    assertThat(perform(PointDoor.toHosts("host/zh", List.of(LI, OWNER), "lang=zh")))
        .isEqualTo(
            new Outcome.Done(Map.of("code", "http://new", "configId", "NEW", "kind", "hosts")));
    var body = weCom.bodyTo(base + "add_contact_way");
    assertThat(body)
        .contains("\"type\":\"2\"", "\"scene\":\"2\"", "\"skip_verify\":true", "lang=zh");
  }

  @Test
  void takesACodeAwayAndOneThatSomebodyElseTookAwayIsGoneToo() throws Exception {
    var base = "/cgi-bin/externalcontact/";
    weCom
        .next(base + "del_contact_way", 200, "{\"errcode\":0,\"errmsg\":\"ok\"}")
        .always(base + "del_contact_way", "{\"errcode\":41044,\"errmsg\":\"no such code\"}");
    roster.door("form/f1", Map.of("code", "http://qr/1", "configId", "C1", "kind", "hosts"));

    assertThat(perform(PointDoor.closed("form/f1"))).isEqualTo(new Outcome.Done(Map.of()));
    assertThat(sent(base + "del_contact_way").path("config_id").asText()).isEqualTo("C1");
    assertThat(perform(PointDoor.closed("form/f1"))).isEqualTo(new Outcome.Done(Map.of()));
    assertThat(perform(PointDoor.closed("never/there"))).isEqualTo(new Outcome.Done(Map.of()));
    assertThat(weCom.to(base + "del_contact_way")).hasSize(2);
  }

  @Test
  void doesNotMakeASecondCodeWhenTheFirstCouldNotBeShown() {
    var base = "/cgi-bin/externalcontact/groupchat/";
    weCom
        .always(base + "add_join_way", "{\"errcode\":0,\"errmsg\":\"ok\",\"config_id\":\"C1\"}")
        .next(base + "get_join_way", 500, "oops")
        .always(
            base + "get_join_way",
            "{\"errcode\":0,\"errmsg\":\"ok\",\"join_way\":{\"config_id\":\"C1\",\"qr_code\":\"http://qr/1\"}}");
    var point =
        PointDoor.toRooms("rooms", new PointDoor.ToRooms(List.of(GROUP), false, "", 1, "st"));

    assertThat(perform(point)).isInstanceOf(Outcome.TryLater.class);
    assertThat(perform(point, 2)).isInstanceOf(Outcome.Done.class);
    assertThat(weCom.to(base + "add_join_way")).hasSize(1);
  }

  @Test
  void tagsAContactThroughAHostAndTakesOldTagsOff() throws Exception {
    roster.hosted(WANG, LI);
    var base = "/cgi-bin/externalcontact/";
    weCom
        .always(
            base + "get_corp_tag_list",
            "{\"errcode\":0,\"errmsg\":\"ok\",\"tag_group\":[{\"group_id\":\"G\",\"group_name\":\"language\",\"tag\":[{\"id\":\"T1\",\"name\":\"zh\"}]}]}")
        .always(
            base + "add_corp_tag",
            "{\"errcode\":0,\"errmsg\":\"ok\",\"tag_group\":{\"group_id\":\"G\",\"group_name\":\"language\",\"tag\":[{\"id\":\"T2\",\"name\":\"en\"}]}}");

    assertThat(perform(TagMember.on(WANG, "language", List.of("en"))))
        .isInstanceOf(Outcome.Done.class);
    assertThat(sent(base + "mark_tag"))
        .isEqualTo(
            json(
                "{'userid':'li','external_userid':'wmWang','add_tag':['T2'],'remove_tag':['T1']}"));
    assertThat(perform(TagMember.on(WeComIds.guest("wmNobody"), "language", List.of("en"))))
        .isInstanceOf(Outcome.Refused.class);
  }

  @Test
  void tagsAMemberInTheDirectory() {
    weCom
        .always(
            "/cgi-bin/tag/list",
            "{\"errcode\":0,\"errmsg\":\"ok\",\"taglist\":[{\"tagid\":1,\"tagname\":\"language:"
                + " zh\"}]}")
        .always("/cgi-bin/tag/create", "{\"errcode\":0,\"errmsg\":\"created\",\"tagid\":2}");

    assertThat(perform(TagMember.on(LI, "language", List.of("en"))))
        .isInstanceOf(Outcome.Done.class);
    assertThat(weCom.bodyTo("/cgi-bin/tag/deltagusers")).contains("\"1\"", "li");
    assertThat(weCom.bodyTo("/cgi-bin/tag/addtagusers")).contains("\"2\"", "li");
  }

  @Test
  void putsAWelcomeTextIntoTheLibrary() throws Exception {
    weCom.always(
        "/cgi-bin/externalcontact/group_welcome_template/add",
        "{\"errcode\":0,\"errmsg\":\"ok\",\"template_id\":\"msgT\"}");

    assertThat(perform(OfferWelcome.to(GROUP, "欢迎 %NICKNAME%")))
        .isEqualTo(new Outcome.Done(Map.of("template", "msgT")));
    var body = sent("/cgi-bin/externalcontact/group_welcome_template/add");
    assertThat(body.path("text").path("content").asText()).isEqualTo("欢迎 %NICKNAME%");
    assertThat(body.path("notify").asInt()).isEqualTo(1);
    assertThat(perform(OfferWelcome.to(APP, "x"))).isInstanceOf(Outcome.Refused.class);
  }

  @Test
  void closesACard() throws Exception {
    assertThat(perform(new CloseCard("rc1", "42", Phrase.of("handled")), 1, OWNER))
        .isEqualTo(new Outcome.Done(Map.of()));
    assertThat(sent("/cgi-bin/message/update_template_card"))
        .isEqualTo(
            json(
                "{'button':{'replace_name':'handled'},'agentid':1000002,'response_code':'rc1','atall':0,'userids':['owner']}"));
  }

  // What comes back.

  @ParameterizedTest
  @CsvSource({
    "45009,TryLater,60",
    "45033,TryLater,2",
    "41063,TryLater,2",
    "40014,TryLater,2",
    "60020,TryLater,300",
    "50003,TryLater,300",
    "86008,Refused,0",
    "48002,Refused,0",
    "40058,Refused,0",
    "86003,Refused,0",
    "123456,Refused,0",
    "-1,Unknown,0",
    "6000,Unknown,0"
  })
  void judgesAnErrorOfAMessageToARoom(int code, String outcome, long seconds) {
    weCom.always("/cgi-bin/appchat/send", "{\"errcode\":" + code + ",\"errmsg\":\"no\"}");

    var result = perform(Say.to(APP, "x"));

    assertThat(result.getClass().getSimpleName()).isEqualTo(outcome);
    if (result instanceof Outcome.TryLater later) {
      assertThat(later.when()).isEqualTo(NOW.plusSeconds(seconds));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "503,120,120,true",
    "429,1,2,true",
    "503,999999,3600,true",
    "503,soon,2,false",
  })
  void comesAgainWhenTheDoorSays(int status, String retryAfter, long seconds, boolean forAll) {
    weCom.turnAway("/cgi-bin/appchat/send", status, retryAfter);

    assertThat(perform(Say.to(APP, "x")))
        .isEqualTo(
            new Outcome.TryLater(
                NOW.plusSeconds(seconds),
                Phrase.of("outcome.no-answer", "HTTP status " + status),
                forAll));
    assertThat(perform(Say.to(APP, "x"))).isEqualTo(new Outcome.Done(Map.of()));
  }

  @Test
  void aLimitOfTheCorpHoldsForAllAndThatOfARobotForItAlone() {
    weCom.next("/cgi-bin/appchat/send", "{\"errcode\":45009,\"errmsg\":\"limit\"}");
    weCom.next("/cgi-bin/webhook/send", "{\"errcode\":45009,\"errmsg\":\"limit\"}");

    assertThat(perform(Say.to(APP, "x")))
        .isInstanceOfSatisfying(
            Outcome.TryLater.class, later -> assertThat(later.forAll()).isTrue());
    assertThat(perform(Say.to(ALL, "x")))
        .isInstanceOfSatisfying(
            Outcome.TryLater.class, later -> assertThat(later.forAll()).isFalse());
  }

  @Test
  void sendsABusyAnswerOnlyOnceAndKeepsItsCode() {
    weCom.always("/cgi-bin/appchat/send", "{\"errcode\":-1,\"errmsg\":\"system busy\"}");

    assertThat(perform(Say.to(APP, "x")))
        .isEqualTo(new Outcome.Unknown(Phrase.of("wecom.error.-1")));
    assertThat(weCom.to("/cgi-bin/appchat/send")).hasSize(1);
  }

  @Test
  void refreshesATokenThatExpiredInFlightOnce() {
    weCom.next("/cgi-bin/appchat/send", "{\"errcode\":42001,\"errmsg\":\"expired\"}");

    assertThat(perform(Say.to(APP, "x"))).isEqualTo(new Outcome.Done(Map.of()));
    assertThat(weCom.to("/cgi-bin/gettoken")).hasSize(2);
    assertThat(weCom.to("/cgi-bin/appchat/send")).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "rubbish", "[1]", "<html>busy</html>", "\"text\""})
  void doesNotKnowWhatRubbishMeans(String rubbish) {
    weCom.next("/cgi-bin/appchat/send", 200, rubbish);

    assertThat(perform(Say.to(APP, "x"))).isInstanceOf(Outcome.Unknown.class);
  }

  @Test
  void doesNotKnowWhatHappenedWhenWeComHangsUpOrBreaks() {
    weCom.next("/cgi-bin/appchat/send", 0, "").next("/cgi-bin/appchat/send", 500, "oops");

    assertThat(perform(Say.to(APP, "x"))).isInstanceOf(Outcome.Unknown.class);
    assertThat(perform(Say.to(APP, "x"))).isInstanceOf(Outcome.Unknown.class);
  }

  @Test
  void triesAgainWhatMayBeRepeated() {
    weCom.next("/cgi-bin/message/send", 0, "").next("/cgi-bin/message/send", 500, "oops");

    assertThat(perform(Tell.to(LI, "x"))).isInstanceOf(Outcome.TryLater.class);
    assertThat(perform(Tell.to(LI, "x"))).isInstanceOf(Outcome.TryLater.class);
  }

  @Test
  void knowsThatNothingLeftWhenThereIsNobodyOrNoToken() throws Exception {
    int deaf;
    try (var socket = new ServerSocket(0)) {
      deaf = socket.getLocalPort();
    }
    var unreachable = platformAt(URI.create("http://127.0.0.1:" + deaf));
    assertThat(unreachable.perform(delivery(Say.to(APP, "x"), 1)))
        .isInstanceOf(Outcome.TryLater.class);

    weCom.next("/cgi-bin/gettoken", 500, "oops");
    assertThat(perform(Say.to(APP, "x"))).isInstanceOf(Outcome.TryLater.class);
    weCom.next("/cgi-bin/gettoken", "{\"errcode\":40001,\"errmsg\":\"invalid secret\"}");
    assertThat(perform(Say.to(APP, "x")))
        .isInstanceOfSatisfying(
            Outcome.TryLater.class,
            later -> assertThat(later.when()).isEqualTo(NOW.plus(Duration.ofMinutes(5))));
    assertThat(weCom.to("/cgi-bin/appchat/send")).isEmpty();
  }

  @Test
  void isLateWithAnExpiredWelcomeCode() {
    var path = "/cgi-bin/externalcontact/send_welcome_msg";
    weCom.next(path, "{\"errcode\":41050,\"errmsg\":\"expired\"}");
    assertThat(perform(greet())).isEqualTo(new Outcome.Late());

    weCom.next(path, "{\"errcode\":41096,\"errmsg\":\"used\"}");
    assertThat(perform(greet())).isInstanceOf(Outcome.Refused.class);
  }

  @Test
  void takesASpentWelcomeCodeForItsOwnOnlyWhenTryingAgain() {
    var path = "/cgi-bin/externalcontact/send_welcome_msg";
    weCom.next(path, 0, "").next(path, "{\"errcode\":41096,\"errmsg\":\"used\"}");

    assertThat(perform(greet())).isInstanceOf(Outcome.TryLater.class);
    assertThat(perform(greet(), 2)).isEqualTo(new Outcome.Done(Map.of()));
  }

  @Test
  void takesACardThatIsThereAlreadyForItsOwnWhenTryingAgain() {
    var ask =
        AskOwner.to(
            OWNER,
            Phrase.of("t"),
            List.of(Phrase.of("s")),
            List.of(new Choice("done", Phrase.of("done"))));
    weCom.always(
        "/cgi-bin/message/send",
        "{\"errcode\":40058,\"errmsg\":\"task_id should be unique, hint: [1]\"}");

    assertThat(perform(ask)).isInstanceOf(Outcome.Refused.class);
    assertThat(perform(ask, 2))
        .isEqualTo(new Outcome.AskedPerson("staff:owner", Map.of("card", TASK)));
  }

  // What became of it.

  @Test
  void findsAGroupMessageWhoseAnswerWasLost() {
    var base = "/cgi-bin/externalcontact/";
    weCom
        .always(
            base + "get_groupmsg_list_v2",
            "{\"errcode\":0,\"errmsg\":\"ok\",\"next_cursor\":\"\",\"group_msg_list\":["
                + "{\"msgid\":\"old\",\"creator\":\"owner\",\"create_time\":1,\"text\":{\"content\":\"通知\"}},"
                + "{\"msgid\":\"other\",\"creator\":\"owner\",\"create_time\":"
                + NOW.getEpochSecond()
                + ",\"text\":{\"content\":\"别的\"}},"
                + "{\"msgid\":\"ours\",\"creator\":\"owner\",\"create_time\":"
                + NOW.getEpochSecond()
                + ",\"text\":{\"content\":\"通知\"}}]}")
        .always(
            base + "get_groupmsg_send_result",
            "{\"errcode\":0,\"errmsg\":\"ok\",\"send_list\":[{\"chat_id\":\"wr1\",\"userid\":\"owner\",\"status\":0}]}");

    assertThat(platform.findOut(delivery(Say.to(GROUP, "通知"), 1)))
        .contains(new Outcome.AskedPerson("staff:owner", Map.of("msgid", "ours")));
    assertThat(platform.findOut(delivery(Say.to(GROUP, "没有的通知"), 1))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"0,AskedPerson", "1,Done", "2,Refused", "3,Refused"})
  void tellsHowAGroupMessageStands(int status, String outcome) {
    weCom.always(
        "/cgi-bin/externalcontact/get_groupmsg_send_result",
        "{\"errcode\":0,\"errmsg\":\"ok\",\"send_list\":[{\"chat_id\":\"wr1\",\"userid\":\"owner\",\"status\":"
            + status
            + "}]}");
    var asked =
        delivery(
            Say.to(GROUP, "通知"),
            1,
            Optional.of(new Outcome.AskedPerson("staff:owner", Map.of("msgid", "m"))));

    assertThat(platform.findOut(asked).orElseThrow().getClass().getSimpleName()).isEqualTo(outcome);
  }

  @Test
  void looksWhetherAMemberIsStillInAnAppGroup() {
    weCom.always(
        "/cgi-bin/appchat/get",
        "{\"errcode\":0,\"errmsg\":\"ok\",\"chat_info\":{\"chatid\":\"chat1\",\"name\":\"n\",\"owner\":\"owner\",\"userlist\":[\"owner\",\"li\"]}}");

    assertThat(platform.findOut(delivery(Remove.from(APP, LI), 1))).isEmpty();
    assertThat(platform.findOut(delivery(Remove.from(APP, WeComIds.staff("gone")), 1)))
        .containsInstanceOf(Outcome.Done.class);
    assertThat(platform.findOut(delivery(Admit.into(APP, LI), 1)))
        .containsInstanceOf(Outcome.Done.class);
    weCom.next("/cgi-bin/appchat/get", 500, "oops");
    assertThat(platform.findOut(delivery(Admit.into(APP, LI), 1)))
        .containsInstanceOf(Outcome.TryLater.class);
  }

  @Test
  void knowsWhatMayBeRepeatedAfterACrash() {
    assertThat(platform.afterCrash(Say.to(APP, "x"))).isEqualTo(AfterCrash.REPORT);
    assertThat(platform.afterCrash(Say.to(ALL, "x"))).isEqualTo(AfterCrash.REPORT);
    assertThat(platform.afterCrash(Say.to(GROUP, "x"))).isEqualTo(AfterCrash.ASK_FIRST);
    assertThat(platform.afterCrash(Remove.from(APP, LI))).isEqualTo(AfterCrash.ASK_FIRST);
    assertThat(platform.afterCrash(Remove.from(GROUP, WANG))).isEqualTo(AfterCrash.REPEAT);
    assertThat(platform.afterCrash(Tell.to(LI, "x"))).isEqualTo(AfterCrash.REPEAT);
    assertThat(platform.afterCrash(greet())).isEqualTo(AfterCrash.REPEAT);
    assertThat(platform.afterCrash(OfferWelcome.to(GROUP, "x"))).isEqualTo(AfterCrash.REPORT);
  }

  private static Greet greet() {
    return Greet.with(WANG, new WelcomeCode("CODE", NOW.plusSeconds(20)), "欢迎");
  }
}
