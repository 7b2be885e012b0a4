package org.roomkeeper.moderation;

import jakarta.inject.Inject;
import java.util.Optional;
import org.roomkeeper.api.CardAnswered;
import org.roomkeeper.api.Handler;
import org.roomkeeper.api.MessageId;
import org.roomkeeper.api.Reaction;
import org.roomkeeper.api.Remove;
import org.roomkeeper.api.Tell;

/** Does what a moderator decided. The first answer closes the case. */
final class CardHandler implements Handler<CardAnswered> {
  private final Cases cases;
  private final StrikeBook strikes;
  private final Steps steps;
  private final Warnings warnings;
  private final MemberTexts texts;

  @Inject
  CardHandler(Cases cases, StrikeBook strikes, Steps steps, Warnings warnings, MemberTexts texts) {
    this.cases = cases;
    this.strikes = strikes;
    this.steps = steps;
    this.warnings = warnings;
    this.texts = texts;
  }

  @Override
  public Reaction on(CardAnswered event) {
    Optional<Cases.Case> open = cases.find(event.ref());
    if (open.isEmpty()) {
      return Reaction.none();
    }
    cases.close(event.ref());
    Cases.Case one = open.get();
    return switch (event.choice()) {
      case "note" -> {
        String ref = "note-" + event.id();
        steps.remember(ref, one.member());
        yield Reaction.of(
                Tell.to(one.member(), texts.note(one.language(), one.topic(), one.roomName())))
            .ref(ref)
            .and(strike(event, one, ref, false))
            .because("because.moderator.note");
      }
      case "warn" -> {
        Reaction warning =
            warnings.warn(
                one.room(),
                one.roomName(),
                one.member(),
                one.language(),
                one.topic(),
                event.at(),
                "warning-" + event.id());
        String ref = warnings.refFor(one.room(), one.member()).orElse("warning-" + event.id());
        yield warning.and(strike(event, one, ref, false)).because("because.moderator.warn");
      }
      case "told" -> strike(event, one, "card", true).because("because.moderator.told");
      case "remove" ->
          Reaction.of(Remove.from(one.room(), one.member()))
              .ref("remove-" + event.id())
              .and(strike(event, one, "card", true))
              .because("because.moderator.remove");
      default -> Reaction.none().finding("case-ignored", one.topic().key());
    };
  }

  private Reaction strike(CardAnswered event, Cases.Case one, String step, boolean told) {
    if (one.messages().isEmpty()) {
      return Reaction.none();
    }
    MessageId message = one.messages().getLast();
    return strikes.write(
        one.member(),
        strikes.of(one.member(), event.at()).and(new Strike(event.at(), message, step, 1, told)),
        event.at());
  }
}
