package org.roomkeeper.lectures;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.roomkeeper.api.Config;
import org.roomkeeper.api.Page;
import org.roomkeeper.api.View;

/** One lecture: when, where, its calendar entry, the questions to its speakers. */
final class LecturePage implements Page {
  private static final String CALENDAR = "text/calendar";

  /** Stands in the address of the page that answers a form. */
  private static final String SENT = "sent";

  private final Config<LecturesConfig> config;
  private final Schedule schedule;
  private final LectureBlocks blocks;
  private final QuestionBlocks questions;
  private final LectureTexts texts;
  private final Calendar calendar;
  private final Addresses addresses;

  @Inject
  LecturePage(
      Config<LecturesConfig> config,
      Schedule schedule,
      LectureBlocks blocks,
      QuestionBlocks questions,
      LectureTexts texts,
      Calendar calendar,
      Addresses addresses) {
    this.config = config;
    this.schedule = schedule;
    this.blocks = blocks;
    this.questions = questions;
    this.texts = texts;
    this.calendar = calendar;
    this.addresses = addresses;
  }

  @Override
  public View show(Request request) {
    String language = request.language();
    PageWords words = config.get().pages();
    var all = new View.Link(texts.pick(language, words.all()), addresses.series(), false);
    Optional<Entry> found = request.subject().flatMap(schedule::find);
    if (found.isEmpty()) {
      String unknown = texts.pick(language, words.unknown());
      return View.of(unknown, new View.Paragraph(unknown), all);
    }
    Entry entry = found.get();
    var shown = new ArrayList<View.Block>();
    var asker = Questions.Asker.of(request.visitor(), request.member());
    if (request.query().containsKey(SENT)) {
      shown.addAll(questions.answer(entry, asker, language));
    }
    shown.addAll(blocks.whole(entry, language, request.at()));
    if (entry.lecture().endsAt().isAfter(request.at())) {
      shown.add(
          new View.File(
              texts.pick(language, words.calendarFile()),
              entry.subject() + ".ics",
              CALENDAR,
              calendar.of(List.of(entry), language, request.at())));
    }
    shown.addAll(questions.forVisitors(entry, asker, language, request.at()));
    shown.add(all);
    return new View(
        texts.pick(language, entry.series().name())
            + " · "
            + texts.heading(entry.lecture(), language),
        shown);
  }
}
