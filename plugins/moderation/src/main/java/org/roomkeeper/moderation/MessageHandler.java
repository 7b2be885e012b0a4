package org.roomkeeper.moderation;

import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import org.roomkeeper.api.Capabilities;
import org.roomkeeper.api.Config;
import org.roomkeeper.api.MessagePosted;
import org.roomkeeper.api.PreparedHandler;
import org.roomkeeper.api.Reaction;
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
  private final Warnings warnings;
  private final Flags flags;
  private final Lessons lessons;
  private final Notices notices;
  private final RuleBook book;
  private final MemberTexts texts;
  private final LinkedPages pages;
  private final ModeratorsCard card;

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
      Warnings warnings,
      Flags flags,
      Lessons lessons,
      Notices notices,
      RuleBook book,
      MemberTexts texts,
      LinkedPages pages,
      ModeratorsCard card) {
    this.judge = judge;
    this.config = config;
    this.capabilities = capabilities;
    this.strikes = strikes;
    this.warnings = warnings;
    this.flags = flags;
    this.lessons = lessons;
    this.notices = notices;
    this.book = book;
    this.texts = texts;
    this.pages = pages;
    this.card = card;
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
      return card.ask(event, judged, false, exempt ? "exempt" : "borderline");
    }
    Strikes counting = strikes.of(event.member(), event.at());
    Rung rung = rung(event, counting.sum());
    if (rung == Rung.CARD) {
      return card.ask(event, judged, true, counting.list().isEmpty() ? "first" : "again");
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
}
