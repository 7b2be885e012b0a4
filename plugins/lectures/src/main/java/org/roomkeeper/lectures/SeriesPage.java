package org.roomkeeper.lectures;

import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.roomkeeper.api.Community;
import org.roomkeeper.api.Config;
import org.roomkeeper.api.Page;
import org.roomkeeper.api.Rooms;
import org.roomkeeper.api.Translated;
import org.roomkeeper.api.View;

/** The community's lectures: those to come, next first, then those that are over. */
final class SeriesPage implements Page {
  private final Config<LecturesConfig> config;
  private final Rooms rooms;
  private final LectureTexts texts;
  private final TimeWords times;
  private final Told told;

  @Inject
  SeriesPage(
      Config<LecturesConfig> config, Rooms rooms, LectureTexts texts, TimeWords times, Told told) {
    this.config = config;
    this.rooms = rooms;
    this.texts = texts;
    this.times = times;
    this.told = told;
  }

  @Override
  public View show(Request request) {
    String language = request.language();
    Community community = rooms.community();
    LecturesConfig settings = config.get();
    var blocks = new ArrayList<View.Block>();
    for (Series series : settings.series()) {
      if (series.isOf(community.id()) && !series.lectures().isEmpty()) {
        blocks.add(new View.Heading(texts.pick(language, series.name())));
        blocks.addAll(lectures(series, settings.words(), language));
      }
    }
    if (blocks.isEmpty()) {
      blocks.add(new View.Paragraph(texts.pick(language, settings.words().none())));
    }
    String title =
        Translated.fill(
            texts.pick(language, settings.words().pageTitle()),
            Map.of("community", community.name(language)));
    return new View(title, blocks);
  }

  private List<View.Block> lectures(Series series, LecturesConfig.Words words, String language) {
    Instant lastStart = told.lastStart();
    List<Lecture> inOrder =
        series.lectures().stream().sorted(Comparator.comparing(Lecture::startsAt)).toList();
    var blocks = new ArrayList<View.Block>();
    for (Lecture lecture : inOrder) {
      if (lecture.startsAt().isAfter(lastStart)) {
        blocks.add(new View.Heading(heading(lecture, words, language)));
        blocks.add(
            new View.Paragraph(
                texts.speakers(lecture, language)
                    + "\n"
                    + times.lines(lecture.startsAt(), language)));
        blocks.add(new View.Link(texts.pick(language, words.join()), lecture.link(), true));
      }
    }
    List<List<String>> past =
        inOrder.reversed().stream()
            .filter(lecture -> !lecture.startsAt().isAfter(lastStart))
            .map(
                lecture ->
                    List.of(
                        heading(lecture, words, language)
                            + "\n"
                            + texts.speakers(lecture, language),
                        times.brief(lecture.startsAt(), language)))
            .toList();
    if (!past.isEmpty()) {
      blocks.add(new View.Table(List.of(texts.pick(language, words.past()), ""), past));
    }
    return blocks;
  }

  private String heading(Lecture lecture, LecturesConfig.Words words, String language) {
    return Translated.fill(
        texts.pick(language, words.lecture()),
        Map.of(
            "number",
            Integer.toString(lecture.number()),
            "title",
            texts.pick(language, lecture.title())));
  }
}
