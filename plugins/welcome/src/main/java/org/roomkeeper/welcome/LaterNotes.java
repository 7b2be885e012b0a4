package org.roomkeeper.welcome;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.roomkeeper.api.AskModerators;
import org.roomkeeper.api.BotEvent;
import org.roomkeeper.api.CardAnswered;
import org.roomkeeper.api.Choice;
import org.roomkeeper.api.Config;
import org.roomkeeper.api.Evidence;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.Phrase;
import org.roomkeeper.api.Reaction;
import org.roomkeeper.api.Tell;

/**
 * What is said some time after the greeting, where somebody can be written to: a second note, and a
 * question whether all is well, whose other answer goes to the moderators. Each person gets each
 * once, for they are asked for together with the one greeting.
 */
final class LaterNotes {
  static final String QUESTION = "question-";

  private final Config<WelcomeConfig> config;
  private final WelcomeTexts texts;

  @Inject
  LaterNotes(Config<WelcomeConfig> config, WelcomeTexts texts) {
    this.config = config;
    this.texts = texts;
  }

  /**
   * What somebody who is greeted now will hear later.
   *
   * @param greeted the event by which they are greeted
   */
  Reaction after(BotEvent greeted, MemberId member, String language) {
    Reaction reaction = Reaction.none();
    if (!member.value().startsWith("staff:")) {
      return reaction;
    }
    Optional<WelcomeConfig.Later> note = config.get().noteLater();
    if (note.isPresent()) {
      reaction =
          reaction
              .and(Tell.to(member, texts.in(language, note.get().text(), Map.of(), 2000)))
              .after(note.get().after());
    }
    Optional<WelcomeConfig.Later> question = config.get().questionLater();
    if (question.isPresent()) {
      reaction =
          reaction
              .and(
                  Tell.to(member, texts.in(language, question.get().text(), Map.of(), 600))
                      .offering(choice("fine"), choice("help")))
              .ref(QUESTION + greeted.id())
              .after(question.get().after());
    }
    return reaction.steps().isEmpty() ? reaction : reaction.because("some-time-after");
  }

  /** Somebody answered the question. */
  Reaction answered(CardAnswered event) {
    if (!event.choice().equals("help")) {
      return Reaction.none().finding("is-fine", event.by().value());
    }
    return Reaction.of(
            AskModerators.about(
                Phrase.of("question.title"),
                new Evidence(
                    Optional.empty(), Optional.of(event.by()), Optional.empty(), "", List.of()),
                "question-later",
                Phrase.of("question.proposal"),
                List.of(choice("seen"))))
        .ref("help-" + event.id())
        .because("asked-for-help");
  }

  private static Choice choice(String key) {
    return new Choice(key, Phrase.of("question." + key));
  }
}
