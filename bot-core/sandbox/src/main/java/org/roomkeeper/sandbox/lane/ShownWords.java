package org.roomkeeper.sandbox.lane;

import java.util.List;
import java.util.stream.Stream;
import org.roomkeeper.api.Action;
import org.roomkeeper.api.AskOwner;
import org.roomkeeper.api.BotPlugin;
import org.roomkeeper.api.Bundle;
import org.roomkeeper.api.Choice;
import org.roomkeeper.api.Phrase;
import org.roomkeeper.api.Reaction;

/**
 * Whether everything that an answer says can be said in both languages, and whether what stands on
 * a task is short enough for WeCom's cards. A missing text is the plugin's mistake and fails here.
 */
final class ShownWords {
  private static final List<String> LANGUAGES = List.of("zh", "en");
  private static final int TITLE = 36;
  private static final int BUTTON = 10;
  private static final int STEPS = 560;

  private final Bundle texts;

  ShownWords(Class<? extends BotPlugin> plugin) {
    texts = Bundle.beside(plugin);
  }

  void check(Reaction reaction) {
    reaction.because().ifPresent(this::inBothLanguages);
    reaction.steps().stream().flatMap(step -> words(step.action())).forEach(this::inBothLanguages);
  }

  private Stream<Phrase> words(Action action) {
    if (!(action instanceof AskOwner task)) {
      return Stream.empty();
    }
    fits(List.of(task.title()), TITLE);
    task.choices().forEach(choice -> fits(List.of(choice.label()), BUTTON));
    fits(task.steps(), STEPS);
    return Stream.of(
            Stream.of(task.title()),
            task.steps().stream(),
            task.choices().stream().map(Choice::label))
        .flatMap(phrases -> phrases);
  }

  private void fits(List<Phrase> phrases, int longest) {
    for (String language : LANGUAGES) {
      String said =
          String.join("", phrases.stream().map(each -> texts.say(language, each)).toList());
      if (said.length() > longest) {
        throw new AssertionError("too long for a card: " + said);
      }
    }
  }

  private void inBothLanguages(Phrase phrase) {
    for (String language : LANGUAGES) {
      String said = texts.say(language, phrase);
      if (!texts.patterns(language).containsKey(phrase.key()) || said.contains("{")) {
        throw new AssertionError("the texts in " + language + " lack " + phrase + ": " + said);
      }
    }
  }
}
