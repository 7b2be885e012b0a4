package org.roomkeeper.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import me.chanjar.weixin.cp.api.WxCpExternalContactService;
import me.chanjar.weixin.cp.bean.external.WxCpGroupJoinWayInfo;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Rows 11 to 15: rooms with WeChat users, as the API reads them and people change them. */
final class CustomerGroupTest {
  private final Guest guest = new Guest();
  private final WxCpExternalContactService contacts = guest.wx().getExternalContactService();
  private final String chat = guest.ready("customerGroupId");

  @AfterEach
  void close() {
    guest.close();
  }

  private WxCpGroupJoinWayInfo way(List<String> chats, String state) {
    var way = new WxCpGroupJoinWayInfo.JoinWay();
    way.setScene(2);
    way.setRemark("r".repeat(40));
    way.setRoomBaseName("群");
    way.setRoomBaseId(7);
    way.setChatIdList(chats);
    way.setState(state);
    var info = new WxCpGroupJoinWayInfo();
    info.setJoinWay(way);
    return info;
  }

  private String open(String name) {
    return guest
        .control("owner/open-group", "{\"owner\":\"owner\",\"name\":\"" + name + "\"}")
        .path("chatId")
        .asText();
  }

  private String invite(String name) {
    String customer =
        guest.control("customer/appear", "{\"name\":\"" + name + "\"}").path("customer").asText();
    guest.control("owner/invite", "{\"chatId\":\"" + chat + "\",\"person\":\"" + customer + "\"}");
    return customer;
  }

  @Test
  void groupsAreListedPageByPage() throws Exception {
    for (int i = 2; i <= 5; i++) {
      open("Doctors " + i);
    }
    String[] owner = {"owner"};
    var first = contacts.listGroupChat(3, "", 0, owner);
    assertThat(first.getGroupChatList()).hasSize(3);
    assertThat(first.getGroupChatList().getFirst().getChatId()).isEqualTo(chat);
    var second = contacts.listGroupChat(3, first.getNextCursor(), 0, owner);
    assertThat(second.getGroupChatList()).hasSize(2);
    assertThat(second.getNextCursor()).isNull();
    assertThat(contacts.listGroupChat(10, "", 0, new String[] {"host1"}).getGroupChatList())
        .isEmpty();
    assertThat(Guest.refused(() -> contacts.listGroupChat(10, "bad", 0, owner))).isEqualTo(40058);
  }

  @Test
  void aGroupSaysWhoInvitedWhom() throws Exception {
    String customer = invite("顾客老王");
    var group = contacts.getGroupChat(chat, 1).getGroupChat();
    var newcomer = group.getMemberList().getLast();
    assertThat(newcomer.getUserId()).isEqualTo(customer);
    assertThat(newcomer.getType()).isEqualTo(2);
    assertThat(newcomer.getJoinScene()).isEqualTo(1);
    assertThat(newcomer.getInvitor().getUserId()).isEqualTo("owner");
    assertThat(newcomer.getUnionId()).startsWith("oz");
    assertThat(Guest.refused(() -> contacts.getGroupChat("wrNone", 1))).isEqualTo(40050);
  }

  @Test
  void comingAndGoingIsToldWithVersionsThatFollowEachOther() throws Exception {
    guest.callbacks();
    String customer = invite("A");
    String joined = guest.event("add_member");
    assertThat(Guest.in(joined, "JoinScene")).isEqualTo("0");
    assertThat(Guest.in(joined, "QuitScene")).isEqualTo("0");
    guest.control("owner/kick", "{\"chatId\":\"" + chat + "\",\"person\":\"" + customer + "\"}");
    String kicked = guest.event("del_member", "<QuitScene>1</QuitScene>");
    assertThat(Guest.in(kicked, "LastMemVer")).isEqualTo(Guest.in(joined, "CurMemVer"));
    JsonNode group = guest.call("externalcontact/groupchat/get", "{\"chat_id\":\"" + chat + "\"}");
    assertThat(group.at("/group_chat/member_version").asText())
        .isEqualTo(Guest.in(kicked, "CurMemVer"));
    assertThat(group.at("/group_chat/member_list/0/name").isMissingNode()).isTrue();

    String other = invite("B");
    guest.control("member/leave", "{\"chatId\":\"" + chat + "\",\"person\":\"" + other + "\"}");
    guest.event("del_member", "<QuitScene>0</QuitScene>");
  }

  @Test
  void whatPeopleDoWithAGroupIsTold() throws Exception {
    guest.callbacks();
    String made = open("Doctors 2");
    guest.event("<ChangeType><![CDATA[create]]></ChangeType>", made);
    guest.control("owner/rename", "{\"chatId\":\"" + chat + "\",\"name\":\"一群\"}");
    guest.event("change_name");
    guest.control("owner/notice", "{\"chatId\":\"" + chat + "\",\"notice\":\"文明沟通\"}");
    guest.event("change_notice");
    guest.control("owner/hand-over", "{\"chatId\":\"" + chat + "\",\"to\":\"moderator1\"}");
    guest.event("change_owner");
    guest.control("owner/dismiss", "{\"chatId\":\"" + made + "\"}");
    guest.event("dismiss", made);
    assertThat(contacts.getGroupChat(chat, 1).getGroupChat().getNotice()).isEqualTo("文明沟通");
  }

  @Test
  void thereIsNoApiToRemoveOrSilenceAnybody() {
    for (String path : List.of("kick", "del_member", "mute", "recall_msg", "create")) {
      int status = guest.post("/cgi-bin/externalcontact/groupchat/" + path, "{}").statusCode();
      assertThat(status).as(path).isEqualTo(404);
    }
  }

  @Test
  void aJoinWayIsKeptAsItWasSet() throws Exception {
    String id = contacts.addJoinWay(way(List.of(chat), "s1")).getConfigId();
    var kept = contacts.getJoinWay(id).getJoinWay();
    assertThat(kept.getChatIdList()).containsExactly(chat);
    assertThat(kept.getRemark()).hasSize(30);
    assertThat(kept.getRoomBaseId()).isEqualTo(7);
    assertThat(kept.getState()).isEqualTo("s1");
    assertThat(kept.getAutoCreateRoom()).isEqualTo(1);
    assertThat(guest.send(guest.request(path(kept.getQrCode())).build()).statusCode())
        .isEqualTo(200);

    String other = open("Doctors 2");
    var update = way(List.of(other), "s2");
    update.getJoinWay().setConfigId(id);
    contacts.updateJoinWay(update);
    assertThat(contacts.getJoinWay(id).getJoinWay().getChatIdList()).containsExactly(other);
    contacts.delJoinWay(id);
    assertThat(Guest.refused(() -> contacts.getJoinWay(id))).isEqualTo(41044);
  }

  private String path(String url) {
    return url.substring(guest.sandbox().baseUrl().length());
  }

  @Test
  void badJoinWaysAreRefused() {
    List<String> six = List.of(chat, open("2"), open("3"), open("4"), open("5"), open("6"));
    // The client itself refuses more than five, so this one goes without it.
    String list = String.join("\",\"", six);
    assertThat(
            guest
                .call(
                    "externalcontact/groupchat/add_join_way",
                    "{\"scene\":2,\"chat_id_list\":[\"" + list + "\"]}")
                .path("errcode")
                .asInt())
        .isEqualTo(41091);
    assertThat(Guest.refused(() -> contacts.addJoinWay(way(List.of("wrNone"), "s"))))
        .isEqualTo(40050);
    assertThat(Guest.refused(() -> contacts.addJoinWay(way(List.of(chat), "s".repeat(31)))))
        .isEqualTo(40058);
    guest.knob("codesPerCorp", 0);
    assertThat(Guest.refused(() -> contacts.addJoinWay(way(List.of(chat), "s")))).isEqualTo(41045);
  }

  @Test
  void aCodeTakesPeopleUpToTwoHundredAndInvitationsGoOn() throws Exception {
    guest.knob("joinWayQrCap", 4);
    var way = way(List.of(chat), "");
    way.getJoinWay().setAutoCreateRoom(0);
    String id = contacts.addJoinWay(way).getConfigId();
    String scan = "{\"code\":\"" + id + "\",\"name\":\"N\"}";
    assertThat(guest.control("customer/scan-joinway", scan).path("ending").asText())
        .isEqualTo("ENTERED");
    assertThat(guest.control("customer/scan-joinway", scan).path("ending").asText())
        .isEqualTo("ENTERED");
    assertThat(guest.control("customer/scan-joinway", scan).path("ending").asText())
        .isEqualTo("FULL");
    invite("By invitation");
    assertThat(contacts.getGroupChat(chat, 0).getGroupChat().getMemberList()).hasSize(5);
  }

  @Test
  void aGroupHoldsFiveHundred() {
    guest.knob("customerGroupCap", 3);
    invite("Third");
    String customer =
        guest.control("customer/appear", "{\"name\":\"Fourth\"}").path("customer").asText();
    assertThat(
            guest.refusedControl(
                "owner/invite", "{\"chatId\":\"" + chat + "\",\"person\":\"" + customer + "\"}"))
        .contains("full");
  }

  @Test
  void whoScansTwiceIsInOnce() throws Exception {
    String id = contacts.addJoinWay(way(List.of(chat), "")).getConfigId();
    String customer =
        guest
            .control("customer/scan-joinway", "{\"code\":\"" + id + "\",\"name\":\"N\"}")
            .path("customer")
            .asText();
    String again = "{\"code\":\"" + id + "\",\"customer\":\"" + customer + "\"}";
    assertThat(guest.control("customer/scan-joinway", again).path("ending").asText())
        .isEqualTo("ALREADY_IN");
  }

  @Test
  void anUnlistedRoomOfWeComsOwnIsFoundByItsCodeAllTheSame() throws Exception {
    guest.knob("joinWayQrCap", 3);
    guest.knob("autoRoomListed", false);
    guest.knob("autoRoomCallback", false);
    guest.callbacks();
    String id = contacts.addJoinWay(way(List.of(chat), "")).getConfigId();
    String scan = "{\"code\":\"" + id + "\",\"name\":\"N\"}";
    guest.control("customer/scan-joinway", scan);
    JsonNode second = guest.control("customer/scan-joinway", scan);
    JsonNode third = guest.control("customer/scan-joinway", scan);
    assertThat(second.path("opened").asBoolean()).isTrue();
    assertThat(third.path("chatId")).isEqualTo(second.path("chatId"));
    assertThat(contacts.getJoinWay(id).getJoinWay().getChatIdList()).containsExactly(chat);
    guest.event("add_member", second.path("chatId").asText());
    assertThat(guest.callbacks().events()).noneMatch(event -> event.contains("<![CDATA[create]]>"));
  }

  @Test
  void aGroupIsHandedToAColleagueWhoKeepsItAndWhatIsNoGroupIsListed() throws Exception {
    var answer = contacts.onjobTransferGroupChat(new String[] {chat, "wrNone"}, "host1");

    assertThat(answer.getFailedChatList()).hasSize(1);
    assertThat(answer.getFailedChatList().getFirst().getChatId()).isEqualTo("wrNone");
    assertThat(answer.getFailedChatList().getFirst().getErrcode()).isEqualTo(90501);
    var group = contacts.getGroupChat(chat, 0).getGroupChat();
    assertThat(group.getOwner()).isEqualTo("host1");
    assertThat(group.getMemberList()).anyMatch(member -> member.getUserId().equals("host1"));
    assertThat(
            contacts
                .onjobTransferGroupChat(new String[] {chat}, "host1")
                .getFailedChatList()
                .getFirst()
                .getErrcode())
        .isEqualTo(90504);
    assertThat(Guest.refused(() -> contacts.onjobTransferGroupChat(new String[] {chat}, "nobody")))
        .isEqualTo(40003);
  }

  @Test
  @SuppressWarnings("JavaUtilDate") // the library's signature
  void whatHappenedInTheGroupsOfAnOwnerIsCounted() throws Exception {
    long before = contacts.getGroupChat(chat, 0).getGroupChat().getMemberList().size();
    String customer = invite("A");
    guest.control(
        "member/say",
        "{\"chatId\":\"" + chat + "\",\"person\":\"" + customer + "\",\"text\":\"Good morning\"}");
    open("Doctors 2");
    long now = guest.look("clock").path("now").asLong();

    var counted =
        contacts.getGroupChatStatistic(
            Date.from(Instant.ofEpochMilli(now).minusSeconds(3600)),
            2,
            0,
            0,
            1000,
            new String[] {"owner"},
            new String[0]);
    assertThat(counted.getTotal()).isEqualTo(1);
    var item = counted.getItemList().getFirst();
    assertThat(item.getOwner()).isEqualTo("owner");
    assertThat(item.getItemData().getChatTotal()).isEqualTo(2);
    assertThat(item.getItemData().getChatHasMsg()).isEqualTo(1);
    assertThat(item.getItemData().getMsgTotal()).isEqualTo(1);
    assertThat(item.getItemData().getMemberTotal()).isEqualTo((int) before + 2);
    assertThat(item.getItemData().getMemberHasMsg()).isEqualTo(1);
    assertThat(
            guest
                .call("externalcontact/groupchat/statistic", "{\"day_begin_time\":1}")
                .path("errcode")
                .asInt())
        .isEqualTo(40058);
  }
}
