package org.roomkeeper.wecom.action;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.cp.bean.external.contact.WxCpGroupMsgListResult.ExternalContactGroupMsgInfo;
import me.chanjar.weixin.cp.bean.external.contact.WxCpGroupMsgSendResult.ExternalContactGroupMsgSendInfo;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.Outcome;
import org.roomkeeper.api.Phrase;
import org.roomkeeper.api.Say;
import org.roomkeeper.runtime.intake.Roster;
import org.roomkeeper.runtime.platform.Delivery;
import org.roomkeeper.wecom.client.WeComClients;
import org.roomkeeper.wecom.client.WeComErrors;
import org.roomkeeper.wecom.client.WeComIds;

/**
 * Finds out how a group message stands: whether its owner has confirmed it, or, where the answer to
 * making it was lost, whether it was made.
 */
final class GroupSends {
  private static final String MESSAGE_ID = "msgid";
  private static final int ALREADY_CANCELLED = 41093;
  private static final int UNSENT = 0;
  private static final int SENT = 1;
  private static final int NO_CONTACT = 2;
  private static final int LIMIT_REACHED = 3;
  private static final int PAGE = 100;
  private static final int ROOMS_A_PAGE = 500;
  private static final int MOST_PAGES = 20;
  private static final int BY_API = 0;

  /** WeCom names no creator of what an app made, so that asking for one finds nothing. */
  private static final String ANYBODY = "";

  private static final Duration MARGIN = Duration.ofMinutes(5);

  private final WeComClients clients;
  private final Roster roster;
  private final InstantSource clock;

  GroupSends(WeComClients clients, Roster roster, InstantSource clock) {
    this.clients = clients;
    this.roster = roster;
    this.clock = clock;
  }

  /** How it stands, or empty if there is none. */
  Optional<Outcome> findOut(Say say, Delivery delivery) throws WxErrorException {
    if (delivery.soFar().orElse(null) instanceof Outcome.AskedPerson asked
        && asked.details().containsKey(MESSAGE_ID)) {
      return Optional.of(standing(say, asked));
    }
    var owner = roster.room(say.room()).flatMap(room -> room.owner());
    if (owner.isEmpty()) {
      return Optional.of(new Outcome.Unknown(Phrase.of("outcome.owner-unknown")));
    }
    return search(say, delivery, owner.get());
  }

  /** Reminds the owner of a message that waits for them. */
  void remind(Delivery delivery) throws WxErrorException {
    var id = messageId(delivery);
    if (id.isPresent()) {
      clients.contacts().getExternalContactService().remindGroupMsgSend(id.get());
    }
  }

  /** Stops a message that its owner has not sent, and says whether they were faster. */
  Optional<Outcome> takeBack(Say say, Delivery delivery) throws WxErrorException {
    var id = messageId(delivery);
    if (id.isEmpty() || !(delivery.soFar().orElse(null) instanceof Outcome.AskedPerson asked)) {
      return Optional.empty();
    }
    try {
      clients.contacts().getExternalContactService().cancelGroupMsgSend(id.get());
    } catch (WxErrorException e) {
      if (WeComErrors.sortOf(e) != WeComErrors.Sort.GONE
          && e.getError().getErrorCode() != ALREADY_CANCELLED) {
        throw e;
      }
    }
    return Optional.of(
        standing(say, asked) instanceof Outcome.Done done
            ? done
            : new Outcome.Withdrawn(Outcome.Withdrawn.Reason.TAKEN_BACK));
  }

  private static Optional<String> messageId(Delivery delivery) {
    return delivery.soFar().orElse(null) instanceof Outcome.AskedPerson asked
        ? Optional.ofNullable(asked.details().get(MESSAGE_ID))
        : Optional.empty();
  }

  /** How a message stands that is in its owner's hands. */
  private Outcome standing(Say say, Outcome.AskedPerson asked) throws WxErrorException {
    var messageId = String.valueOf(asked.details().get(MESSAGE_ID));
    var sent = sentTo(messageId, WeComIds.wire(new MemberId(asked.who())), say);
    return switch (sent.map(row -> row.getStatus()).orElse(UNSENT)) {
      case SENT -> new Outcome.Done(Map.of(MESSAGE_ID, messageId));
      case NO_CONTACT -> new Outcome.Refused(Phrase.of("outcome.owner-left"));
      case LIMIT_REACHED -> new Outcome.Refused(Phrase.of("outcome.room-full-of-messages"));
      default -> asked;
    };
  }

  /** Looks for a group message of this text by this owner, made since the action was owed. */
  private Optional<Outcome> search(Say say, Delivery delivery, MemberId owner)
      throws WxErrorException {
    var sender = WeComIds.wire(owner);
    var service = clients.contacts().getExternalContactService();
    var since = delivery.owedSince().minus(MARGIN);
    var cursor = "";
    for (int page = 0; page < MOST_PAGES; page++) {
      var list =
          service.getGroupMsgListV2(
              "group",
              date(since),
              date(clock.instant().plus(MARGIN)),
              ANYBODY,
              BY_API,
              PAGE,
              cursor);
      if (list.getGroupMsgList() != null) {
        for (var message : list.getGroupMsgList()) {
          if (isOurs(message, say, since) && goesTo(message.getMsgId(), sender, say)) {
            return Optional.of(Speech.asked(owner, message.getMsgId()));
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
    try {
      return sentTo(messageId, sender, say).isPresent();
    } catch (WxErrorException e) {
      if (WeComErrors.sortOf(e) == WeComErrors.Sort.GONE) {
        return false; // another member's message
      }
      throw e;
    }
  }

  /** What became of a message in a room, if it goes there. */
  private Optional<ExternalContactGroupMsgSendInfo> sentTo(String messageId, String sender, Say say)
      throws WxErrorException {
    var chatId = WeComIds.wire(say.room());
    var cursor = "";
    for (int page = 0; page < MOST_PAGES; page++) {
      var result =
          clients
              .contacts()
              .getExternalContactService()
              .getGroupMsgSendResult(messageId, sender, ROOMS_A_PAGE, cursor);
      if (result.getSendList() != null) {
        var row =
            result.getSendList().stream().filter(one -> chatId.equals(one.getChatId())).findFirst();
        if (row.isPresent()) {
          return row;
        }
      }
      cursor = result.getNextCursor() == null ? "" : result.getNextCursor();
      if (cursor.isEmpty()) {
        break;
      }
    }
    return Optional.empty();
  }

  @SuppressWarnings("JavaUtilDate") // the library's signature
  private static Date date(Instant instant) {
    return Date.from(instant);
  }
}
