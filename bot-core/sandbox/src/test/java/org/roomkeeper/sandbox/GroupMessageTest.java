package org.roomkeeper.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import me.chanjar.weixin.cp.api.WxCpExternalContactService;
import me.chanjar.weixin.cp.bean.external.WxCpMsgTemplate;
import me.chanjar.weixin.cp.bean.external.msg.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Rows 20 and 21: messages to customer groups, which the owner confirms. */
final class GroupMessageTest {
  private final Guest guest = new Guest();
  private final WxCpExternalContactService contacts = guest.wx().getExternalContactService();
  private final String chat = guest.ready("customerGroupId");

  @AfterEach
  void close() {
    guest.close();
  }

  private WxCpMsgTemplate template(String words) {
    var text = new Text();
    text.setContent(words);
    var template = new WxCpMsgTemplate();
    template.setChatType("group");
    template.setSender("owner");
    template.setText(text);
    return template;
  }

  private String add(String words) throws Exception {
    return contacts.addMsgTemplate(template(words)).getMsgId();
  }

  private JsonNode confirm(String msgid) {
    return guest.control(
        "owner/confirm-groupmsg", "{\"userid\":\"owner\",\"msgid\":\"" + msgid + "\"}");
  }

  @Test
  void nothingIsSaidBeforeTheOwnerConfirms() throws Exception {
    String msgid = add("今晚八点讲座");
    assertThat(guest.look("rooms/" + chat).path("said")).isEmpty();
    assertThat(guest.look("phone/owner").at("/tasks/0/msgid").asText()).isEqualTo(msgid);
    var before = contacts.getGroupMsgSendResult(msgid, "owner", 50, null).getSendList();
    assertThat(before.getFirst().getStatus()).isZero();

    assertThat(confirm(msgid).path("sent")).hasSize(1);
    assertThat(guest.look("rooms/" + chat).at("/said/0/body/content").asText()).isEqualTo("今晚八点讲座");
    var after = contacts.getGroupMsgSendResult(msgid, "owner", 50, null).getSendList();
    assertThat(after.getFirst().getChatId()).isEqualTo(chat);
    assertThat(after.getFirst().getStatus()).isEqualTo(1);
    assertThat(contacts.getGroupMsgTask(msgid, 50, null).getTaskList().getFirst().getStatus())
        .isEqualTo(2);
  }

  @Test
  void whatWasAddedIsListed() throws Exception {
    String msgid = add("a");
    Date now = Date.from(Instant.now().plusSeconds(60));
    Date before = Date.from(Instant.now().minusSeconds(3600));
    assertThat(
            contacts
                .getGroupMsgListV2("group", before, now, null, null, 50, null)
                .getGroupMsgList())
        .extracting("msgId")
        .containsExactly(msgid);
  }

  @Test
  void theOwnerIsRemindedThreeTimesADay() throws Exception {
    String msgid = add("a");
    for (int i = 0; i < 3; i++) {
      contacts.remindGroupMsgSend(msgid);
    }
    assertThat(Guest.refused(() -> contacts.remindGroupMsgSend(msgid))).isEqualTo(41094);
    guest.control("tokens/revoke", "{}");
    guest.advance(Duration.ofHours(24));
    contacts.remindGroupMsgSend(msgid);
  }

  @Test
  void groupsThatAreNotTheSendersAreNamedAndTheOthersGetIt() throws Exception {
    String hosts =
        guest
            .control("owner/open-group", "{\"owner\":\"host1\",\"name\":\"H\"}")
            .path("chatId")
            .asText();
    var template = template("a");
    template.setChatIdList(List.of(chat, hosts, "wrNone"));
    var added = contacts.addMsgTemplate(template);
    assertThat(added.getFailList()).containsExactly(hosts, "wrNone");
    assertThat(contacts.getGroupMsgSendResult(added.getMsgId(), "owner", 50, null).getSendList())
        .extracting("chatId")
        .containsExactly(chat);
    template.setChatIdList(List.of("wrNone"));
    assertThat(Guest.refused(() -> contacts.addMsgTemplate(template))).isEqualTo(41048);
  }

  @Test
  void aCancelledMessageIsNotSent() throws Exception {
    String msgid = add("a");
    contacts.cancelGroupMsgSend(msgid);
    assertThat(
            guest.refusedControl(
                "owner/confirm-groupmsg", "{\"userid\":\"owner\",\"msgid\":\"" + msgid + "\"}"))
        .contains("cancelled");
    assertThat(Guest.refused(() -> contacts.cancelGroupMsgSend(msgid))).isEqualTo(41093);
  }

  @Test
  void aGroupGetsAsManyMessagesAMonthAsTheMonthHasDays() throws Exception {
    guest.knob("groupMessagesPerMonth", 2);
    confirm(add("1"));
    confirm(add("2"));
    String third = add("3");
    assertThat(confirm(third).path("sent")).isEmpty();
    assertThat(
            contacts
                .getGroupMsgSendResult(third, "owner", 50, null)
                .getSendList()
                .getFirst()
                .getStatus())
        .isEqualTo(3);
    guest.advance(Duration.ofDays(31));
    assertThat(confirm(add("4")).path("sent")).hasSize(1);
  }

  @Test
  void badGroupMessagesAreRefused() {
    assertThat(Guest.refused(() -> contacts.remindGroupMsgSend("none"))).isEqualTo(41047);
    var nobody = template("a");
    nobody.setSender("host1");
    assertThat(Guest.refused(() -> contacts.addMsgTemplate(nobody))).isEqualTo(41048);
    assertThat(Guest.refused(() -> contacts.addMsgTemplate(template("字".repeat(1400)))))
        .isEqualTo(45002);
    assertThat(Guest.refused(() -> contacts.addMsgTemplate(template("")))).isEqualTo(44004);
  }

  @Test
  void aNewMessageMayFirstBeDispatched() throws Exception {
    guest.knob("groupMessageDispatchMillis", 5000);
    String msgid = add("a");
    assertThat(Guest.refused(() -> contacts.getGroupMsgTask(msgid, 50, null))).isEqualTo(41063);
    guest.advance(Duration.ofSeconds(5));
    assertThat(contacts.getGroupMsgTask(msgid, 50, null).getTaskList()).hasSize(1);
  }

  @Test
  void contactsAreWrittenToByWhoKnowsThem() throws Exception {
    String way =
        guest
            .call(
                "externalcontact/add_contact_way", "{\"type\":1,\"scene\":2,\"user\":[\"host1\"]}")
            .path("config_id")
            .asText();
    String customer =
        guest
            .control("customer/add-contact", "{\"code\":\"" + way + "\",\"name\":\"N\"}")
            .path("customer")
            .asText();
    var template = template("单聊");
    template.setChatType("single");
    template.setSender(null);
    template.setExternalUserid(List.of(customer, "wmStranger"));
    var added = contacts.addMsgTemplate(template);
    assertThat(added.getFailList()).containsExactly("wmStranger");
    guest.control(
        "owner/confirm-groupmsg", "{\"userid\":\"host1\",\"msgid\":\"" + added.getMsgId() + "\"}");
    assertThat(guest.look("phone/" + customer).at("/items/0/content/text/content").asText())
        .isEqualTo("单聊");
  }
}
