package org.roomkeeper.wecom.action;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.Optional;
import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.cp.bean.external.contact.WxCpGroupMsgListResult.ExternalContactGroupMsgInfo;
import org.roomkeeper.api.Outcome;
import org.roomkeeper.api.Say;
import org.roomkeeper.runtime.intake.Roster;
import org.roomkeeper.runtime.platform.Delivery;
import org.roomkeeper.wecom.client.WeComClients;
import org.roomkeeper.wecom.client.WeComIds;

/** Finds a group message again whose answer was lost. */
final class GroupSends {
  private static final int PAGE = 100;
  private static final int MOST_PAGES = 20;
  private static final int BY_API = 0;
  private static final Duration MARGIN = Duration.ofMinutes(5);

  private final WeComClients clients;
  private final Roster roster;
  private final InstantSource clock;

  GroupSends(WeComClients clients, Roster roster, InstantSource clock) {
    this.clients = clients;
    this.roster = roster;
    this.clock = clock;
  }

  /**
   * Looks for a group message of this text by this owner, made since the action was owed, that goes
   * to this room.
   *
   * @return how it stands, or empty if WeCom has none
   */
  Optional<Outcome> findOut(Say say, Delivery delivery) throws WxErrorException {
    var owner = roster.room(say.room()).flatMap(room -> room.owner());
    if (owner.isEmpty()) {
      return Optional.of(new Outcome.Unknown("the room's owner is not known"));
    }
    var sender = WeComIds.wire(owner.get());
    var service = clients.contacts().getExternalContactService();
    var since = delivery.owedSince().minus(MARGIN);
    var cursor = "";
    for (int page = 0; page < MOST_PAGES; page++) {
      var list =
          service.getGroupMsgListV2(
              "group",
              date(since),
              date(clock.instant().plus(MARGIN)),
              sender,
              BY_API,
              PAGE,
              cursor);
      if (list.getGroupMsgList() != null) {
        for (var message : list.getGroupMsgList()) {
          if (isOurs(message, say, since) && goesTo(message.getMsgId(), sender, say)) {
            return Optional.of(Speech.asked(owner.get(), message.getMsgId()));
          }
        }
      }
      cursor = list.getNextCursor() == null ? "" : list.getNextCursor();
      if (cursor.isEmpty()) {
        break;
      }
    }
    return Optional.empty();
  }

  private static boolean isOurs(ExternalContactGroupMsgInfo message, Say say, Instant since) {
    return message.getText() != null
        && Speech.groupText(say).equals(message.getText().getContent())
        && message.getCreateTime() != null
        && !Instant.ofEpochSecond(message.getCreateTime()).isBefore(since);
  }

  private boolean goesTo(String messageId, String sender, Say say) throws WxErrorException {
    var chatId = WeComIds.wire(say.room());
    var cursor = "";
    for (int page = 0; page < MOST_PAGES; page++) {
      var result =
          clients
              .contacts()
              .getExternalContactService()
              .getGroupMsgSendResult(messageId, sender, 500, cursor);
      if (result.getSendList() != null
          && result.getSendList().stream().anyMatch(sent -> chatId.equals(sent.getChatId()))) {
        return true;
      }
      cursor = result.getNextCursor() == null ? "" : result.getNextCursor();
      if (cursor.isEmpty()) {
        return false;
      }
    }
    return false;
  }

  @SuppressWarnings("JavaUtilDate") // the library's signature
  private static Date date(Instant instant) {
    return Date.from(instant);
  }
}
