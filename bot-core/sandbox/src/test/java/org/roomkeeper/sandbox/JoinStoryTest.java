package org.roomkeeper.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import me.chanjar.weixin.cp.bean.external.WxCpContactWayInfo;
import me.chanjar.weixin.cp.bean.external.WxCpGroupJoinWayInfo;
import me.chanjar.weixin.cp.bean.external.WxCpWelcomeMsg;
import me.chanjar.weixin.cp.bean.external.msg.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How a doctor comes in: adds the host by a code, is greeted, scans the room's code. */
final class JoinStoryTest {
  private final Guest guest = new Guest();

  @AfterEach
  void close() {
    guest.close();
  }

  private String contactWay(String state) throws Exception {
    var way = new WxCpContactWayInfo.ContactWay();
    way.setType(WxCpContactWayInfo.TYPE.MULTI);
    way.setScene(WxCpContactWayInfo.SCENE.QRCODE);
    way.setSkipVerify(true);
    way.setState(state);
    way.setUsers(List.of("host1", "host2"));
    var info = new WxCpContactWayInfo();
    info.setContactWay(way);
    return guest.wx().getExternalContactService().addContactWay(info).getConfigId();
  }

  private String joinWay(String... chats) throws Exception {
    var way = new WxCpGroupJoinWayInfo.JoinWay();
    way.setScene(2);
    way.setAutoCreateRoom(1);
    way.setRoomBaseName("医生群");
    way.setRoomBaseId(2);
    way.setChatIdList(List.of(chats));
    way.setState("door1");
    var info = new WxCpGroupJoinWayInfo();
    info.setJoinWay(way);
    return guest.wx().getExternalContactService().addJoinWay(info).getConfigId();
  }

  @Test
  void aNewContactIsGreetedByItsCode() throws Exception {
    guest.callbacks();
    JsonNode scanned =
        guest.control(
            "customer/add-contact",
            "{\"code\":\"" + contactWay("lang=zh") + "\",\"name\":\"陈医生\"}");
    String event = guest.event("add_external_contact");
    assertThat(Guest.in(event, "State")).isEqualTo("lang=zh");
    assertThat(Guest.in(event, "ExternalUserID")).isEqualTo(scanned.path("customer").asText());
    assertThat(Guest.in(event, "UserID")).isEqualTo("host1");

    var text = new Text();
    text.setContent("欢迎");
    var welcome = new WxCpWelcomeMsg();
    welcome.setWelcomeCode(Guest.in(event, "WelcomeCode"));
    welcome.setText(text);
    guest.wx().getExternalContactService().sendWelcomeMsg(welcome);

    JsonNode phone = guest.look("phone/" + scanned.path("customer").asText());
    assertThat(phone.at("/items/0/content/text/content").asText()).isEqualTo("欢迎");
    assertThat(phone.at("/welcomed/code").asInt()).isEqualTo(1);
    assertThat(Guest.refused(() -> guest.wx().getExternalContactService().sendWelcomeMsg(welcome)))
        .isEqualTo(41051);
  }

  @Test
  void aWelcomeCodeLivesTwentySeconds() throws Exception {
    guest.callbacks();
    guest.control("customer/add-contact", "{\"code\":\"" + contactWay("x") + "\",\"name\":\"A\"}");
    String code = Guest.in(guest.event("add_external_contact"), "WelcomeCode");
    guest.advance(Duration.ofSeconds(20));
    JsonNode answer =
        guest.call(
            "externalcontact/send_welcome_msg",
            "{\"welcome_code\":\"" + code + "\",\"text\":{\"content\":\"late\"}}");
    assertThat(answer.path("errcode").asInt()).isEqualTo(41050);
    assertThat(answer.path("errmsg").asText())
        .contains("hint: [")
        .contains("from ip: 127.0.0.1")
        .endsWith("more info at https://open.work.weixin.qq.com/devtool/query?e=41050");
  }

  @Test
  void newContactsGoToTheLeastLoadedMember() throws Exception {
    String code = contactWay("");
    for (String host : List.of("host1", "host2", "host1", "host2")) {
      JsonNode scanned =
          guest.control("customer/add-contact", "{\"code\":\"" + code + "\",\"name\":\"N\"}");
      assertThat(scanned.path("member").asText()).isEqualTo(host);
    }
  }

  @Test
  void whoScansTheRoomsCodeIsInTheRoom() throws Exception {
    guest.callbacks();
    String chat = guest.ready("customerGroupId");
    String way = joinWay(chat);
    JsonNode scanned =
        guest.control("customer/scan-joinway", "{\"code\":\"" + way + "\",\"name\":\"王语嫣\"}");
    assertThat(scanned.path("chatId").asText()).isEqualTo(chat);
    String event = guest.event("add_member");
    assertThat(event)
        .contains("<JoinScene>3</JoinScene>")
        .contains("<MemChangeCnt>1</MemChangeCnt>")
        .contains("<Item>" + scanned.path("customer").asText() + "</Item>");

    var group = guest.wx().getExternalContactService().getGroupChat(chat, 1).getGroupChat();
    var newcomer = group.getMemberList().getLast();
    assertThat(newcomer.getUserId()).isEqualTo(scanned.path("customer").asText());
    assertThat(newcomer.getName()).isEqualTo("王语嫣");
    assertThat(newcomer.getJoinScene()).isEqualTo(3);
    assertThat(newcomer.getState()).isEqualTo("door1");
    assertThat(group.getOwner()).isEqualTo("owner");
  }

  @Test
  void weComOpensTheNextRoomWhenTheCodesRoomsAreFull() throws Exception {
    guest.callbacks();
    guest.knob("joinWayQrCap", 3);
    String way = joinWay(guest.ready("customerGroupId"));
    String scan = "{\"code\":\"" + way + "\",\"name\":\"N\"}";
    assertThat(guest.control("customer/scan-joinway", scan).path("opened").asBoolean()).isFalse();
    JsonNode second = guest.control("customer/scan-joinway", scan);
    assertThat(second.path("opened").asBoolean()).isTrue();
    String next = second.path("chatId").asText();
    guest.event("<![CDATA[create]]>", next);
    var info = guest.wx().getExternalContactService().getJoinWay(way).getJoinWay();
    assertThat(info.getChatIdList()).containsExactly(guest.ready("customerGroupId"), next);
    var group = guest.wx().getExternalContactService().getGroupChat(next, 1).getGroupChat();
    assertThat(group.getName()).isEqualTo("医生群2");
    assertThat(group.getOwner()).isEqualTo("owner");
  }
}
