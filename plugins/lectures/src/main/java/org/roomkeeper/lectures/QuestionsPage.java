package org.roomkeeper.lectures;

import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import org.roomkeeper.api.Links;
import org.roomkeeper.api.Page;
import org.roomkeeper.api.View;

/**
 * For moderators: the questions to a lecture's speakers, the link with which a speaker sees them,
 * and what can be marked; without a subject, the lectures that can be chosen.
 */
final class QuestionsPage implements Page {
  /** How long after a lecture its speakers may still look at the questions. */
  private static final Duration AFTERWARDS = Duration.ofDays(7);

  private final Schedule schedule;
  private final QuestionBlocks blocks;
  private final LectureTexts texts;
  private final Replies replies;
  private final Links links;

  @Inject
  QuestionsPage(
      Schedule schedule, QuestionBlocks blocks, LectureTexts texts, Replies replies, Links links) {
    this.schedule = schedule;
    this.blocks = blocks;
    this.texts = texts;
    this.replies = replies;
    this.links = links;
  }

  @Override
  public View show(Request request) {
    String language = Replies.plain(request.language());
    Optional<Entry> found = request.subject().flatMap(schedule::find);
    var shown = new ArrayList<View.Block>();
    if (found.isPresent()) {
      Entry entry = found.get();
      shown.add(new View.Heading(texts.heading(entry.lecture(), language)));
      shown.addAll(blocks.forSpeakers(entry, language, true));
      shown.add(new View.Paragraph(replies.in(language, "speakers-link")));
      shown.add(
          new View.Code(
              replies.in(language, "questions-title"),
              links.to("speaker", entry.subject(), entry.lecture().endsAt().plus(AFTERWARDS)),
              false));
    } else {
      for (Entry entry : schedule.all()) {
        if (entry.lecture().endsAt().plus(AFTERWARDS).isAfter(request.at())) {
          shown.add(
              new View.Link(
                  texts.heading(entry.lecture(), language),
                  URI.create("questions/" + entry.subject()),
                  false));
        }
      }
      if (shown.isEmpty()) {
        shown.add(new View.Paragraph(replies.in(language, "nothing-ahead")));
      }
    }
    return new View(replies.in(language, "questions-title"), shown);
  }
}
