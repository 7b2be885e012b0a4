package org.roomkeeper.wecom.callback;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.roomkeeper.api.BotEvent;
import org.roomkeeper.api.CommandGiven;
import org.roomkeeper.api.CommunityId;
import org.roomkeeper.api.ContactAdded;
import org.roomkeeper.api.Envelope;
import org.roomkeeper.api.EventId;
import org.roomkeeper.api.LiveChanged;
import org.roomkeeper.api.MemberEnrolled;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.MemberKind;
import org.roomkeeper.api.MemberLeft.Departure;
import org.roomkeeper.api.Unrecognised;
import org.roomkeeper.api.WelcomeCode;
import org.roomkeeper.runtime.intake.Incoming;
import org.roomkeeper.wecom.callback.FlatXml.Malformed;
import org.roomkeeper.wecom.client.Secrets;
import org.roomkeeper.wecom.client.TaskId;
import org.roomkeeper.wecom.client.WeComIds;
import org.roomkeeper.wecom.watch.Notices;

/**
 * Says what a callback means: one method for each event, found by WeCom's name of it. What is not
 * known is {@link Unrecognised}, never an exception. Safe for use by many threads.
 */
final class EventDecoder {
  private static final Duration WELCOME_CODE_LIVES = Duration.ofSeconds(20);
  private static final int LONGEST_COMMAND = 4_096;
  private static final int LONGEST_KIND = 128;
  private static final int LONGEST_DETAIL = 200;
  private static final Predicate<String> SECOND = Pattern.compile("[0-9]{1,11}").asMatchPredicate();
  private static final Predicate<String> TWO_NUMBERS =
      Pattern.compile("[0-9]{0,20}\\|[0-9]{1,20}").asMatchPredicate();

  private final InstantSource clock;
  private final Map<String, Function<Fields, Decoded>> events =
      Map.ofEntries(
          Map.entry("change_external_chat", this::changeExternalChat),
          Map.entry("change_external_contact", this::changeExternalContact),
          Map.entry("change_contact", this::changeContact),
          Map.entry("template_card_event", this::templateCardEvent),
          Map.entry("taskcard_click", this::templateCardEvent),
          Map.entry("living_status_change", this::livingStatusChange),
          Map.entry("msgaudit_notify", this::msgauditNotify),
          Map.entry("enter_agent", this::appOpened),
          Map.entry("subscribe", this::appOpened),
          Map.entry("unsubscribe", this::appOpened),
          Map.entry("click", this::appOpened),
          Map.entry("view", this::appOpened));

  /**
   * Makes a decoder.
   *
   * @param clock gives the time of a callback that has none
   */
  EventDecoder(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * Decodes one decrypted callback.
   *
   * @throws Malformed if it is not XML as WeCom writes it
   */
  Decoded decode(byte[] xml) throws Malformed {
    var fields = fields(FlatXml.read(xml), xml);
    try {
      var type = fields.text("MsgType");
      return switch (type) {
        case "event" -> event(fields);
        case "text" -> text(fields);
        case "" -> fields.unrecognised(fields.text("InfoType", "callback"));
        default -> fields.unrecognised("message/" + type);
      };
    } catch (IllegalArgumentException | DateTimeException e) {
      // An id that cannot be one, a time beyond all calendars.
      return fields.unrecognised(fields.text("Event", fields.text("MsgType", "callback")));
    }
  }

  private Decoded event(Fields fields) {
    var name = fields.text("Event");
    var decoder = events.get(name);
    return decoder == null ? fields.unrecognised(name) : decoder.apply(fields);
  }

  /** A text to the app: somebody tells the bot something. */
  private Decoded text(Fields fields) {
    var words = fields.text("Content");
    if (words.length() > LONGEST_COMMAND) {
      words = words.substring(0, LONGEST_COMMAND);
    }
    return fields.happened(
        new CommandGiven(fields.envelope(), Optional.of(fields.staff("FromUserName")), words));
  }

  /** A customer group: WeCom says that it changed, reading says what it is now. */
  private Decoded changeExternalChat(Fields fields) {
    var chatId = fields.required("ChatId");
    var room = WeComIds.customerGroup(chatId);
    var incoming = new ArrayList<Incoming>();
    if (fields.text("UpdateDetail").equals("del_member")) {
      var how =
          switch (fields.text("QuitScene")) {
            case "0" -> Departure.LEFT;
            case "1" -> Departure.REMOVED;
            default -> Departure.UNKNOWN;
          };
      // The list mixes members and WeChat users without saying which is which: the reading knows.
      var gone =
          fields.all("MemChangeList/Item").stream()
              .flatMap(id -> List.of(WeComIds.guest(id), WeComIds.staff(id)).stream())
              .toList();
      if (!gone.isEmpty()) {
        incoming.add(new Incoming.Departures(room, gone, how));
      }
    }
    incoming.add(
        fields.noticed(
            Notices.ROOM_CHANGED,
            room.value(),
            "ChangeType",
            "UpdateDetail",
            "JoinScene",
            "QuitScene",
            "MemChangeCnt",
            "LastMemVer",
            "CurMemVer"));
    return new Decoded(incoming, false);
  }

  /** A WeChat user and a member: added, changed, gone. */
  private Decoded changeExternalContact(Fields fields) {
    var change = fields.text("ChangeType");
    return switch (change) {
      case "add_external_contact", "add_half_external_contact", "msg_audit_approved" ->
          contactAdded(fields);
      case "edit_external_contact", "del_external_contact", "del_follow_user", "transfer_fail" ->
          Decoded.of(
              fields.noticed(
                  Notices.CONTACT_CHANGED,
                  WeComIds.guest(fields.required("ExternalUserID")).value(),
                  "ChangeType",
                  "UserID",
                  "FailReason"));
      default -> fields.unrecognised("change_external_contact/" + change);
    };
  }

  private Decoded contactAdded(Fields fields) {
    if (fields.text("ChangeType").equals("msg_audit_approved")) {
      // Consent to the archive, not a new contact: the two know each other already.
      return Decoded.of(
          fields.noticed(
              Notices.CONTACT_CHANGED,
              WeComIds.guest(fields.required("ExternalUserID")).value(),
              "ChangeType",
              "UserID"));
    }
    var code =
        fields
            .find("WelcomeCode")
            .map(value -> new WelcomeCode(value, fields.at().plus(WELCOME_CODE_LIVES)));
    return fields.happened(
        new ContactAdded(
            fields.envelope(),
            WeComIds.guest(fields.required("ExternalUserID")),
            fields.staff("UserID"),
            fields.find("State"),
            code));
  }

  /** The directory. */
  private Decoded changeContact(Fields fields) {
    var change = fields.text("ChangeType");
    return switch (change) {
      case "create_user" -> memberEnrolled(fields);
      case "update_user" -> memberUpdated(fields);
      case "delete_user" ->
          Decoded.of(
              fields.noticed(Notices.MEMBER_GONE, fields.staff("UserID").value(), "ChangeType"));
      case "create_party", "update_party", "delete_party", "update_tag" ->
          Decoded.of(
              fields.noticed(
                  Notices.DIRECTORY_CHANGED,
                  change,
                  "Id",
                  "TagId",
                  "AddUserItems",
                  "DelUserItems"));
      default -> fields.unrecognised("change_contact/" + change);
    };
  }

  private Decoded memberEnrolled(Fields fields) {
    var member = fields.staff("UserID");
    var incoming = new ArrayList<Incoming>();
    fields.find("Name").ifPresent(name -> incoming.add(fields.named(member, name)));
    incoming.add(fields.happening(new MemberEnrolled(fields.envelope(), member)));
    return new Decoded(incoming, false);
  }

  private Decoded memberUpdated(Fields fields) {
    var incoming = new ArrayList<Incoming>();
    var now = fields.text("NewUserID", fields.required("UserID"));
    fields.find("Name").ifPresent(name -> incoming.add(fields.named(WeComIds.staff(now), name)));
    if (fields.find("NewUserID").isPresent()) {
      incoming.add(
          fields.noticed(Notices.MEMBER_GONE, fields.staff("UserID").value(), "NewUserID"));
    } else if (incoming.isEmpty()) {
      incoming.add(fields.noticed(Notices.DIRECTORY_CHANGED, now, "ChangeType"));
    }
    return new Decoded(incoming, false);
  }

  /** A button on a card; other apps' cards and older ones carry other task ids. */
  private Decoded templateCardEvent(Fields fields) {
    var task = fields.text("TaskId");
    var card = TaskId.parse(task);
    if (card.isEmpty()) {
      return fields.unrecognised(fields.text("Event") + "/" + task);
    }
    // Cards with a list say what was chosen beside the button; WeCom's page spells it both ways.
    var choice =
        fields
            .find("EventKey")
            .or(() -> fields.find("SelectedItems/SelectedItem/OptionIds/OptionId"))
            .or(() -> fields.find("SelectedItems/SelectedItem/OpitonIds/OpitonId"))
            .or(() -> fields.find("SelectedItems/SelectedItem/OptionIds/OpitonId"))
            .orElse("");
    return Decoded.of(
        new Incoming.Pressed(
            fields.key(),
            fields.at(),
            card.get().action(),
            Optional.of(card.get().owedSince()),
            fields.staff("FromUserName"),
            choice,
            fields.find("ResponseCode")));
  }

  /** A live stream. */
  private Decoded livingStatusChange(Fields fields) {
    var status =
        switch (fields.text("Status")) {
          case "0" -> LiveChanged.Status.BOOKED;
          case "1" -> LiveChanged.Status.LIVE;
          case "2" -> LiveChanged.Status.ENDED;
          case "3" -> LiveChanged.Status.EXPIRED;
          case "4" -> LiveChanged.Status.CANCELLED;
          default -> throw new IllegalArgumentException("no status of a live stream");
        };
    return fields.happened(
        new LiveChanged(
            fields.envelope(), "", EventId.UNRECORDED, fields.required("LivingId"), status));
  }

  /** The archive has something new. It is read from where it was left, so nothing is noted. */
  private Decoded msgauditNotify(Fields fields) {
    return new Decoded(List.of(), true);
  }

  /** Somebody opened the app or pressed its menu: nothing to do, but known. */
  private Decoded appOpened(Fields fields) {
    return Decoded.of(
        fields.noticed(
            Notices.APP_OPENED, fields.staff("FromUserName").value(), "Event", "EventKey"));
  }

  private Fields fields(FlatXml xml, byte[] raw) {
    return new Fields(xml, key(xml, raw), timeOf(xml));
  }

  private Instant timeOf(FlatXml xml) {
    return second(xml)
        .map(digits -> Instant.ofEpochSecond(Long.parseLong(digits)))
        .orElseGet(clock::instant);
  }

  private static Optional<String> second(FlatXml xml) {
    return xml.text("CreateTime").filter(SECOND);
  }

  /**
   * The same for every telling of an event and different for any other: a message's own id, else
   * everything that the callback says. WeCom's own hint (sender and second) throws distinct events
   * together. Keys of one time begin alike: they stand on few pages of the ledger, and a commit
   * writes whole pages.
   */
  private static String key(FlatXml xml, byte[] raw) {
    return xml.text("MsgId")
        .map(id -> "callback:message:" + messageKey(xml.text("AgentID").orElse(""), id))
        .orElseGet(() -> "callback:" + second(xml).orElse("") + ":" + hash(raw));
  }

  private static String messageKey(String agent, String id) {
    var both = agent + "|" + id;
    return TWO_NUMBERS.test(both) ? both : hash(both.getBytes(UTF_8));
  }

  /** Half of the hash: of what a ledger remembers no two are alike by chance. */
  private static String hash(byte[] bytes) {
    try {
      byte[] whole = MessageDigest.getInstance("SHA-256").digest(bytes);
      return HexFormat.of().formatHex(whole, 0, whole.length / 2);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** A callback's fields, its dedupe key and its time on the platform's clock. */
  private record Fields(FlatXml xml, String key, Instant at) {
    Optional<String> find(String name) {
      return xml.text(name);
    }

    String text(String name) {
      return text(name, "");
    }

    String text(String name, String otherwise) {
      return xml.text(name).orElse(otherwise);
    }

    String required(String name) {
      return xml.text(name).orElseThrow(() -> new IllegalArgumentException(name + " is missing"));
    }

    List<String> all(String path) {
      return xml.all(path);
    }

    MemberId staff(String name) {
      return WeComIds.staff(required(name));
    }

    Envelope envelope() {
      return Envelope.of(CommunityId.CORP, at);
    }

    Incoming happening(BotEvent event) {
      return new Incoming.Happened(key, event);
    }

    Decoded happened(BotEvent event) {
      return Decoded.of(happening(event));
    }

    Incoming named(MemberId member, String name) {
      return new Incoming.PersonRead(at, member, name, MemberKind.STAFF);
    }

    Incoming noticed(String what, String subject, String... details) {
      var kept = new TreeMap<String, String>();
      for (var detail : details) {
        find(detail)
            .ifPresent(
                value ->
                    kept.put(detail, value.substring(0, Math.min(value.length(), LONGEST_DETAIL))));
      }
      return new Incoming.Noticed(key, at, what, subject, kept);
    }

    Decoded unrecognised(String kind) {
      var name = Secrets.mask(kind);
      return happened(
          new Unrecognised(envelope(), name.substring(0, Math.min(name.length(), LONGEST_KIND))));
    }
  }
}
