package org.roomkeeper.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import me.chanjar.weixin.cp.api.WxCpExternalContactService;
import me.chanjar.weixin.cp.bean.external.WxCpGroupWelcomeTemplateResult;
import me.chanjar.weixin.cp.bean.external.msg.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Row 18: the library of welcome texts, and WeCom showing the one that the owner has chosen. */
final class WelcomeTextTest {
  private final Guest guest = new Guest();
  private final WxCpExternalContactService contacts = guest.wx().getExternalContactService();
  private final String chat = guest.ready("customerGroupId");

  @AfterEach
  void close() {
    guest.close();
  }

  private String add(String words) throws Exception {
    return contacts.addGroupWelcomeTemplate(template(words));
  }

  private static WxCpGroupWelcomeTemplateResult template(String words) {
    var text = new Text();
    text.setContent(words);
    var template = new WxCpGroupWelcomeTemplateResult();
    template.setText(text);
    template.setNotify(1);
    return template;
  }

  private void join(String name) {
    String customer =
        guest.control("customer/appear", "{\"name\":\"" + name + "\"}").path("customer").asText();
    guest.control("owner/invite", "{\"chatId\":\"" + chat + "\",\"person\":\"" + customer + "\"}");
  }

  private List<String> said() {
    return guest.look("rooms/" + chat).path("said").findValuesAsText("content");
  }

  @Test
  void theLibraryKeepsWhatItWasGiven() throws Exception {
    String id = add("亲爱的%NICKNAME%用户，你好");
    assertThat(contacts.getGroupWelcomeTemplate(id).getText().getContent())
        .isEqualTo("亲爱的%NICKNAME%用户，你好");
    var changed = template("新的");
    changed.setTemplateId(id);
    contacts.editGroupWelcomeTemplate(changed);
    assertThat(contacts.getGroupWelcomeTemplate(id).getText().getContent()).isEqualTo("新的");
    contacts.delGroupWelcomeTemplate(id, guest.ready("agentId"));
    assertThat(Guest.refused(() -> contacts.getGroupWelcomeTemplate(id))).isEqualTo(40058);
    assertThat(Guest.refused(() -> add("字".repeat(1001)))).isEqualTo(45002);
  }

  @Test
  void theHundredAndFirstTextIsRefused() throws Exception {
    for (int i = 0; i < 100; i++) {
      add("t" + i);
    }
    assertThat(Guest.refused(() -> add("one too many"))).isEqualTo(41055);
  }

  @Test
  void nothingIsShownBeforeTheOwnerHasChosen() throws Exception {
    add("Welcome, %NICKNAME%");
    join("Ada");
    assertThat(said()).isEmpty();
  }

  @Test
  void newcomersAreGreetedTogetherWithAPauseBetween() throws Exception {
    String id = add("Welcome, %NICKNAME%");
    guest.control(
        "owner/choose-welcome", "{\"chatId\":\"" + chat + "\",\"templateId\":\"" + id + "\"}");
    join("Ada");
    join("Ben");
    join("Cleo");
    assertThat(said()).containsExactly("Welcome, @Ada");
    guest.advance(Duration.ofSeconds(3));
    assertThat(said()).containsExactly("Welcome, @Ada", "Welcome, @Ben @Cleo");
    JsonNode world = guest.look("world");
    assertThat(world.at("/welcomed/room").asInt()).isEqualTo(3);
  }
}
