package org.roomkeeper.moderation;

import jakarta.inject.Inject;
import java.util.List;
import org.roomkeeper.api.Config;
import org.roomkeeper.api.Phrase;
import org.roomkeeper.api.SelfCheck;

/** Looks whether the model can be read, where messages are judged by what they mean. */
final class ModelCheck implements SelfCheck {
  private final Config<ModerationConfig> config;
  private final Models models;

  @Inject
  ModelCheck(Config<ModerationConfig> config, Models models) {
    this.config = config;
    this.models = models;
  }

  @Override
  public List<Phrase> problems() {
    return config.get().byMeaning()
        ? models.trouble().map(file -> Phrase.of(ModelAlarm.TEXT, file)).stream().toList()
        : List.of();
  }
}
