package org.roomkeeper.moderation;

import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.roomkeeper.api.AskModerators;
import org.roomkeeper.api.Capabilities;
import org.roomkeeper.api.Choice;
import org.roomkeeper.api.Config;
import org.roomkeeper.api.Evidence;
import org.roomkeeper.api.MessagePosted;
import org.roomkeeper.api.Phrase;
import org.roomkeeper.api.PreparedHandler;
import org.roomkeeper.api.Reaction;
import org.roomkeeper.api.Remove;
import org.roomkeeper.api.Say;
import org.roomkeeper.api.Tell;
import org.roomkeeper.moderation.judge.Topic;
import org.roomkeeper.moderation.judge.Utterance;

/**
 * Judges each message and takes the next step of the ladder: a private note, a public warning, a
 * card to the moderators, as far as the room allows each. Where the bot can do neither of the first
 * two, as in a customer group, the first step is the card, with a note to paste. What the judge is
 * not sure of, and what people in exempt roles say, goes to the moderators only.
 */
final class MessageHandler implements PreparedHandler<MessagePosted, Judged> {
  private final JudgeInForce judge;
  private final Config<ModerationConfig> config;
  private final Capabilities capabilities;
  private final StrikeBook strikes;
  private final Cases cases;
  private final Warnings warnings;
  private final Flags flags;
  private final Lessons lessons;
  private final Notices notices;
  private final Rules rules;
  private final RuleBook book;
  private final MemberTexts texts;
  private final LinkedPages pages;

  private enum Rung {
    NOTE,
    WARNING,
    CARD
  }

  @Inject
  MessageHandler(
      JudgeInForce judge,
      Config<ModerationConfig> config,
      Capabilities capabilities,
      StrikeBook strikes,
      Cases cases,
      Warnings warnings,
      Flags flags,
      Lessons lessons,
      Notices notices,
      Rules rules,
      RuleBook book,
      MemberTexts texts,
      LinkedPages pages) {
    this.judge = judge;
    this.config = config;
    this.capabilities = capabilities;
    this.strikes = strikes;
    this.cases = cases;
    this.warnings = warnings;
    this.flags = flags;
    this.lessons = lessons;
    this.notices = notices;
    this.rules = rules;
    this.book = book;
    this.texts = texts;
    this.pages = pages;
  }

  @Override
  public Judged prepare(MessagePosted event) {
    Utterance utterance = Utterances.of(event);
    return new Judged(utterance, judge.judge(utterance), judge.inShadow(utterance));
  }

  private Judged byLists(MessagePosted event) {
    Utterance utterance = Utterances.of(event);
    return new Judged(utterance, judge.lists().judge(utterance), judge.inShadow(utterance));
  }

  @Override
  public Reaction on(MessagePosted event, Optional<Judged> prepared) {
    if (event.byUs()) {
      return Reaction.none();
    }
    // The lists are quick enough to judge here, should the first half have been late.
    Judged judged = prepared.orElseGet(() -> byLists(event));
    if (judged.clean()) {
      book.found(event, judged);
      return judged.findings(pages.ask(event));
    }
    Reaction answer = answered(event, judged);
    return prepared.isPresent() ? answer : answer.finding("judged-late", "by the word lists alone");
  }

  /** What a verdict leads to, with what was found. */
  Reaction answered(MessagePosted event, Judged judged) {
    if (judged.clean()) {
      return Reaction.none();
    }
    if (lessons.allows(judged.excerpt().text())) {
      return Reaction.none().finding("allowed-before", judged.worst().key());
    }
    book.found(event, judged);
    return judged.findings(answer(event, judged));
  }

  private Reaction answer(MessagePosted event, Judged judged) {
    boolean exempt =
        event.memberThen().roles().stream().anyMatch(config.get().exemptRoles()::contains);
    if (judged.verdict().acting().isEmpty() || exempt) {
      return card(event, judged, false, exempt ? "exempt" : "borderline");
    }
    Strikes counting = strikes.of(event.member(), event.at());
    Rung rung = rung(event, counting.sum());
    if (rung == Rung.CARD) {
      return card(event, judged, true, counting.list().isEmpty() ? "first" : "again");
    }
    if (justTakenStep(counting, event.at())) {
      return Reaction.none().finding("same-offence", "a step was taken a moment ago");
    }
    Topic topic = actingTopic(judged);
    Flagged flagged = Flagged.of(event, judged, topic, texts.languageOf(event));
    flags.keep(flagged);
    Reaction step =
        rung == Rung.NOTE
            ? notices.note(flagged)
            : notices.warning(flagged, event.at(), event.id());
    String kept =
        rung == Rung.NOTE
            ? Notices.noteRef(flagged)
            : warnings.refFor(event.room(), event.member()).orElse(Notices.warningRef(event.id()));
    var strike = Strike.now(event.at(), event.message(), kept, false, flagged);
    return step.and(strikes.write(event.member(), counting.and(strike), event.at()))
        .because(
            rung == Rung.NOTE ? "because.note" : "because.warning", topic.key(), judged.rule());
  }

  /** The step that is due, as far as the room and the person allow it. */
  private Rung rung(MessagePosted event, double sum) {
    var ladder = config.get().ladder();
    boolean canTell =
        capabilities.towards(event.memberThen().kind(), Tell.class) == Capabilities.Way.BY_API;
    boolean canSay = capabilities.in(event.roomThen().kind(), Say.class) == Capabilities.Way.BY_API;
    if (sum < ladder.notes() && canTell) {
      return Rung.NOTE;
    }
    if (sum < ladder.notes() + ladder.warnings()) {
      if (canSay) {
        return Rung.WARNING;
      }
      if (canTell) {
        return Rung.NOTE;
      }
    }
    return Rung.CARD;
  }

  /** What somebody says within a moment is one offence: they cannot have read the note yet. */
  private boolean justTakenStep(Strikes counting, Instant at) {
    return counting
        .lastAt()
        .filter(last -> last.plus(config.get().ladder().gather()).isAfter(at))
        .isPresent();
  }

  private static Topic actingTopic(Judged judged) {
    Topic worst = judged.worst();
    return judged.verdict().on(worst).acts() ? worst : judged.verdict().acting().getFirst();
  }

  private Reaction card(MessagePosted event, Judged judged, boolean sure, String why) {
    Optional<Cases.Case> open = cases.open(event.member(), event.room(), event.at());
    if (open.isPresent() && (open.get().sure() || !sure)) {
      cases.keep(open.get().and(event.message(), sure));
      return Reaction.none().finding("same-case", "a case of this person is open");
    }
    Topic topic = judged.worst();
    var room = event.roomThen();
    String language = texts.languageOf(event);
    Duration waits = config.get().waiting(event.at(), isUrgent(judged));
    Flagged flagged = Flagged.of(event, judged, topic, language);
    flags.keep(flagged);
    open.map(Cases.Case::flagged).ifPresent(flags::forget);
    var fresh =
        new Cases.Case(
            event.member(),
            event.room(),
            room.name(),
            room.kind(),
            language,
            topic,
            sure,
            event.at().plus(waits),
            List.of(event.message()),
            flagged.id());
    cases.keep(open.map(one -> one.and(event.message(), sure).showing(flagged.id())).orElse(fresh));
    return Reaction.of(
            AskModerators.about(
                    Phrase.of("card.title." + topic.key(), shown(event), room.name()),
                    new Evidence(
                        Optional.of(event.room()),
                        Optional.of(event.member()),
                        Optional.of(event.message()),
                        flagged.words(),
                        flagged.marks()),
                    judged.rule(),
                    proposal(event, flagged, why),
                    choices(event))
                .scored(judged.scores()))
        .ref(Cases.ref(event.member(), event.room()))
        .after(waits)
        .because("because.card." + why, topic.key(), judged.rule());
  }

  /** What moderators are woken for. */
  private boolean isUrgent(Judged judged) {
    return rules.urgent(Judged.rules(judged.verdict()))
        || config
            .get()
            .quietHours()
            .filter(quiet -> judged.verdict().acting().stream().anyMatch(quiet::isUrgent))
            .isPresent();
  }

  private static String shown(MessagePosted event) {
    String name = event.memberThen().name();
    return name.isBlank() ? event.member().value() : name;
  }

  private Phrase proposal(MessagePosted event, Flagged flagged, String why) {
    boolean speaks = capabilities.in(event.roomThen().kind(), Say.class) == Capabilities.Way.BY_API;
    String strikesSoFar = strikes.of(event.member(), event.at()).fact();
    String before = strikesSoFar.isEmpty() ? "0" : strikesSoFar;
    if (!speaks && !why.equals("exempt")) {
      return Phrase.of("proposal.paste." + why, notices.paste(flagged), before);
    }
    return Phrase.of("proposal." + why, before);
  }

  /** What a moderator can press: only what the platform allows, by the bot or by a person. */
  private List<Choice> choices(MessagePosted event) {
    var kind = event.roomThen().kind();
    boolean staff =
        capabilities.towards(event.memberThen().kind(), Tell.class) == Capabilities.Way.BY_API;
    boolean speaks = capabilities.in(kind, Say.class) == Capabilities.Way.BY_API;
    var choices = new ArrayList<Choice>();
    choices.add(choice("ignore"));
    if (staff) {
      choices.add(choice("note"));
    }
    choices.add(choice(speaks ? "warn" : "told"));
    if (capabilities.in(kind, Remove.class) != Capabilities.Way.IMPOSSIBLE) {
      choices.add(choice("remove"));
    }
    return choices;
  }

  private static Choice choice(String key) {
    return new Choice(key, Phrase.of("choice." + key));
  }
}
