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
  private final Schedule schedule;
  private final LectureBlocks blocks;
  private final LectureTexts texts;
  private final Addresses addresses;

  @Inject
  SeriesPage(
      Config<LecturesConfig> config,
      Rooms rooms,
      Schedule schedule,
      LectureBlocks blocks,
      LectureTexts texts,
      Addresses addresses) {
    this.config = config;
    this.rooms = rooms;
    this.schedule = schedule;
    this.blocks = blocks;
    this.texts = texts;
    this.addresses = addresses;
  }

  @Override
  public View show(Request request) {
    String language = request.language();
    Community community = rooms.community();
    LecturesConfig settings = config.get();
    var shown = new ArrayList<View.Block>();
    List<Entry> all = schedule.all();
    for (Series series : schedule.series()) {
      List<Entry> its = all.stream().filter(entry -> isOf(entry, series)).toList();
      if (!its.isEmpty()) {
        shown.add(new View.Heading(texts.pick(language, series.name())));
        shown.addAll(lectures(its, language, request.at()));
      }
    }
    if (shown.isEmpty()) {
      shown.add(new View.Paragraph(texts.pick(language, settings.words().none())));
    } else {
      shown.add(
          new View.Link(
              texts.pick(language, settings.pages().subscribe()), addresses.page("feed"), false));
    }
    String title =
        Translated.fill(
            texts.pick(language, settings.words().pageTitle()),
            Map.of("community", community.name(language)));
    return new View(title, shown);
  }

  private static boolean isOf(Entry entry, Series series) {
    return entry.series().key().equals(series.key());
  }

  private List<View.Block> lectures(List<Entry> its, String language, Instant now) {
    PageWords words = config.get().pages();
    var shown = new ArrayList<View.Block>();
    List<Entry> ahead =
        its.stream().filter(entry -> entry.lecture().endsAt().isAfter(now)).toList();
    for (int i = 0; i < ahead.size(); i++) {
      if (i < 2 && ahead.size() > 1) {
        shown.add(new View.Heading(texts.pick(language, i == 0 ? words.next() : words.later())));
      }
      shown.addAll(blocks.briefly(ahead.get(i), language, now));
    }
    List<Entry> past =
        its.stream()
            .filter(entry -> !entry.lecture().endsAt().isAfter(now))
            .sorted(Comparator.comparing((Entry entry) -> entry.lecture().startsAt()).reversed())
            .toList();
    if (!past.isEmpty()) {
      shown.add(new View.Heading(texts.pick(language, config.get().words().past())));
      past.forEach(entry -> shown.addAll(blocks.past(entry, language)));
    }
    return shown;
  }
}
