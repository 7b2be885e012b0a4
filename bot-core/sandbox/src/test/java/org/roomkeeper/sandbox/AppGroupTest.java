package org.roomkeeper.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import me.chanjar.weixin.cp.api.WxCpChatService;
import me.chanjar.weixin.cp.bean.message.WxCpAppChatMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Rows 3 to 6: groups that the app makes. */
final class AppGroupTest {
  private static final List<String> THREE = List.of("expert01", "expert02", "expert03");
  private final Guest guest = new Guest();
  private final WxCpChatService chats = guest.wx().getChatService();

  @AfterEach
  void close() {
    guest.close();
  }

  private int create(String json) {
    return guest.call("appchat/create", json).path("errcode").asInt();
  }

  @Test
  void aGroupIsMadeReadAndChanged() throws Exception {
    assertThat(chats.create("专家群", "expert01", THREE, "experts1")).isEqualTo("experts1");
    var made = chats.get("experts1");
    assertThat(made.getName()).isEqualTo("专家群");
    assertThat(made.getOwner()).isEqualTo("expert01");
    assertThat(made.getUsers()).isEqualTo(THREE);
    assertThat(guest.fetch("appchat/get?chatid=experts1").at("/chat_info/chat_type").asInt(-1))
        .isZero();

    chats.update("experts1", "Experts", "expert02", List.of("expert04"), List.of("expert01"));
    var changed = chats.get("experts1");
    assertThat(changed.getName()).isEqualTo("Experts");
    assertThat(changed.getOwner()).isEqualTo("expert02");
    assertThat(changed.getUsers()).containsExactly("expert02", "expert03", "expert04");
  }

  @Test
  void whatIsSaidStandsInTheGroup() throws Exception {
    String chat = chats.create("g", "expert01", THREE, null);
    chats.sendMsg(WxCpAppChatMessage.buildTextMsg(chat, "请注意群规", false));
    assertThat(guest.look("rooms/" + chat).at("/said/0/body/content").asText()).isEqualTo("请注意群规");
    assertThat(guest.look("rooms/" + chat).at("/said/0/from").asText()).startsWith("wb");
  }

  @Test
  void badGroupsAreRefusedByTheirCodes() {
    String some = "\"userlist\":[\"expert01\",\"expert02\"]";
    assertThat(create("{\"userlist\":[\"expert01\"]}")).isEqualTo(86006);
    assertThat(create("{\"userlist\":[\"expert01\",\"nobody\"]}")).isEqualTo(86007);
    assertThat(create("{\"owner\":\"nobody\"," + some + "}")).isEqualTo(86005);
    assertThat(create("{\"owner\":\"expert03\"," + some + "}")).isEqualTo(86207);
    assertThat(create("{\"chatid\":\"no-good\"," + some + "}")).isEqualTo(86001);
    assertThat(create("{\"chatid\":\"twice\"," + some + "}")).isZero();
    assertThat(create("{\"chatid\":\"twice\"," + some + "}")).isEqualTo(86215);
    assertThat(guest.call("appchat/update", "{\"chatid\":\"none\"}").path("errcode").asInt())
        .isEqualTo(86003);
    assertThat(
            guest
                .call("appchat/update", "{\"chatid\":\"twice\",\"add_user_list\":[\"nobody\"]}")
                .path("errcode")
                .asInt())
        .isEqualTo(86216);
    assertThat(
            guest
                .call("appchat/update", "{\"chatid\":\"twice\",\"del_user_list\":[\"expert01\"]}")
                .path("errcode")
                .asInt())
        .isEqualTo(86006);
  }

  @Test
  void aGroupThatPeopleMadeIsNotTheApps() {
    String duty =
        guest.look("world").path("rooms").findParents("type").stream()
            .filter(room -> room.path("type").asText().equals("internal"))
            .findFirst()
            .orElseThrow()
            .path("id")
            .asText();
    assertThat(Guest.refused(() -> chats.get(duty))).isEqualTo(86008);
  }

  @Test
  void aGroupHoldsTwoThousandTheAppIncluded() {
    guest.knob("appGroupCap", 4);
    assertThat(Guest.refused(() -> chats.create("g", "expert01", guest.userIds(), "big")))
        .isEqualTo(86006);
    String three = THREE.stream().map(id -> '"' + id + '"').collect(Collectors.joining(","));
    assertThat(create("{\"userlist\":[" + three + "]}")).isZero();
    assertThat(create("{\"userlist\":[" + three + ",\"expert04\"]}")).isEqualTo(86006);
  }

  @Test
  void aThousandGroupsADayAndNoMore() {
    guest.knob("appGroupsPerDay", 2);
    String body = "{\"userlist\":[\"expert01\",\"expert02\"]}";
    assertThat(create(body)).isZero();
    assertThat(create(body)).isZero();
    assertThat(create(body)).isEqualTo(45009);
    guest.advance(Duration.ofHours(23));
    assertThat(create(body)).isEqualTo(45009);
    guest.advance(Duration.ofHours(2));
    assertThat(create(body)).isZero();
  }

  @Test
  void messagesAreCountedByPersonTimes() throws Exception {
    guest.knob("appGroupSendsPerMinute", 10);
    String chat = chats.create("g", "expert01", THREE, null);
    var message = WxCpAppChatMessage.buildTextMsg(chat, "x", false);
    for (int i = 0; i < 3; i++) {
      chats.sendMsg(message);
    }
    assertThat(Guest.refused(() -> chats.sendMsg(message))).isEqualTo(45009);
    guest.advance(Duration.ofSeconds(60));
    chats.sendMsg(message);
  }

  @Test
  void whatIsTooMuchForAMemberIsDroppedWithoutAWord() throws Exception {
    guest.knob("appGroupPerMinutePerMember", 2);
    String chat = chats.create("g", "expert01", THREE, null);
    for (int i = 0; i < 5; i++) {
      chats.sendMsg(WxCpAppChatMessage.buildTextMsg(chat, "x" + i, false));
    }
    assertThat(guest.look("rooms/" + chat).path("said")).hasSize(2);
  }

  @Test
  void badMessagesAreRefused() throws Exception {
    String chat = chats.create("g", "expert01", THREE, null);
    String start = "{\"chatid\":\"" + chat + "\",\"msgtype\":";
    assertThat(guest.call("appchat/send", start + "\"song\"}").path("errcode").asInt())
        .isEqualTo(40008);
    assertThat(
            guest
                .call("appchat/send", start + "\"text\",\"text\":{\"content\":\"\"}}")
                .path("errcode")
                .asInt())
        .isEqualTo(44004);
    assertThat(
            guest
                .call("appchat/send", start + "\"image\",\"image\":{\"media_id\":\"no\"}}")
                .path("errcode")
                .asInt())
        .isEqualTo(40007);
    String news =
        IntStream.range(0, 9).mapToObj(i -> "{\"title\":\"t\"}").collect(Collectors.joining(","));
    assertThat(
            guest
                .call("appchat/send", start + "\"news\",\"news\":{\"articles\":[" + news + "]}}")
                .path("errcode")
                .asInt())
        .isEqualTo(45008);
  }

  @Test
  void noEventTellsOfAppGroups() throws Exception {
    guest.callbacks();
    String chat = chats.create("g", "expert01", THREE, null);
    guest.control("member/leave", "{\"chatId\":\"" + chat + "\",\"person\":\"expert03\"}");
    assertThat(chats.get(chat).getUsers()).containsExactly("expert01", "expert02");
    guest.control("member/open-app", "{\"userid\":\"expert01\"}");
    guest.event("enter_agent");
    assertThat(guest.callbacks().events()).hasSize(1);
  }
}
