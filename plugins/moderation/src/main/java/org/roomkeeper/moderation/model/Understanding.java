package org.roomkeeper.moderation.model;

import java.io.IOException;
import org.roomkeeper.text.LanguageGuess;
import org.roomkeeper.text.vectors.Meaning;
import org.roomkeeper.text.vectors.MessageVectors;

/**
 * Everything that is needed to ask for a message's meaning.
 *
 * @param model what was learned
 * @param vectors what messages mean, as numbers
 * @param languages tells which messages the model understands
 */
public record Understanding(TopicModel model, Meaning vectors, LanguageGuess languages) {
  /**
   * Loads the sentence models to go with a model.
   *
   * @throws IOException if one is missing or damaged
   */
  public static Understanding with(TopicModel model) throws IOException {
    return new Understanding(model, MessageVectors.load(), LanguageGuess.load());
  }
}
