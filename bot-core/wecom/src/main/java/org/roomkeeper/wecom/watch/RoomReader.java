package org.roomkeeper.wecom.watch;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.cp.bean.external.WxCpUserExternalGroupChatInfo;
import me.chanjar.weixin.cp.bean.external.WxCpUserExternalGroupChatInfo.GroupChat;
import me.chanjar.weixin.cp.bean.external.WxCpUserExternalGroupChatInfo.GroupMember;
import org.jspecify.annotations.Nullable;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.MemberJoined.Entry;
import org.roomkeeper.api.MemberKind;
import org.roomkeeper.api.RoomId;
import org.roomkeeper.api.RoomKind;
import org.roomkeeper.runtime.intake.Incoming;
import org.roomkeeper.runtime.intake.RoomReading;
import org.roomkeeper.runtime.settings.Communities;
import org.roomkeeper.runtime.settings.Communities.ListedRoom;
import org.roomkeeper.wecom.client.WeComClients;
import org.roomkeeper.wecom.client.WeComErrors;
import org.roomkeeper.wecom.client.WeComIds;
import org.roomkeeper.wecom.client.WeComSettings.RoomCaps;

/** Reads rooms and people as WeCom shows them now. Safe for use by many threads. */
final class RoomReader {
  private static final int WITH_NAMES = 1;
  private static final int ANY_STATUS = 0;
  private static final int LISTED = 1_000;
  private static final int OWNERS = 100;
  private static final int MOST_PAGES = 100;
  private static final String GROUP_CHAT_GET = "/cgi-bin/externalcontact/groupchat/get";
  private static final int NO_SUCH_CHAT = 40050;
  private static final int NO_SUCH_APP_CHAT = 86003;
  private static final int MEMBER = 1;

  private final WeComClients clients;
  private final Communities communities;
  private final RoomCaps caps;
  private final ObjectMapper json = new ObjectMapper();

  RoomReader(WeComClients clients, Communities communities, RoomCaps caps) {
    this.clients = clients;
    this.communities = communities;
    this.caps = caps;
  }

  /**
   * A room as WeCom shows it now. Most looks find what the last one found, so an answer is taken
   * apart only by whoever wants to know more than that.
   *
   * @param fingerprint the same for all answers that say the same
   * @param reading takes it apart
   */
  record Answer(int fingerprint, Supplier<RoomReading> reading) {}

  /**
   * Reads a customer group or an app group; empty if it is no longer there.
   *
   * @throws WxErrorException if WeCom says anything else
   */
  Optional<Answer> read(RoomId room, RoomKind kind) throws WxErrorException {
    try {
      return Optional.of(kind == RoomKind.CUSTOMER_GROUP ? customerGroup(room) : appGroup(room));
    } catch (WxErrorException e) {
      int code = WeComErrors.codeOf(e);
      if (code == NO_SUCH_CHAT || code == NO_SUCH_APP_CHAT) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** The customer groups that these people own. */
  Set<RoomId> customerGroupsOf(List<MemberId> owners) throws WxErrorException {
    var rooms = new LinkedHashSet<RoomId>();
    for (int from = 0; from < owners.size(); from += OWNERS) {
      var some =
          owners.subList(from, Math.min(owners.size(), from + OWNERS)).stream()
              .map(WeComIds::wire)
              .toArray(String[]::new);
      var cursor = "";
      for (int page = 0; page < MOST_PAGES; page++) {
        var answer =
            clients
                .contacts()
                .getExternalContactService()
                .listGroupChat(LISTED, cursor, ANY_STATUS, some);
        if (answer.getGroupChatList() != null) {
          answer
              .getGroupChatList()
              .forEach(chat -> rooms.add(WeComIds.customerGroup(chat.getChatId())));
        }
        cursor = text(answer.getNextCursor());
        if (cursor.isEmpty()) {
          break;
        }
      }
    }
    return rooms;
  }

  /** Who somebody is. */
  Incoming.PersonRead person(MemberId member, Instant at) throws WxErrorException {
    if (WeComIds.isStaff(member)) {
      var user = clients.app().getUserService().getById(WeComIds.wire(member));
      return new Incoming.PersonRead(at, member, text(user.getName()), MemberKind.STAFF);
    }
    var contact =
        clients
            .contacts()
            .getExternalContactService()
            .getContactDetail(WeComIds.wire(member), null)
            .getExternalContact();
    return new Incoming.PersonRead(
        at, member, contact == null ? "" : text(contact.getName()), MemberKind.GUEST);
  }

  private Answer customerGroup(RoomId room) throws WxErrorException {
    var service = clients.contacts();
    var question =
        json.createObjectNode().put("chat_id", WeComIds.wire(room)).put("need_name", WITH_NAMES);
    // The client's own method, but for the answer being taken apart at once.
    var answer =
        service.post(service.getWxCpConfigStorage().getApiUrl(GROUP_CHAT_GET), question.toString());
    int capacity = capacity(room, caps.customerGroup());
    return new Answer(
        Objects.hash(answer, capacity),
        () ->
            customerGroup(
                room, capacity, WxCpUserExternalGroupChatInfo.fromJson(answer).getGroupChat()));
  }

  private static RoomReading customerGroup(RoomId room, int capacity, GroupChat chat) {
    var people = new ArrayList<RoomReading.Person>();
    if (chat.getMemberList() != null) {
      for (var member : chat.getMemberList()) {
        people.add(person(member));
      }
    }
    return new RoomReading(
        room,
        RoomKind.CUSTOMER_GROUP,
        text(chat.getName()),
        owner(chat.getOwner()),
        text(chat.getNotice()),
        capacity,
        people);
  }

  private static RoomReading.Person person(GroupMember member) {
    boolean staff = member.getType() == MEMBER;
    var entry =
        switch (member.getJoinScene()) {
          case 1 -> Entry.INVITED;
          case 2 -> Entry.LINK;
          case 3 -> Entry.CODE;
          default -> Entry.UNKNOWN;
        };
    var inviter = member.getInvitor() == null ? "" : text(member.getInvitor().getUserId());
    return new RoomReading.Person(
        staff ? WeComIds.staff(member.getUserId()) : WeComIds.guest(member.getUserId()),
        text(member.getName()).isEmpty() ? text(member.getGroupNickname()) : text(member.getName()),
        staff ? MemberKind.STAFF : MemberKind.GUEST,
        Optional.ofNullable(member.getJoinTime()).map(Instant::ofEpochSecond),
        entry,
        Optional.of(text(member.getState())).filter(state -> !state.isEmpty()),
        Optional.of(inviter).filter(id -> !id.isEmpty()).map(WeComIds::staff));
  }

  private Answer appGroup(RoomId room) throws WxErrorException {
    var chat = clients.app().getChatService().get(WeComIds.wire(room));
    var people = new ArrayList<RoomReading.Person>();
    if (chat.getUsers() != null) {
      for (var user : chat.getUsers()) {
        people.add(
            new RoomReading.Person(
                WeComIds.staff(user),
                "",
                MemberKind.STAFF,
                Optional.empty(),
                Entry.UNKNOWN,
                Optional.empty(),
                Optional.empty()));
      }
    }
    var reading =
        new RoomReading(
            room,
            RoomKind.APP_GROUP,
            text(chat.getName()),
            owner(chat.getOwner()),
            "",
            capacity(room, caps.appGroup()),
            people);
    return new Answer(reading.hashCode(), () -> reading);
  }

  /** A listed room that no interface shows: what the founder said of it is all there is. */
  RoomReading unseen(RoomId room, ListedRoom listed) {
    return new RoomReading(
        room,
        listed.kind(),
        listed.name(),
        Optional.empty(),
        "",
        capacity(room, caps.allStaff()),
        List.of());
  }

  private int capacity(RoomId room, int cap) {
    return communities.rooms().stream()
        .filter(listed -> listed.id().equals(Optional.of(room)))
        .flatMap(listed -> listed.capacity().stream())
        .findFirst()
        .orElse(cap);
  }

  private static Optional<MemberId> owner(@Nullable String userId) {
    return Optional.ofNullable(userId).filter(id -> !id.isEmpty()).map(WeComIds::staff);
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value;
  }
}
