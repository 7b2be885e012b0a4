package org.roomkeeper.wecom.action;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.cp.bean.external.WxCpMsgTemplate;
import me.chanjar.weixin.cp.bean.external.WxCpWelcomeMsg;
import me.chanjar.weixin.cp.bean.external.msg.Attachment;
import me.chanjar.weixin.cp.bean.external.msg.Link;
import me.chanjar.weixin.cp.bean.external.msg.Text;
import me.chanjar.weixin.cp.bean.message.WxCpMessage;
import org.jspecify.annotations.Nullable;
import org.roomkeeper.api.Greet;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.Outcome;
import org.roomkeeper.api.Phrase;
import org.roomkeeper.api.RoomId;
import org.roomkeeper.api.RoomKind;
import org.roomkeeper.api.Say;
import org.roomkeeper.api.Tell;
import org.roomkeeper.runtime.intake.Roster;
import org.roomkeeper.runtime.platform.AfterCrash;
import org.roomkeeper.runtime.platform.Delivery;
import org.roomkeeper.runtime.settings.Communities;
import org.roomkeeper.runtime.settings.Secret;
import org.roomkeeper.wecom.archive.OwnWords;
import org.roomkeeper.wecom.client.Cut;
import org.roomkeeper.wecom.client.WeComClients;
import org.roomkeeper.wecom.client.WeComErrors;
import org.roomkeeper.wecom.client.WeComIds;
import org.roomkeeper.wecom.client.WeComSettings;

/** Texts to rooms and to people. */
final class Speech {
  private static final int APP_GROUP_BYTES = 2_048;
  private static final int GROUP_SEND_BYTES = 4_000;
  private static final int WEBHOOK_BYTES = 2_048;
  private static final int PRIVATE_BYTES = 2_048;
  private static final int GREETING_BYTES = 4_000;
  private static final int LINK_TITLE_BYTES = 128;
  private static final int LINK_DESCRIPTION_BYTES = 512;
  private static final int DUPLICATE_SECONDS = 4 * 60 * 60;

  private final WeComClients clients;
  private final int agentId;
  private final Roster roster;
  private final Communities communities;
  private final OwnWords ownWords;
  private final Attempts attempts;
  private final ObjectMapper json = new ObjectMapper();

  Speech(
      WeComClients clients,
      WeComSettings settings,
      Roster roster,
      Communities communities,
      OwnWords ownWords,
      Attempts attempts) {
    this.clients = clients;
    this.agentId = settings.agentId();
    this.roster = roster;
    this.communities = communities;
    this.ownWords = ownWords;
    this.attempts = attempts;
  }

  /** A message to a room, in the way of its kind. */
  Outcome say(Say say, Delivery delivery) {
    var kind = WeComIds.kindOf(say.room());
    if (kind.isEmpty()) {
      return new Outcome.Refused(Phrase.of("outcome.no-wecom-room"));
    }
    return switch (kind.get()) {
      case APP_GROUP -> sayInAppGroup(say, delivery);
      case CUSTOMER_GROUP -> sayThroughOwner(say, delivery);
      case ALL_STAFF, OTHER_INTERNAL -> sayByRobot(say, delivery, kind.get());
    };
  }

  private Outcome sayInAppGroup(Say say, Delivery delivery) {
    var content = Cut.toBytes(say.text(), APP_GROUP_BYTES);
    // The library's bean has no mentioned_list.
    var body = json.createObjectNode().put("chatid", WeComIds.wire(say.room()));
    body.put("msgtype", "text");
    var text = body.putObject("text").put("content", content);
    if (!say.mentions().isEmpty()) {
      var mentioned = text.putArray("mentioned_list");
      staff(say.mentions()).forEach(mentioned::add);
    }
    body.put("safe", 0);
    ownWords.saying(say.room(), content);
    var app = clients.app();
    return attempts.with(
        app,
        delivery.attempt(),
        AfterCrash.REPORT,
        () -> {
          app.post(app.getWxCpConfigStorage().getApiUrl("/cgi-bin/appchat/send"), body.toString());
          return new Outcome.Done(Map.of());
        });
  }

  /** A group message: it waits in the owner's client until they confirm it. */
  private Outcome sayThroughOwner(Say say, Delivery delivery) {
    var owner = roster.room(say.room()).flatMap(room -> room.owner());
    if (owner.isEmpty()) {
      return new Outcome.Refused(Phrase.of("outcome.owner-unknown"));
    }
    var content = Cut.toBytes(say.text(), GROUP_SEND_BYTES);
    var chatId = WeComIds.wire(say.room());
    var template =
        WxCpMsgTemplate.builder()
            .chatType("group")
            .chatIdList(List.of(chatId))
            .sender(WeComIds.wire(owner.get()))
            .text(new Text().setContent(content))
            .build();
    ownWords.saying(say.room(), content);
    var contacts = clients.contacts();
    return attempts.with(
        contacts,
        delivery.attempt(),
        AfterCrash.ASK_FIRST,
        () -> {
          var result = contacts.getExternalContactService().addMsgTemplate(template);
          if (result.getFailList() != null && result.getFailList().contains(chatId)) {
            return new Outcome.Refused(Phrase.of("outcome.no-group-message"));
          }
          return asked(owner.get(), result.getMsgId());
        });
  }

  /** As an owner's task is answered, whether just made or found again. */
  static Outcome asked(MemberId owner, String messageId) {
    return new Outcome.AskedPerson(
        owner.value(), messageId == null ? Map.of() : Map.of("msgid", messageId));
  }

  /** The text of a group message as WeCom was given it. */
  static String groupText(Say say) {
    return Cut.toBytes(say.text(), GROUP_SEND_BYTES);
  }

  private Outcome sayByRobot(Say say, Delivery delivery, RoomKind kind) {
    var key = webhookKey(say.room());
    if (key == null) {
      return new Outcome.Refused(
          "nobody has added a webhook robot to this room of kind " + kind + " (webhook-key)");
    }
    var content = Cut.toBytes(say.text(), WEBHOOK_BYTES);
    var address =
        clients.app().getWxCpConfigStorage().getApiUrl("/cgi-bin/webhook/send?key=") + key.reveal();
    ownWords.saying(say.room(), content);
    return attempts.without(
        delivery.attempt(),
        AfterCrash.REPORT,
        () -> {
          clients
              .app()
              .getGroupRobotService()
              .sendText(address, content, staff(say.mentions()), List.of());
          return new Outcome.Done(Map.of());
        });
  }

  private @Nullable Secret webhookKey(RoomId room) {
    return communities.rooms().stream()
        .filter(listed -> listed.id().filter(room::equals).isPresent())
        .flatMap(listed -> listed.webhookKey().stream())
        .findFirst()
        .orElse(null);
  }

  /** A private message to a member of the corp. */
  Outcome tell(Tell tell, Delivery delivery) {
    if (!WeComIds.isStaff(tell.member())) {
      return new Outcome.Refused(Phrase.of("outcome.members-only"));
    }
    var message =
        WxCpMessage.TEXT()
            .agentId(agentId)
            .toUser(WeComIds.wire(tell.member()))
            .content(Cut.toBytes(tell.text(), PRIVATE_BYTES))
            .build();
    message.setEnableDuplicateCheck(true);
    message.setDuplicateCheckInterval(DUPLICATE_SECONDS);
    var app = clients.app();
    return attempts.with(
        app,
        delivery.attempt(),
        AfterCrash.REPEAT,
        () -> {
          var result = app.getMessageService().send(message);
          return reached(
                      List.of(tell.member()), result.getInvalidUser(), result.getUnlicensedUser())
                  .isEmpty()
              ? new Outcome.Refused(Phrase.of("outcome.not-reached"))
              : new Outcome.Done(idOf(result.getMsgId()));
        });
  }

  /** The one greeting of a new contact. */
  Outcome greet(Greet greet, Delivery delivery) {
    var message =
        WxCpWelcomeMsg.builder()
            .welcomeCode(greet.code().value())
            .text(new Text().setContent(Cut.toBytes(greet.text(), GREETING_BYTES)));
    greet.link().ifPresent(link -> message.attachments(List.of(attachment(link))));
    var contacts = clients.contacts();
    return attempts.with(
        contacts,
        delivery.attempt(),
        AfterCrash.REPEAT,
        () -> {
          try {
            contacts.getExternalContactService().sendWelcomeMsg(message.build());
          } catch (WxErrorException e) {
            // The code is good for one greeting, so that a second try finds it spent.
            if (delivery.attempt() == 1 || WeComErrors.sortOf(e) != WeComErrors.Sort.SPENT) {
              throw e;
            }
          }
          return new Outcome.Done(Map.of());
        });
  }

  private static Attachment attachment(Greet.Link link) {
    var card =
        new Link()
            .setTitle(Cut.toBytes(link.title(), LINK_TITLE_BYTES))
            .setDesc(Cut.toBytes(link.description(), LINK_DESCRIPTION_BYTES))
            .setUrl(link.address().toString());
    link.picture().ifPresent(picture -> card.setPicUrl(picture.toString()));
    return new Attachment().setLink(card);
  }

  /** Those of the addressed whom WeCom has not listed as unreachable. */
  static List<MemberId> reached(
      List<MemberId> addressed, @Nullable String invalid, @Nullable String unlicensed) {
    var missed =
        ("|"
                + (invalid == null ? "" : invalid)
                + "|"
                + (unlicensed == null ? "" : unlicensed)
                + "|")
            .toLowerCase(Locale.ROOT);
    return addressed.stream()
        .filter(
            member -> !missed.contains("|" + WeComIds.wire(member).toLowerCase(Locale.ROOT) + "|"))
        .toList();
  }

  static Map<String, String> idOf(@Nullable String messageId) {
    return messageId == null || messageId.isEmpty() ? Map.of() : Map.of("msgid", messageId);
  }

  private static List<String> staff(List<MemberId> members) {
    return members.stream().filter(WeComIds::isStaff).map(WeComIds::wire).toList();
  }
}
