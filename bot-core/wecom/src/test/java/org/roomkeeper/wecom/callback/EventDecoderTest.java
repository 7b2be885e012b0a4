package org.roomkeeper.wecom.callback;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.roomkeeper.api.BotEvent;
import org.roomkeeper.api.CommandGiven;
import org.roomkeeper.api.ContactAdded;
import org.roomkeeper.api.LiveChanged;
import org.roomkeeper.api.MemberEnrolled;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.MemberLeft.Departure;
import org.roomkeeper.api.RoomId;
import org.roomkeeper.api.Unrecognised;
import org.roomkeeper.runtime.intake.Incoming;
import org.roomkeeper.wecom.client.TaskId;

/** What each callback of WeCom means. */
class EventDecoderTest {
  private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");
  private static final Instant AT = Instant.ofEpochSecond(1403610513);
  private final EventDecoder decoder = new EventDecoder(InstantSource.fixed(NOW));

  @Test
  void aContactIsAddedWithACodeGoodForTwentySeconds() throws Exception {
    var added =
        (ContactAdded)
            happened(
                event(
                    "change_external_contact",
                    "<ChangeType><![CDATA[add_external_contact]]></ChangeType>"
                        + "<UserID><![CDATA[zhangsan]]></UserID>"
                        + "<ExternalUserID><![CDATA[woAJ]]></ExternalUserID>"
                        + "<State><![CDATA[lang=zh]]></State>"
                        + "<WelcomeCode><![CDATA[CODE]]></WelcomeCode>"));

    assertThat(added.at()).isEqualTo(AT);
    assertThat(added.member()).isEqualTo(new MemberId("guest:woAJ"));
    assertThat(added.host()).isEqualTo(new MemberId("staff:zhangsan"));
    assertThat(added.state()).contains("lang=zh");
    assertThat(added.welcomeCode().orElseThrow().value()).isEqualTo("CODE");
    assertThat(added.welcomeCode().orElseThrow().expires()).isEqualTo(AT.plusSeconds(20));
  }

  @Test
  void aContactMayComeWithoutStateAndCode() throws Exception {
    var added =
        (ContactAdded)
            happened(
                event(
                    "change_external_contact",
                    "<ChangeType>add_external_contact</ChangeType><UserID>a</UserID>"
                        + "<ExternalUserID>b</ExternalUserID><State></State>"));

    assertThat(added.state()).isEmpty();
    assertThat(added.welcomeCode()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "edit_external_contact",
        "del_external_contact",
        "del_follow_user",
        "transfer_fail",
        "msg_audit_approved"
      })
  void otherChangesOfContactsAreNoticed(String change) throws Exception {
    var noticed =
        noticed(
            event(
                "change_external_contact",
                "<ChangeType>"
                    + change
                    + "</ChangeType><UserID>a</UserID><ExternalUserID>wm1</ExternalUserID>"
                    + "<WelcomeCode>NEVER</WelcomeCode>"));

    assertThat(noticed.what()).isEqualTo("contact-changed");
    assertThat(noticed.subject()).isEqualTo("guest:wm1");
    assertThat(noticed.details()).containsEntry("ChangeType", change);
    assertThat(noticed.toString()).doesNotContain("NEVER");
  }

  @ParameterizedTest
  @ValueSource(strings = {"create", "update", "dismiss"})
  void aCustomerGroupThatChangesIsNoticed(String change) throws Exception {
    var noticed =
        noticed(
            event(
                "change_external_chat",
                "<ChatId>wr1</ChatId><ChangeType>" + change + "</ChangeType>"));

    assertThat(noticed.what()).isEqualTo("room-changed");
    assertThat(noticed.subject()).isEqualTo("customer:wr1");
    assertThat(noticed.at()).isEqualTo(AT);
  }

  @ParameterizedTest
  @CsvSource({"0,LEFT", "1,REMOVED", "7,UNKNOWN", "'',UNKNOWN"})
  void whoLeavesACustomerGroupIsTold(String scene, Departure how) throws Exception {
    var decoded =
        decode(
            event(
                "change_external_chat",
                "<ChatId>wr1</ChatId><ChangeType>update</ChangeType>"
                    + "<UpdateDetail>del_member</UpdateDetail><QuitScene>"
                    + scene
                    + "</QuitScene><MemChangeCnt>2</MemChangeCnt>"
                    + "<MemChangeList><Item>Jack</Item><Item>wmRose</Item></MemChangeList>"));

    assertThat(decoded.incoming()).hasSize(2);
    var departures = (Incoming.Departures) decoded.incoming().getFirst();
    assertThat(departures.room()).isEqualTo(new RoomId("customer:wr1"));
    assertThat(departures.how()).isEqualTo(how);
    assertThat(departures.members())
        .contains(new MemberId("staff:Jack"), new MemberId("guest:wmRose"));
    assertThat(decoded.watchRings()).isTrue();
  }

  @Test
  void changesOfOneSecondAreToldApart() throws Exception {
    var joins = event("change_external_chat", chat("add_member", "a", "b"));
    var leaves = event("change_external_chat", chat("del_member", "b", "c"));
    var renames = event("change_external_chat", chat("change_name", "c", "d"));

    assertThat(noticed(joins).key()).isNotEqualTo(noticed(leaves).key());
    assertThat(noticed(leaves).key()).isNotEqualTo(noticed(renames).key());
    assertThat(noticed(joins).key()).isEqualTo(noticed(joins).key());
  }

  @Test
  void aNewMemberOfTheDirectoryIsNamedAndEnrolled() throws Exception {
    var decoded =
        decode(
            event(
                "change_contact",
                "<ChangeType>create_user</ChangeType><UserID>li</UserID><Name>李四</Name>"
                    + "<Department>1,2</Department>"));

    assertThat(decoded.incoming()).hasSize(2);
    assertThat(((Incoming.PersonRead) decoded.incoming().getFirst()).name()).isEqualTo("李四");
    var enrolled = (MemberEnrolled) ((Incoming.Happened) decoded.incoming().get(1)).event();
    assertThat(enrolled.member()).isEqualTo(new MemberId("staff:li"));
  }

  @Test
  void aRenamedMemberIsRead() throws Exception {
    var decoded =
        decode(
            event(
                "change_contact",
                "<ChangeType>update_user</ChangeType><UserID>li</UserID><Name>李思</Name>"));

    assertThat(decoded.incoming())
        .singleElement()
        .isInstanceOfSatisfying(
            Incoming.PersonRead.class, read -> assertThat(read.name()).isEqualTo("李思"));
  }

  @Test
  void aMemberWithANewIdIsGoneUnderTheOld() throws Exception {
    var decoded =
        decode(
            event(
                "change_contact",
                "<ChangeType>update_user</ChangeType><UserID>li</UserID><NewUserID>li2</NewUserID>"));

    assertThat(decoded.incoming())
        .singleElement()
        .isInstanceOfSatisfying(
            Incoming.Noticed.class,
            noticed -> {
              assertThat(noticed.what()).isEqualTo("member-gone");
              assertThat(noticed.subject()).isEqualTo("staff:li");
            });
  }

  @ParameterizedTest
  @CsvSource({
    "delete_user,member-gone",
    "create_party,directory-changed",
    "update_party,directory-changed",
    "delete_party,directory-changed",
    "update_tag,directory-changed"
  })
  void otherChangesOfTheDirectoryAreNoticed(String change, String what) throws Exception {
    var noticed =
        noticed(
            event("change_contact", "<ChangeType>" + change + "</ChangeType><UserID>li</UserID>"));

    assertThat(noticed.what()).isEqualTo(what);
  }

  @Test
  void aPressedButtonTellsWhichActionAsked() throws Exception {
    var card = new TaskId(42, Instant.parse("2026-11-23T08:00:00.123Z"));
    var pressed = pressed(card(card.wire(), "<EventKey>remove</EventKey>"));

    assertThat(pressed.action()).isEqualTo(42);
    assertThat(pressed.owedSince()).contains(card.owedSince());
    assertThat(pressed.by()).isEqualTo(new MemberId("staff:moderator"));
    assertThat(pressed.choice()).isEqualTo("remove");
    assertThat(pressed.responseCode()).contains("RC");
    assertThat(pressed.at()).isEqualTo(AT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<OptionIds><OptionId>warn</OptionId></OptionIds>",
        "<OpitonIds><OpitonId>warn</OpitonId></OpitonIds>"
      })
  void aChosenOptionIsFoundInBothSpellings(String options) throws Exception {
    var pressed =
        pressed(
            card(
                "rk-42-mhb1x2y3",
                "<EventKey></EventKey><SelectedItems><SelectedItem><QuestionKey>Q</QuestionKey>"
                    + options
                    + "</SelectedItem></SelectedItems>"));

    assertThat(pressed.choice()).isEqualTo("warn");
  }

  @Test
  void anOldTaskCardIsPressedToo() throws Exception {
    var pressed =
        pressed(
            card("rk-7-mhb1x2y3", "<EventKey>done</EventKey>")
                .replace("template_card_event", "taskcard_click")
                .replaceAll("<ResponseCode>.*</ResponseCode>", ""));

    assertThat(pressed.choice()).isEqualTo("done");
    assertThat(pressed.responseCode()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "taskid111",
        "rk-",
        "rk-42",
        "rk-42-",
        "rk-x-1",
        "rk-99999999999999999999-1",
        "rk-42-ü",
        ""
      })
  void aButtonOnSomebodyElsesCardIsUnrecognised(String task) throws Exception {
    assertThat(happened(card(task, "<EventKey>k</EventKey>"))).isInstanceOf(Unrecognised.class);
  }

  @ParameterizedTest
  @CsvSource({"0,BOOKED", "1,LIVE", "2,ENDED", "3,EXPIRED", "4,CANCELLED"})
  void aLiveStreamChanges(String status, LiveChanged.Status expected) throws Exception {
    var changed =
        (LiveChanged)
            happened(
                event(
                    "living_status_change",
                    "<LivingId>L1</LivingId><Status>" + status + "</Status><AgentID>1</AgentID>"));

    assertThat(changed.live()).isEqualTo("L1");
    assertThat(changed.status()).isEqualTo(expected);
  }

  @Test
  void theArchiveRings() throws Exception {
    var decoded = decode(event("msgaudit_notify", "<AgentID>2000004</AgentID>"));

    assertThat(decoded.archiveRings()).isTrue();
    assertThat(decoded.incoming()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"enter_agent", "subscribe", "unsubscribe", "click", "view"})
  void theAppsOwnEventsAreKnown(String name) throws Exception {
    assertThat(noticed(event(name, "<EventKey></EventKey><AgentID>1</AgentID>")).what())
        .isEqualTo("app-opened");
  }

  @Test
  void aTextToTheAppIsACommand() throws Exception {
    var command = (CommandGiven) happened(message("text", "<Content>状态</Content>", "123"));

    assertThat(command.member()).isEqualTo(Optional.of(new MemberId("staff:fromUser")));
    assertThat(command.words()).isEqualTo("状态");
  }

  @Test
  void aMessageIsKnownByItsIdWhateverElseItSays() throws Exception {
    var first = key(message("text", "<Content>a</Content>", "123"));
    var again = key(message("text", "<Content>a</Content><Extra>1</Extra>", "123"));
    var other = key(message("text", "<Content>a</Content>", "124"));

    assertThat(again).isEqualTo(first);
    assertThat(other).isNotEqualTo(first);
  }

  @ParameterizedTest
  @ValueSource(strings = {"image", "voice", "video", "link", "location", "something_new"})
  void othersThanTextsToTheAppAreUnrecognised(String type) throws Exception {
    var event = (Unrecognised) happened(message(type, "<MediaId>m</MediaId>", "1"));

    assertThat(event.kind()).isEqualTo("message/" + type);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<xml><MsgType>event</MsgType><Event>brand_new</Event></xml>",
        "<xml><MsgType>event</MsgType></xml>",
        "<xml><MsgType>event</MsgType><Event>change_external_chat</Event></xml>",
        "<xml><MsgType>event</MsgType><Event>change_external_contact</Event>"
            + "<ChangeType>new_kind</ChangeType></xml>",
        "<xml><MsgType>event</MsgType><Event>change_contact</Event></xml>",
        "<xml><MsgType>event</MsgType><Event>living_status_change</Event>"
            + "<LivingId>x</LivingId><Status>9</Status></xml>",
        "<xml><MsgType>event</MsgType><Event>template_card_event</Event><TaskId>rk-1</TaskId></xml>",
        "<xml><MsgType>event</MsgType><Event>change_external_chat</Event><ChatId>a b</ChatId></xml>",
        "<xml><MsgType>text</MsgType><Content>nobody says this</Content></xml>",
        "<xml><SuiteId>s</SuiteId><InfoType>change_auth</InfoType><TimeStamp>1</TimeStamp></xml>",
        "<xml/>",
        "<anything>else</anything>"
      })
  void whatIsNotKnownIsUnrecognisedAndNeverAnException(String xml) throws Exception {
    assertThat(happened(xml)).isInstanceOf(Unrecognised.class);
  }

  @Test
  void whatHasNoTimeOfItsOwnHappensNow() throws Exception {
    var event = happened("<xml><MsgType>event</MsgType><Event>brand_new</Event></xml>");

    assertThat(event.at()).isEqualTo(NOW);
  }

  @Test
  void whatIsNoXmlIsMalformed() {
    assertThatThrownBy(() -> decode("{}")).isInstanceOf(FlatXml.Malformed.class);
    assertThatThrownBy(() -> decode("<a><b></a>")).isInstanceOf(FlatXml.Malformed.class);
    assertThatThrownBy(() -> decode("")).isInstanceOf(FlatXml.Malformed.class);
  }

  private static String chat(String detail, String before, String after) {
    return "<ChatId>wr1</ChatId><ChangeType>update</ChangeType><UpdateDetail>"
        + detail
        + "</UpdateDetail><LastMemVer>"
        + before
        + "</LastMemVer><CurMemVer>"
        + after
        + "</CurMemVer>";
  }

  private static String card(String task, String rest) {
    return event(
            "template_card_event",
            "<TaskId>"
                + task
                + "</TaskId><CardType>button_interaction</CardType>"
                + "<ResponseCode>RC</ResponseCode><AgentID>1</AgentID>"
                + rest)
        .replace(">sys<", ">moderator<");
  }

  private static String event(String name, String rest) {
    return "<xml><ToUserName><![CDATA[corp]]></ToUserName><FromUserName>sys</FromUserName>"
        + "<CreateTime>1403610513</CreateTime><MsgType><![CDATA[event]]></MsgType><Event><![CDATA["
        + name
        + "]]></Event>"
        + rest
        + "</xml>";
  }

  private static String message(String type, String rest, String id) {
    return "<xml><FromUserName>fromUser</FromUserName><CreateTime>1348831860</CreateTime><MsgType>"
        + type
        + "</MsgType>"
        + rest
        + "<MsgId>"
        + id
        + "</MsgId><AgentID>1</AgentID></xml>";
  }

  private Decoded decode(String xml) throws FlatXml.Malformed {
    return decoder.decode(xml.getBytes(UTF_8));
  }

  private BotEvent happened(String xml) throws FlatXml.Malformed {
    return ((Incoming.Happened) decode(xml).incoming().getFirst()).event();
  }

  private String key(String xml) throws FlatXml.Malformed {
    return ((Incoming.Happened) decode(xml).incoming().getFirst()).key();
  }

  private Incoming.Noticed noticed(String xml) throws FlatXml.Malformed {
    return (Incoming.Noticed) decode(xml).incoming().getLast();
  }

  private Incoming.Pressed pressed(String xml) throws FlatXml.Malformed {
    return (Incoming.Pressed) decode(xml).incoming().getFirst();
  }
}
