package org.roomkeeper.wecom.action;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.cp.bean.message.WxCpMessage;
import me.chanjar.weixin.cp.bean.message.WxCpMessageSendResult;
import me.chanjar.weixin.cp.bean.templatecard.HorizontalContent;
import me.chanjar.weixin.cp.bean.templatecard.QuoteArea;
import me.chanjar.weixin.cp.bean.templatecard.TemplateCardButton;
import org.roomkeeper.api.AskModerators;
import org.roomkeeper.api.AskOwner;
import org.roomkeeper.api.Choice;
import org.roomkeeper.api.CloseCard;
import org.roomkeeper.api.Evidence;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.Outcome;
import org.roomkeeper.api.Phrase;
import org.roomkeeper.api.Remove;
import org.roomkeeper.api.RoomId;
import org.roomkeeper.api.Tell;
import org.roomkeeper.runtime.intake.Roster;
import org.roomkeeper.runtime.platform.AfterCrash;
import org.roomkeeper.runtime.platform.Delivery;
import org.roomkeeper.wecom.client.Cut;
import org.roomkeeper.wecom.client.TaskId;
import org.roomkeeper.wecom.client.WeComClients;
import org.roomkeeper.wecom.client.WeComErrors;
import org.roomkeeper.wecom.client.WeComIds;
import org.roomkeeper.wecom.client.WeComSettings;

/**
 * Cards with buttons. A card's {@code task_id} is made of the action's id, so that WeCom recognises
 * a repeat, and a press tells which action asked.
 */
final class Cards {
  private static final int TITLE_CHARACTERS = 36;
  private static final int DESCRIPTION_CHARACTERS = 160;
  private static final int QUOTE_CHARACTERS = 600;
  private static final int EXCERPT_CHARACTERS = 240;
  private static final int KEY_CHARACTERS = 5;
  private static final int VALUE_CHARACTERS = 30;
  private static final int BUTTON_CHARACTERS = 10;
  private static final int SOURCE_CHARACTERS = 13;
  private static final int MOST_LINES = 6;
  private static final int PARAMETER_WRONG = 40058;
  private static final int DUPLICATE_SECONDS = 4 * 60 * 60;

  private final WeComClients clients;
  private final int agentId;
  private final Roster roster;
  private final Attempts attempts;

  Cards(WeComClients clients, WeComSettings settings, Roster roster, Attempts attempts) {
    this.clients = clients;
    this.agentId = settings.agentId();
    this.roster = roster;
    this.attempts = attempts;
  }

  /** A case, to the moderators. */
  Outcome askModerators(AskModerators ask, Delivery delivery) {
    var evidence = ask.evidence();
    var lines = new ArrayList<Line>();
    evidence.room().ifPresent(room -> lines.add(new Line("wecom.card.room", roomName(room))));
    evidence.member().ifPresent(who -> lines.add(new Line("wecom.card.member", memberName(who))));
    lines.add(new Line("wecom.card.rule", ask.rule()));
    ask.scores().entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .ifPresent(
            score ->
                lines.add(
                    new Line(
                        "wecom.card.score",
                        score.getKey() + " " + Math.round(score.getValue() * 100) + " %")));
    return send(
        new Card(
            ask.title(),
            Optional.of(ask.proposal()),
            words -> marked(evidence),
            lines,
            ask.choices()),
        delivery.recipients(),
        delivery);
  }

  /** A task, to whoever has to do it. */
  Outcome askOwner(AskOwner ask, Delivery delivery) {
    var lines = new ArrayList<Line>();
    ask.room().ifPresent(room -> lines.add(new Line("wecom.card.room", roomName(room))));
    return send(
        new Card(
            ask.title(),
            Optional.empty(),
            words -> numbered(ask.steps().stream().map(words).toList()),
            lines,
            ask.choices()),
        List.of(ask.owner()),
        delivery);
  }

  /** A private message with buttons: it has arrived, whether somebody presses or not. */
  Outcome tell(Tell tell, Delivery delivery) {
    if (!WeComIds.isStaff(tell.member())) {
      return new Outcome.Refused(Phrase.of("outcome.members-only"));
    }
    var sent =
        send(
            new Card(
                Phrase.of("wecom.tell.title"),
                Optional.empty(),
                words -> tell.text(),
                List.of(),
                tell.choices()),
            List.of(tell.member()),
            delivery);
    return sent instanceof Outcome.AskedPerson asked ? new Outcome.Done(asked.details()) : sent;
  }

  /** A removal that only the owner can do: the exact steps, and a button for when it is done. */
  Outcome askToRemove(Remove remove, Delivery delivery) {
    var owner = roster.room(remove.room()).flatMap(room -> room.owner());
    if (owner.isEmpty()) {
      return new Outcome.Refused(Phrase.of("outcome.owner-unknown"));
    }
    var room = roomName(remove.room());
    var member = memberName(remove.member());
    var steps =
        List.of(
            Phrase.of("wecom.remove.open", room),
            Phrase.of("wecom.remove.members"),
            Phrase.of("wecom.remove.choose", member),
            Phrase.of("wecom.remove.confirm"));
    return send(
        new Card(
            Phrase.of("wecom.remove.title"),
            Optional.of(Phrase.of("wecom.remove.why")),
            words -> numbered(steps.stream().map(words).toList()),
            List.of(new Line("wecom.card.room", room), new Line("wecom.card.member", member)),
            List.of(
                new Choice("done", Phrase.of("wecom.remove.done")),
                new Choice("cannot", Phrase.of("wecom.remove.cannot")))),
        List.of(owner.get()),
        delivery);
  }

  /** Replaces the buttons of an answered card. */
  Outcome close(CloseCard close, Delivery delivery) {
    var readers = staff(delivery.recipients());
    if (readers.isEmpty()) {
      readers = staff(delivery.community().moderators());
    }
    var users = readers.stream().map(WeComIds::wire).toList();
    var words = Cut.toCharacters(words(readers, delivery).apply(close.words()), BUTTON_CHARACTERS);
    var app = clients.app();
    return attempts.with(
        app,
        delivery.attempt(),
        AfterCrash.REPEAT,
        () -> {
          app.getTaskCardService()
              .updateTemplateCardButton(users, null, null, 0, close.responseCode(), words);
          return new Outcome.Done(Map.of());
        });
  }

  private Outcome send(Card card, List<MemberId> recipients, Delivery delivery) {
    var readers = staff(recipients);
    if (readers.isEmpty()) {
      return new Outcome.Refused(Phrase.of("outcome.nobody-to-ask"));
    }
    var message = message(card, readers, delivery);
    var app = clients.app();
    return attempts.with(
        app,
        delivery.attempt(),
        AfterCrash.REPEAT,
        () -> {
          WxCpMessageSendResult result;
          try {
            result = app.getMessageService().send(message);
          } catch (WxErrorException e) {
            if (delivery.attempt() > 1 && saysTaskIdIsTaken(e)) {
              return asked(readers, Map.of(), delivery);
            }
            throw e;
          }
          var reached =
              Speech.reached(readers, result.getInvalidUser(), result.getUnlicensedUser());
          if (reached.isEmpty()) {
            return new Outcome.Refused(Phrase.of("outcome.none-reached"));
          }
          return asked(reached, Speech.idOf(result.getMsgId()), delivery);
        });
  }

  private static Outcome asked(List<MemberId> who, Map<String, String> said, Delivery delivery) {
    var details = new HashMap<>(said);
    details.put("card", TaskId.of(delivery).wire());
    return new Outcome.AskedPerson(
        who.stream().map(MemberId::value).collect(Collectors.joining(",")), details);
  }

  /** WeCom takes each task id once: a repeat is refused because the first one arrived. */
  private static boolean saysTaskIdIsTaken(WxErrorException e) {
    return WeComErrors.codeOf(e) == PARAMETER_WRONG
        && e.getError().getJson() != null
        && e.getError().getJson().contains("task_id");
  }

  private WxCpMessage message(Card card, List<MemberId> readers, Delivery delivery) {
    var words = words(readers, delivery);
    var language = delivery.community().languages().getFirst();
    var builder =
        WxCpMessage.TEMPLATECARD()
            .agentId(agentId)
            .toUser(readers.stream().map(WeComIds::wire).collect(Collectors.joining("|")))
            .cardType("button_interaction")
            .sourceDesc(Cut.toCharacters(delivery.community().name(language), SOURCE_CHARACTERS))
            .sourceDescColor(0)
            .mainTitleTitle(Cut.toCharacters(words.apply(card.title()), TITLE_CHARACTERS))
            .taskId(TaskId.of(delivery).wire())
            .horizontalContents(
                card.lines().stream().limit(MOST_LINES).map(line -> line.put(words)).toList())
            .buttons(buttons(card.choices(), words));
    card.description()
        .ifPresent(
            text ->
                builder.mainTitleDesc(Cut.toCharacters(words.apply(text), DESCRIPTION_CHARACTERS)));
    var quote = Cut.toCharacters(card.quote().apply(words), QUOTE_CHARACTERS);
    if (!quote.isBlank()) {
      builder.quoteArea(QuoteArea.builder().type(0).quoteText(quote).build());
    }
    var message = builder.build();
    message.setEnableDuplicateCheck(true);
    message.setDuplicateCheckInterval(DUPLICATE_SECONDS);
    return message;
  }

  private static List<TemplateCardButton> buttons(
      List<Choice> choices, Function<Phrase, String> words) {
    var buttons = new ArrayList<TemplateCardButton>();
    for (var choice : choices) {
      buttons.add(
          TemplateCardButton.builder()
              .text(Cut.toCharacters(words.apply(choice.label()), BUTTON_CHARACTERS))
              .style(buttons.isEmpty() ? 1 : 2)
              .key(choice.key())
              .build());
    }
    return buttons;
  }

  /** One card goes to all its readers, so it speaks one language: theirs if they share it. */
  private static Function<Phrase, String> words(List<MemberId> readers, Delivery delivery) {
    var wording = delivery.wording();
    var leading = delivery.community().languages().getFirst();
    return phrase -> {
      var texts =
          readers.stream().map(reader -> wording.to(reader, phrase)).distinct().limit(2).toList();
      return texts.size() == 1 ? texts.getFirst() : wording.in(leading, phrase);
    };
  }

  private static String numbered(List<String> steps) {
    var lines = new StringBuilder();
    for (int i = 0; i < steps.size(); i++) {
      lines.append(i == 0 ? "" : "\n").append(i + 1).append(". ").append(steps.get(i));
    }
    return lines.toString();
  }

  /** The message with 【】 around what matters, cut to what is around the first mark. */
  static String marked(Evidence evidence) {
    var text = evidence.text();
    var marks =
        evidence.marks().stream()
            .filter(mark -> mark.end() <= text.length())
            .sorted(Comparator.comparingInt(mark -> mark.start()))
            .toList();
    int from = 0;
    if (text.length() > EXCERPT_CHARACTERS && !marks.isEmpty()) {
      from = Math.max(0, marks.getFirst().start() - EXCERPT_CHARACTERS / 3);
      from = from > 0 && Character.isLowSurrogate(text.charAt(from)) ? from - 1 : from;
    }
    var excerpt = new StringBuilder(from > 0 ? "…" : "");
    int at = from;
    for (var mark : marks) {
      if (mark.start() >= at) {
        excerpt.append(text, at, mark.start()).append('【');
        excerpt.append(text, mark.start(), mark.end()).append('】');
        at = mark.end();
      }
    }
    return Cut.toCharacters(excerpt.append(text.substring(at)).toString(), EXCERPT_CHARACTERS);
  }

  private String roomName(RoomId room) {
    return roster
        .room(room)
        .map(view -> view.name())
        .filter(name -> !name.isBlank())
        .orElse(WeComIds.wire(room));
  }

  private String memberName(MemberId member) {
    return roster.nameOf(member).filter(name -> !name.isBlank()).orElse(WeComIds.wire(member));
  }

  private static List<MemberId> staff(List<MemberId> members) {
    return members.stream().filter(WeComIds::isStaff).distinct().toList();
  }

  /** What stands on a card. */
  private record Card(
      Phrase title,
      Optional<Phrase> description,
      Function<Function<Phrase, String>, String> quote,
      List<Line> lines,
      List<Choice> choices) {}

  /** A line with a name and a value; the name is one of our texts. */
  private record Line(String key, String value) {
    HorizontalContent put(Function<Phrase, String> words) {
      return HorizontalContent.builder()
          .keyname(Cut.toCharacters(words.apply(Phrase.of(key)), KEY_CHARACTERS * 2))
          .value(Cut.toCharacters(value.isBlank() ? "-" : value, VALUE_CHARACTERS))
          .build();
    }
  }
}
