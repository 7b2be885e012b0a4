package org.roomkeeper.moderation;

import jakarta.inject.Inject;
import java.util.Optional;
import org.roomkeeper.api.CardAnswered;
import org.roomkeeper.api.Handler;
import org.roomkeeper.api.MessageId;
import org.roomkeeper.api.Reaction;
import org.roomkeeper.api.Remove;
import org.roomkeeper.api.Tell;

/**
 * Does what was decided by a button. A moderator's first answer closes the case, and teaches: what
 * they leave alone was flagged wrongly, what they act on rightly. Their decision counts as much as
 * the bot's own. An author's button is an appeal, a moderator's answer to it ends it.
 */
final class CardHandler implements Handler<CardAnswered> {
  private final Cases cases;
  private final StrikeBook strikes;
  private final Warnings warnings;
  private final Flags flags;
  private final Lessons lessons;
  private final Notices notices;
  private final Appeals appeals;

  @Inject
  CardHandler(
      Cases cases,
      StrikeBook strikes,
      Warnings warnings,
      Flags flags,
      Lessons lessons,
      Notices notices,
      Appeals appeals) {
    this.cases = cases;
    this.strikes = strikes;
    this.warnings = warnings;
    this.flags = flags;
    this.lessons = lessons;
    this.notices = notices;
    this.appeals = appeals;
  }

  @Override
  public Reaction on(CardAnswered event) {
    String flagged = Notices.flaggedBy(event.ref());
    if (!flagged.isEmpty()) {
      return event.choice().equals(MemberTexts.CLINICAL)
          ? appeals.made(flagged, "", event.at())
          : Reaction.none();
    }
    if (Appeals.isCard(event.ref())) {
      return appeals.decided(event.ref(), event.choice().equals("overturn"), event.at());
    }
    Optional<Cases.Case> open = cases.find(event.ref());
    if (open.isEmpty()) {
      return Reaction.none();
    }
    cases.close(event.ref());
    return flags
        .find(open.get().flagged())
        .map(one -> decided(event, open.get(), one))
        .orElseGet(() -> Reaction.none().finding("case-forgotten", open.get().topic().key()));
  }

  private Reaction decided(CardAnswered event, Cases.Case one, Flagged flagged) {
    return switch (event.choice()) {
      case "note" ->
          notices
              .note(flagged)
              .and(strike(event, one, Notices.noteRef(flagged), false, flagged))
              .because("because.moderator.note");
      case "warn" -> {
        String ref = Notices.warningRef(event.id());
        Reaction warning = notices.warning(flagged, event.at(), event.id());
        String kept = warnings.refFor(one.room(), one.member()).orElse(ref);
        yield warning
            .and(strike(event, one, kept, false, flagged))
            .because("because.moderator.warn");
      }
      case "told" ->
          Reaction.of(Tell.to(event.by(), notices.paste(flagged)))
              .ref("paste-" + flagged.id())
              .and(strike(event, one, "card", true, flagged))
              .because("because.moderator.told");
      case "remove" ->
          Reaction.of(Remove.from(one.room(), one.member()))
              .ref("remove-" + event.id())
              .and(strike(event, one, "card", true, flagged))
              .because("because.moderator.remove");
      default -> appeals.overturned(flagged, event.at()).because("because.moderator.ignore");
    };
  }

  /** Writes down that a moderator agrees with the verdict. */
  private Reaction strike(
      CardAnswered event, Cases.Case one, String step, boolean told, Flagged flagged) {
    Reaction learned = lessons.learn(flagged, false, event.at());
    if (one.messages().isEmpty() || flagged.stage() == Flagged.Stage.OVERTURNED) {
      return learned;
    }
    MessageId message = one.messages().getLast();
    return strikes
        .write(
            one.member(),
            strikes
                .of(one.member(), event.at())
                .and(Strike.now(event.at(), message, step, told, flagged)),
            event.at())
        .and(learned);
  }
}
