package org.roomkeeper.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import me.chanjar.weixin.cp.bean.message.WxCpMessage;
import me.chanjar.weixin.cp.bean.templatecard.TemplateCardButton;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Rows 7 to 10: messages of the app, and cards with buttons. */
final class MessageTest {
  private final Guest guest = new Guest();

  @AfterEach
  void close() {
    guest.close();
  }

  private WxCpMessage text(String to, String content) {
    return WxCpMessage.TEXT()
        .agentId(Integer.valueOf(guest.ready("agentId")))
        .toUser(to)
        .content(content)
        .build();
  }

  private WxCpMessage card(String to, String taskId) {
    var remove = TemplateCardButton.builder().text("移除").style(1).key("remove").build();
    var ignore = TemplateCardButton.builder().text("忽略").style(2).key("ignore").build();
    return WxCpMessage.TEMPLATECARD()
        .agentId(Integer.valueOf(guest.ready("agentId")))
        .toUser(to)
        .cardType("button_interaction")
        .mainTitleTitle("审核")
        .mainTitleDesc("一条消息")
        .taskId(taskId)
        .buttons(List.of(remove, ignore))
        .build();
  }

  private JsonNode phone(String person) {
    return guest.look("phone/" + person).path("items");
  }

  @Test
  void aMessageReachesWhomItNames() throws Exception {
    var result = guest.wx().getMessageService().send(text("expert01|nobody|expert02", "您好"));
    assertThat(result.getInvalidUser()).isEqualTo("nobody");
    assertThat(result.getMsgId()).isNotEmpty();
    assertThat(phone("expert01").at("/0/content/text/content").asText()).isEqualTo("您好");
    assertThat(phone("expert02")).hasSize(1);
    assertThat(phone("expert03")).isEmpty();
  }

  @Test
  void aMessageToAllReachesAll() throws Exception {
    guest.wx().getMessageService().send(text("@all", "讲座今晚开始"));
    assertThat(guest.userIds()).allSatisfy(id -> assertThat(phone(id)).hasSize(1));
  }

  @Test
  void aMessageToNobodyIsRefused() {
    assertThat(Guest.refused(() -> guest.wx().getMessageService().send(text("nobody", "x"))))
        .isEqualTo(81013);
    assertThat(Guest.refused(() -> guest.wx().getMessageService().send(text("expert01", ""))))
        .isEqualTo(44004);
    String start = "{\"touser\":\"expert01\",\"msgtype\":\"text\",\"text\":{\"content\":\"x\"}";
    assertThat(guest.call("message/send", start + "}").path("errcode").asInt()).isEqualTo(41011);
    assertThat(guest.call("message/send", start + ",\"agentid\":7}").path("errcode").asInt())
        .isEqualTo(40056);
    assertThat(Guest.refused(() -> guest.wx().getMessageService().send(text("", "x"))))
        .isEqualTo(82001);
  }

  @Test
  void theSameMessageTwiceIsSentOnceWhenAskedTo() throws Exception {
    var message = text("expert01", "once");
    message.setEnableDuplicateCheck(true);
    message.setDuplicateCheckInterval(60);
    String first = guest.wx().getMessageService().send(message).getMsgId();
    assertThat(guest.wx().getMessageService().send(message).getMsgId()).isEqualTo(first);
    assertThat(phone("expert01")).hasSize(1);
    guest.advance(Duration.ofSeconds(60));
    guest.wx().getMessageService().send(message);
    assertThat(phone("expert01")).hasSize(2);
  }

  @Test
  void theThirtyFirstMessageOfAMinuteIsDroppedWithoutAWord() throws Exception {
    for (int i = 0; i < 35; i++) {
      guest.wx().getMessageService().send(text("expert01", "m" + i));
    }
    assertThat(phone("expert01")).hasSize(30);
    guest.advance(Duration.ofMinutes(1));
    guest.wx().getMessageService().send(text("expert01", "later"));
    assertThat(phone("expert01")).hasSize(31);
  }

  @Test
  void aMessageIsTakenBackWithinADay() throws Exception {
    String msgid = guest.wx().getMessageService().send(text("expert01", "oops")).getMsgId();
    guest.wx().getMessageService().recall(msgid);
    assertThat(phone("expert01").at("/0/recalled").asBoolean()).isTrue();
    String late = guest.wx().getMessageService().send(text("expert01", "oops")).getMsgId();
    guest.advance(Duration.ofHours(25));
    assertThat(Guest.refused(() -> guest.wx().getMessageService().recall(late))).isEqualTo(40058);
  }

  @Test
  void aPressedButtonComesBackAndTheCardIsClosedByItsCodeOnce() throws Exception {
    guest.callbacks();
    assertThat(
            guest
                .wx()
                .getMessageService()
                .send(card("moderator1|moderator2", "task-1"))
                .getResponseCode())
        .isNotEmpty();
    guest.control(
        "card/press", "{\"userid\":\"moderator1\",\"taskId\":\"task-1\",\"key\":\"remove\"}");
    String event = guest.event("template_card_event");
    assertThat(Guest.in(event, "EventKey")).isEqualTo("remove");
    assertThat(Guest.in(event, "TaskId")).isEqualTo("task-1");
    assertThat(Guest.in(event, "FromUserName")).isEqualTo("moderator1");
    assertThat(Guest.in(event, "AgentID")).isEqualTo(guest.ready("agentId"));

    String code = Guest.in(event, "ResponseCode");
    guest
        .wx()
        .getTaskCardService()
        .updateTemplateCardButton(List.of("moderator1", "moderator2"), null, null, 0, code, "已处理");
    assertThat(phone("moderator2").at("/0/card/closed").asText()).isEqualTo("已处理");
    assertThat(
            guest.refusedControl(
                "card/press",
                "{\"userid\":\"moderator2\",\"taskId\":\"task-1\",\"key\":\"ignore\"}"))
        .contains("no longer");
    assertThat(
            Guest.refused(
                () ->
                    guest
                        .wx()
                        .getTaskCardService()
                        .updateTemplateCardButton(List.of("moderator1"), null, null, 0, code, "x")))
        .isEqualTo(40058);
  }

  @Test
  void aResponseCodeLivesThreeDays() throws Exception {
    String code = guest.wx().getMessageService().send(card("moderator1", "t")).getResponseCode();
    guest.advance(Duration.ofDays(3));
    assertThat(
            guest
                .call(
                    "message/update_template_card",
                    "{\"userids\":[\"moderator1\"],\"agentid\":"
                        + guest.ready("agentId")
                        + ",\"response_code\":\""
                        + code
                        + "\",\"button\":{\"replace_name\":\"x\"}}")
                .path("errcode")
                .asInt())
        .isEqualTo(40058);
  }

  @Test
  void whatWasChosenOnACardAndPickedInItsMenuComesBack() throws Exception {
    guest.callbacks();
    String card =
        "{\"touser\":\"host1\",\"msgtype\":\"template_card\",\"agentid\":"
            + guest.ready("agentId")
            + ",\"template_card\":{\"card_type\":\"vote_interaction\",\"task_id\":\"vote\","
            + "\"main_title\":{\"title\":\"When?\"},"
            + "\"action_menu\":{\"desc\":\"more\",\"action_list\":[{\"text\":\"Mute\",\"key\":\"m\"}]},"
            + "\"checkbox\":{\"question_key\":\"Q\",\"option_list\":[{\"id\":\"A\",\"text\":\"a\"},"
            + "{\"id\":\"B\",\"text\":\"b\"}],\"mode\":1},"
            + "\"submit_button\":{\"text\":\"Send\",\"key\":\"send\"}}}";
    assertThat(guest.call("message/send", card).path("errcode").asInt()).isZero();
    String press = "{\"userid\":\"host1\",\"taskId\":\"vote\",\"key\":\"";
    guest.control("card/press", press + "m\"}");
    assertThat(Guest.in(guest.event("template_card_menu_event"), "EventKey")).isEqualTo("m");
    assertThat(guest.refusedControl("card/press", press + "send\",\"selected\":{\"Q\":[\"C\"]}}"))
        .contains("does not offer");
    guest.control("card/press", press + "send\",\"selected\":{\"Q\":[\"A\",\"B\"]}}");
    assertThat(guest.event("<Event><![CDATA[template_card_event]]>"))
        .contains(
            "<SelectedItems><SelectedItem><QuestionKey><![CDATA[Q]]></QuestionKey><OptionIds>"
                + "<OptionId><![CDATA[A]]></OptionId><OptionId><![CDATA[B]]></OptionId>"
                + "</OptionIds></SelectedItem></SelectedItems>");
  }

  @Test
  void aTaskIdIsUsedOnce() throws Exception {
    guest.wx().getMessageService().send(card("moderator1", "same"));
    assertThat(Guest.refused(() -> guest.wx().getMessageService().send(card("host1", "same"))))
        .isEqualTo(40058);
  }

  @Test
  void whoUpdatesACardForAStrangerIsTold() throws Exception {
    String code = guest.wx().getMessageService().send(card("moderator1", "t2")).getResponseCode();
    JsonNode answer =
        guest.call(
            "message/update_template_card",
            "{\"userids\":[\"moderator1\",\"expert01\"],\"agentid\":\""
                + guest.ready("agentId")
                + "\",\"response_code\":\""
                + code
                + "\",\"button\":{\"replace_name\":\"x\"}}");
    assertThat(answer.path("errcode").asInt()).isZero();
    assertThat(answer.path("invaliduser")).hasSize(1);
    assertThat(answer.at("/invaliduser/0").asText()).isEqualTo("expert01");
  }

  @Test
  void whatAMemberWritesToTheAppComesBack() throws Exception {
    guest.callbacks();
    guest.control("member/dm-app", "{\"userid\":\"expert07\",\"text\":\"你好 <b> ]]> &\"}");
    String event = guest.event("<MsgType><![CDATA[text]]></MsgType>");
    assertThat(event).contains("你好 <b> ]]]]><![CDATA[> &");
    assertThat(Guest.in(event, "MsgId")).matches("[0-9]+");
  }

  @Test
  void theAppMayAnswerInTheCallbacksOwnResponse() throws Exception {
    guest
        .callbacks()
        .answer("<xml><MsgType><![CDATA[text]]></MsgType><Content><![CDATA[收到]]></Content></xml>");
    guest.control("member/dm-app", "{\"userid\":\"expert07\",\"text\":\"?\"}");
    org.awaitility.Awaitility.await()
        .until(() -> phone("expert07").at("/1/content/text/content").asText().equals("收到"));
  }

  @Test
  void anAnswerThatIsWronglySignedIsPassedOver() throws Exception {
    guest.callbacks().forge();
    guest
        .callbacks()
        .answer("<xml><MsgType><![CDATA[text]]></MsgType><Content><![CDATA[收到]]></Content></xml>");
    guest.control("member/dm-app", "{\"userid\":\"expert07\",\"text\":\"?\"}");
    org.awaitility.Awaitility.await()
        .until(() -> guest.look("callback").path("pending").asInt() == 0);
    assertThat(guest.callbacks().events()).hasSize(1);
    assertThat(phone("expert07")).hasSize(1);
  }

  @Test
  void whatTheAppHasSentIsCounted() throws Exception {
    guest.wx().getMessageService().send(text("expert01", "1"));
    var counted = guest.wx().getMessageService().getStatistics(0).getStatistics().getFirst();
    assertThat(counted.getCount()).isEqualTo(1);
    assertThat(counted.getAgentId()).isEqualTo(Integer.parseInt(guest.ready("agentId")));
  }
}
