package org.roomkeeper.lectures;

import jakarta.inject.Inject;
import java.util.Optional;
import org.roomkeeper.api.Config;
import org.roomkeeper.api.Page;
import org.roomkeeper.api.View;

/** For whoever has a lecture's speaker's link: its questions, and what was answered. */
final class SpeakerPage implements Page {
  private final Config<LecturesConfig> config;
  private final Schedule schedule;
  private final QuestionBlocks blocks;
  private final LectureTexts texts;

  @Inject
  SpeakerPage(
      Config<LecturesConfig> config, Schedule schedule, QuestionBlocks blocks, LectureTexts texts) {
    this.config = config;
    this.schedule = schedule;
    this.blocks = blocks;
    this.texts = texts;
  }

  @Override
  public View show(Request request) {
    String language = request.language();
    Optional<Entry> found = request.subject().flatMap(schedule::find);
    return found
        .map(
            entry ->
                new View(
                    texts.heading(entry.lecture(), language),
                    blocks.forSpeakers(entry, language, false)))
        .orElseGet(
            () -> {
              String unknown = texts.pick(language, config.get().pages().unknown());
              return View.of(unknown, new View.Paragraph(unknown));
            });
  }
}
