package org.roomkeeper.wecom.archive;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.roomkeeper.api.BotEvent;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.MessageId;
import org.roomkeeper.api.MessagePosted;
import org.roomkeeper.api.MessageRecalled;
import org.roomkeeper.api.Part;
import org.roomkeeper.api.RoomId;
import org.roomkeeper.api.RoomKind;
import org.roomkeeper.api.RoomView;
import org.roomkeeper.api.Unrecognised;
import org.roomkeeper.runtime.intake.Incoming;
import org.roomkeeper.runtime.time.HandClock;
import org.roomkeeper.wecom.archive.ArchiveRooms.Group;
import org.roomkeeper.wecom.archive.MessageArchive.Archived;
import org.roomkeeper.wecom.client.WeComIds;
import org.roomkeeper.wecom.support.FixedRoster;
import org.roomkeeper.wecom.support.ListedRooms;

/** What each kind of archived message means. */
class MessageDecoderTest {
  private static final RoomId ROOM = WeComIds.customerGroup("wrRoom");
  private static final RoomId APP = WeComIds.appGroup("rk1");
  private static final MemberId WANG = WeComIds.guest("wmWang");
  private static final MemberId LI = WeComIds.staff("li");

  private final HandClock clock = new HandClock(Instant.parse("2026-11-22T08:00:00Z"));
  private final FixedRoster roster =
      new FixedRoster()
          .with(room(ROOM, "医生一群", RoomKind.CUSTOMER_GROUP), WANG, LI)
          .with(room(APP, "专家", RoomKind.APP_GROUP), LI, WeComIds.staff("zhao"));
  private final OwnWords ownWords = new OwnWords(clock);
  private Optional<Group> group = Optional.empty();
  private int asked;
  private boolean silent;
  private final MessageDecoder decoder =
      new MessageDecoder(
          roster,
          new ArchiveRooms(
              roster,
              new ListedRooms(List.of()),
              id -> {
                asked++;
                if (silent) {
                  throw new IOException("silent");
                }
                return group;
              },
              clock),
          ownWords,
          clock);

  @Test
  void aTextIsPosted() throws Exception {
    var posted = posted(message("text", "{\"content\":\"早上好\"}"));

    assertThat(posted.room()).isEqualTo(ROOM);
    assertThat(posted.member()).isEqualTo(WANG);
    assertThat(posted.message()).isEqualTo(new MessageId("m1"));
    assertThat(posted.at()).isEqualTo(Instant.ofEpochMilli(1_700_000_000_123L));
    assertThat(posted.parts()).containsExactly(new Part.Text("早上好"));
    assertThat(posted.byUs()).isFalse();
  }

  @Test
  void aQuotationIsTakenApart() throws Exception {
    var posted = posted(message("text", "{\"content\":\"「王：问」\\n- - - - - - - -\\n答\"}"));

    assertThat(posted.text()).isEqualTo("答");
    assertThat(posted.parts().getFirst()).isEqualTo(new Part.Quoted(Optional.of("王"), "问"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"image", "voice", "video", "emotion"})
  void picturesAndSoundsAreNotLookedAt(String type) throws Exception {
    assertThat(posted(message(type, "{\"md5sum\":\"x\",\"sdkfileid\":\"y\"}")).parts())
        .containsExactly(new Part.Picture(type));
  }

  @Test
  void aFileIsNamed() throws Exception {
    assertThat(posted(message("file", "{\"filename\":\"指南.pdf\",\"fileext\":\"pdf\"}")).parts())
        .containsExactly(new Part.File("指南.pdf"));
  }

  @Test
  void aLinkIsTold() throws Exception {
    assertThat(
            posted(
                    message(
                        "link",
                        "{\"title\":\"T\",\"description\":\"D\",\"link_url\":\"https://a.b\"}"))
                .parts())
        .containsExactly(new Part.Link("T", "D", "https://a.b"));
  }

  @Test
  void aForwardedBundleIsOpened() throws Exception {
    var posted =
        posted(
            message(
                "chatrecord",
                """
                {"title":"群聊","item":[
                  {"type":"ChatRecordText","msgtime":1,"content":"{\\"content\\":\\"话\\"}","from_chatroom":false},
                  {"type":"ChatRecordImage","content":"{\\"md5sum\\":\\"x\\"}"},
                  {"type":"ChatRecordFile","content":"{\\"filename\\":\\"a.doc\\"}"},
                  {"type":"ChatRecordLink","content":"{\\"title\\":\\"T\\",\\"link_url\\":\\"u\\"}"},
                  {"type":"ChatRecordMixed","content":"{\\"item\\":[{\\"type\\":\\"text\\",\\"content\\":\\"{\\\\\\"content\\\\\\":\\\\\\"深\\\\\\"}\\"}]}"}
                ]}"""));

    assertThat(posted.parts())
        .singleElement()
        .isInstanceOfSatisfying(
            Part.Forwarded.class,
            bundle -> {
              assertThat(bundle.title()).isEqualTo("群聊");
              assertThat(bundle.parts())
                  .containsExactly(
                      new Part.Text("话"),
                      new Part.Picture("image"),
                      new Part.File("a.doc"),
                      new Part.Link("T", "", "u"),
                      new Part.Text("深"));
            });
    assertThat(posted.text()).isEmpty();
  }

  @Test
  void aMixedMessageIsItsParts() throws Exception {
    var posted =
        posted(
            message(
                "mixed",
                "{\"item\":[{\"type\":\"text\",\"content\":\"{\\\"content\\\":\\\"看图\\\"}\"},"
                    + "{\"type\":\"image\",\"content\":\"{}\"}]}"));

    assertThat(posted.parts()).containsExactly(new Part.Text("看图"), new Part.Picture("image"));
  }

  @Test
  void whatIsNestedWithoutEndIsCutOff() throws Exception {
    var inner = "{\\\"content\\\":\\\"x\\\"}";
    var json = new StringBuilder("{\"item\":[{\"type\":\"mixed\",\"content\":");
    json.append("{\"item\":[{\"type\":\"mixed\",\"content\":".repeat(20));
    json.append('"').append(inner).append('"').append("}]}".repeat(21));

    assertThat(posted(message("mixed", json.toString())).parts())
        .containsExactly(new Part.Other("too-deep", ""));
  }

  @Test
  void aBundleOfThousandsIsCutAtAHundredAndItsLastPartSaysSo() throws Exception {
    var item = "{\"type\":\"text\",\"content\":\"{\\\"content\\\":\\\"x%d\\\"}\"}";
    var items = IntStream.range(0, 1_000).mapToObj(item::formatted).collect(joining(","));

    var mixed = posted(message("mixed", "{\"item\":[" + items + "]}"));
    var bundle =
        (Part.Forwarded)
            posted(message("chatrecord", "{\"title\":\"t\",\"item\":[" + items + "]}"))
                .parts()
                .getFirst();

    assertThat(mixed.parts())
        .isEqualTo(bundle.parts())
        .hasSize(100)
        .last()
        .isInstanceOfSatisfying(
            Part.Other.class,
            rest -> {
              assertThat(rest.type()).isEqualTo("and-more");
              assertThat(rest.text()).startsWith("x99\nx100\n").endsWith("\nx999");
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "weapp|weapp|{\"title\":\"小程序\",\"description\":\"说明\"}|小程序",
        "location|location|{\"title\":\"医院\",\"address\":\"路 1 号\",\"zoom\":15}|医院",
        "vote|vote|{\"votetitle\":\"选谁\",\"voteitem\":[\"甲\",\"乙\"]}|乙",
        "meeting|meeting|{\"topic\":\"查房\",\"remarks\":\"带病历\"}|带病历",
        "calendar|calendar|{\"title\":\"值班\",\"place\":\"三楼\"}|值班",
        "collect|collect|{\"title\":\"登记\",\"details\":[{\"ques\":\"姓名\"}]}|姓名",
        "todo|todo|{\"title\":\"待办\",\"content\":\"写病历\"}|写病历",
        "redpacket|redpacket|{\"wish\":\"恭喜\",\"totalcnt\":1}|恭喜",
        "external_redpacket|redpacket|{\"wish\":\"恭喜\"}|恭喜",
        "sphfeed|sphfeed|{\"sph_name\":\"号\",\"feed_desc\":\"描述\"}|描述",
        "card|card|{\"corpname\":\"某院\",\"userid\":\"secretid\"}|某院",
        "jielong|jielong|{\"lines\":[\"一\",{\"who\":\"二\"}]}|二"
      })
  void whatHasNoPartOfItsOwnStillShowsItsWords(
      String type, String field, String payload, String words) throws Exception {
    var part = posted(message(type, field, payload)).parts().getFirst();

    assertThat(part)
        .isInstanceOfSatisfying(
            Part.Other.class,
            other -> {
              assertThat(other.type()).isEqualTo(type);
              assertThat(other.text()).contains(words).doesNotContain("secretid");
            });
  }

  @Test
  void textsOfRobotsAreTexts() throws Exception {
    assertThat(posted(message("markdown", "info", "{\"content\":\"**通知**\"}")).parts())
        .containsExactly(new Part.Text("**通知**"));
    assertThat(
            posted(
                    message(
                        "news",
                        "info",
                        "{\"item\":[{\"title\":\"T\",\"description\":\"D\",\"url\":\"u\"}]}"))
                .parts())
        .containsExactly(new Part.Link("T", "D", "u"));
    assertThat(posted(message("docmsg", "doc", "{\"title\":\"T\",\"link_url\":\"u\"}")).parts())
        .containsExactly(new Part.Link("T", "", "u"));
  }

  @Test
  void aMessageWithoutItsPayloadIsStillPosted() throws Exception {
    assertThat(posted(message("voiptext", "nothing", "{}")).parts())
        .containsExactly(new Part.Other("voiptext", ""));
  }

  @Test
  void aRecalledMessageIsTold() throws Exception {
    var recalled =
        (MessageRecalled)
            event(message("revoke", "{\"pre_msgid\":\"m0\"}").replace("\"send\"", "\"recall\""));

    assertThat(recalled.room()).isEqualTo(ROOM);
    assertThat(recalled.member()).isEqualTo(WANG);
    assertThat(recalled.message()).isEqualTo(new MessageId("m0"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"msgid\":\"m\",\"action\":\"switch\",\"time\":1,\"user\":\"li\"}",
        "{\"msgid\":\"m\",\"action\":\"send\",\"from\":\"li\",\"tolist\":[\"wm1\"],\"roomid\":\"\",\"msgtype\":\"text\",\"text\":{\"content\":\"private\"}}",
        "{\"msgid\":\"m\",\"action\":\"send\",\"from\":\"li\",\"roomid\":\"wrRoom\",\"msgtype\":\"agree\",\"agree\":{\"userid\":\"wm1\"}}",
        "{\"msgid\":\"m\",\"action\":\"send\",\"from\":\"li\",\"roomid\":\"wrRoom\",\"msgtype\":\"disagree\",\"disagree\":{\"userid\":\"wm1\"}}"
      })
  void whatConcernsNoRoomIsPassedOver(String json) throws Exception {
    assertThat(decoder.decode(new Archived(1, "m", json))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no json",
        "[1]",
        "null",
        "{}",
        "{\"action\":\"dance\"}",
        "{\"action\":\"send\",\"roomid\":\"wrRoom\"}",
        "{\"action\":\"send\",\"roomid\":\"a b\",\"msgtype\":\"text\",\"msgid\":\"m\",\"from\":\"li\"}",
        "{\"action\":\"send\",\"roomid\":\"wrRoom\",\"msgtype\":\"text\",\"from\":\"\",\"msgid\":\"m\"}"
      })
  void whatCannotBeReadIsUnrecognisedAndNeverAnException(String json) throws Exception {
    assertThat(event(json)).isInstanceOfAny(Unrecognised.class, MessagePosted.class);
  }

  @Test
  void whatIsNestedBeyondReasonIsUnrecognised() throws Exception {
    assertThat(event("{\"a\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}"))
        .isInstanceOf(Unrecognised.class);
  }

  @Test
  void whatTheBotSaidIsItsOwnWhoeverSentIt() throws Exception {
    ownWords.saying(ROOM, "讲座通知");

    assertThat(posted(message("text", "{\"content\":\"讲座通知\"}")).byUs()).isTrue();
    assertThat(posted(message("text", "{\"content\":\"别的话\"}")).byUs()).isFalse();
  }

  @Test
  void anUnknownRoomWithWeChatUsersIsACustomerGroup() throws Exception {
    var posted =
        posted(
            message("text", "{\"content\":\"x\"}")
                .replace("wrRoom", "wrNew")
                .replace("\"m1\"", "\"m1_external\""));

    assertThat(posted.room()).isEqualTo(WeComIds.customerGroup("wrNew"));
    assertThat(asked).isZero();
  }

  @Test
  void anInternalGroupIsRecognisedByItsNameAndPeople() throws Exception {
    group = Optional.of(new Group("专家", "li", Set.of("li", "zhao")));

    assertThat(posted(internal()).room()).isEqualTo(APP);
    assertThat(posted(internal()).room()).isEqualTo(APP);
    assertThat(asked).isEqualTo(1);
  }

  @Test
  void anInternalGroupOfTheSameNameWithOtherPeopleIsAnotherOne() throws Exception {
    group = Optional.of(new Group("专家", "li", Set.of("chen", "qian", "sun")));

    assertThat(posted(internal()).room()).isEqualTo(WeComIds.internal("wrInner"));
  }

  @Test
  void aGroupThatCannotBeAskedAboutNowIsReadLater() {
    silent = true;

    assertThatThrownBy(() -> posted(internal())).isInstanceOf(IOException.class);
  }

  private static String internal() {
    return "{\"msgid\":\"m1\",\"action\":\"send\",\"from\":\"li\",\"tolist\":[\"zhao\"],"
        + "\"roomid\":\"wrInner\",\"msgtime\":1700000000123,\"msgtype\":\"text\","
        + "\"text\":{\"content\":\"x\"}}";
  }

  private static String message(String type, String payload) {
    return message(type, type, payload);
  }

  private static String message(String type, String field, String payload) {
    return "{\"msgid\":\"m1\",\"action\":\"send\",\"from\":\"wmWang\",\"tolist\":[\"li\"],"
        + "\"roomid\":\"wrRoom\",\"msgtime\":1700000000123,\"msgtype\":\""
        + type
        + "\",\""
        + field
        + "\":"
        + payload
        + "}";
  }

  private MessagePosted posted(String json) throws IOException {
    return (MessagePosted) event(json);
  }

  private BotEvent event(String json) throws IOException {
    return ((Incoming.Happened) decoder.decode(new Archived(7, "", json)).orElseThrow()).event();
  }

  private static RoomView room(RoomId id, String name, RoomKind kind) {
    return new RoomView(id, name, kind, 2, 500, Optional.of(LI), true, Map.of());
  }
}
