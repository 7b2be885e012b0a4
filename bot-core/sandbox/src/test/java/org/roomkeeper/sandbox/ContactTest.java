package org.roomkeeper.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import me.chanjar.weixin.cp.api.WxCpExternalContactService;
import me.chanjar.weixin.cp.bean.external.WxCpContactWayInfo;
import me.chanjar.weixin.cp.bean.external.WxCpUserExternalTagGroupInfo;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Rows 32, 33 and 35: contact codes, contacts, and their tags. */
final class ContactTest {
  private final Guest guest = new Guest();
  private final WxCpExternalContactService contacts = guest.wx().getExternalContactService();

  @AfterEach
  void close() {
    guest.close();
  }

  private WxCpContactWayInfo way(String... users) {
    var way = new WxCpContactWayInfo.ContactWay();
    way.setType(users.length == 1 ? WxCpContactWayInfo.TYPE.SINGLE : WxCpContactWayInfo.TYPE.MULTI);
    way.setScene(WxCpContactWayInfo.SCENE.QRCODE);
    way.setState("lang=en");
    way.setRemark("host/en");
    way.setUsers(List.of(users));
    var info = new WxCpContactWayInfo();
    info.setContactWay(way);
    return info;
  }

  private String befriend(String name) throws Exception {
    String code = contacts.addContactWay(way("host1")).getConfigId();
    return guest
        .control("customer/add-contact", "{\"code\":\"" + code + "\",\"name\":\"" + name + "\"}")
        .path("customer")
        .asText();
  }

  @Test
  void aContactCodeIsKeptChangedAndDeleted() throws Exception {
    var made = contacts.addContactWay(way("host1", "host2"));
    assertThat(made.getQrCode()).startsWith(guest.sandbox().baseUrl());
    var kept = contacts.getContactWay(made.getConfigId()).getContactWay();
    assertThat(kept.getUsers()).containsExactly("host1", "host2");
    assertThat(kept.getState()).isEqualTo("lang=en");
    assertThat(guest.call("externalcontact/list_contact_way", "{}").path("contact_way")).hasSize(1);
    var change = way("host1", "host3");
    change.getContactWay().setConfigId(made.getConfigId());
    contacts.updateContactWay(change);
    assertThat(contacts.getContactWay(made.getConfigId()).getContactWay().getUsers())
        .containsExactly("host1", "host3");
    contacts.deleteContactWay(made.getConfigId());
    assertThat(Guest.refused(() -> contacts.getContactWay(made.getConfigId()))).isEqualTo(41044);
  }

  @Test
  void aContactCodeNeedsMembersThatExist() {
    assertThat(Guest.refused(() -> contacts.addContactWay(way("nobody", "host1"))))
        .isEqualTo(40003);
    assertThat(
            guest
                .call(
                    "externalcontact/add_contact_way",
                    "{\"type\":1,\"scene\":2,\"user\":[\"host1\",\"host2\"]}")
                .path("errcode")
                .asInt())
        .isEqualTo(40058);
  }

  @Test
  void aMemberGainsOnlySoManyContactsADay() throws Exception {
    guest.knob("contactsPerMemberPerDay", 1);
    String code = contacts.addContactWay(way("host1", "host2")).getConfigId();
    String scan = "{\"code\":\"" + code + "\",\"name\":\"N\"}";
    assertThat(guest.control("customer/add-contact", scan).path("added").asBoolean()).isTrue();
    assertThat(guest.control("customer/add-contact", scan).path("added").asBoolean()).isTrue();
    assertThat(guest.control("customer/add-contact", scan).path("added").asBoolean()).isFalse();
    guest.advance(Duration.ofDays(1));
    assertThat(guest.control("customer/add-contact", scan).path("added").asBoolean()).isTrue();
  }

  @Test
  void aContactSaysWhoKnowsThem() throws Exception {
    String customer = befriend("李医生");
    var info = contacts.getContactDetail(customer, null);
    assertThat(info.getExternalContact().getName()).isEqualTo("李医生");
    assertThat(info.getFollowedUsers()).hasSize(1);
    assertThat(info.getFollowedUsers().getFirst().getUserId()).isEqualTo("host1");
    assertThat(info.getFollowedUsers().getFirst().getState()).isEqualTo("lang=en");
  }

  @Test
  void whoIsNoContactIsRefused() {
    String stranger =
        guest.control("customer/appear", "{\"name\":\"S\"}").path("customer").asText();
    assertThat(Guest.refused(() -> contacts.getContactDetail(stranger, null))).isEqualTo(84061);
    assertThat(Guest.refused(() -> contacts.getContactDetail("wmNone", null))).isEqualTo(40096);
  }

  @Test
  void contactsAreTaggedByThoseWhoKnowThem() throws Exception {
    String customer = befriend("Tagged");
    var tag = new WxCpUserExternalTagGroupInfo.Tag();
    tag.setName("ICU");
    var group = new WxCpUserExternalTagGroupInfo.TagGroup();
    group.setGroupName("department");
    group.setTag(List.of(tag));
    var info = new WxCpUserExternalTagGroupInfo();
    info.setTagGroup(group);
    String id = contacts.addCorpTag(info).getTagGroup().getTag().getFirst().getId();
    assertThat(contacts.getCorpTagList(null).getTagGroupList()).hasSize(1);

    contacts.markTag("host1", customer, new String[] {id}, null);
    assertThat(
            contacts
                .getContactDetail(customer, null)
                .getFollowedUsers()
                .getFirst()
                .getTags()[0]
                .getTagName())
        .isEqualTo("ICU");
    assertThat(Guest.refused(() -> contacts.markTag("host2", customer, new String[] {id}, null)))
        .isEqualTo(84061);
    assertThat(
            Guest.refused(() -> contacts.markTag("host1", customer, new String[] {"etNone"}, null)))
        .isEqualTo(40068);
    assertThat(
            Guest.refused(
                () ->
                    guest
                        .client("contactSecret")
                        .getExternalContactService()
                        .delCorpTag(new String[] {id}, null)))
        .isEqualTo(81011);
  }

  @Test
  void whoDropsAMemberIsReported() throws Exception {
    guest.callbacks();
    String customer = befriend("Leaver");
    guest.control("customer/drop", "{\"customer\":\"" + customer + "\",\"userid\":\"host1\"}");
    guest.event("del_follow_user", customer);
  }

  @Test
  void whoHasBegunToChatIsNoLongerWelcomed() throws Exception {
    guest.callbacks();
    String customer = befriend("Chatty");
    String code = Guest.in(guest.event("add_external_contact"), "WelcomeCode");
    guest.control(
        "customer/chat",
        "{\"customer\":\"" + customer + "\",\"userid\":\"host1\",\"text\":\"hi\"}");
    assertThat(
            guest
                .call(
                    "externalcontact/send_welcome_msg",
                    "{\"welcome_code\":\"" + code + "\",\"text\":{\"content\":\"hello\"}}")
                .path("errcode")
                .asInt())
        .isEqualTo(41051);
  }
}
