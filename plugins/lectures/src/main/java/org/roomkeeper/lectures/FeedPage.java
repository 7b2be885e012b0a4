package org.roomkeeper.lectures;

import jakarta.inject.Inject;
import java.net.URI;
import java.util.Map;
import org.roomkeeper.api.Config;
import org.roomkeeper.api.Page;
import org.roomkeeper.api.Translated;
import org.roomkeeper.api.View;

/** The calendar of all lectures, at {@code feed.ics}, and how to subscribe to it. */
final class FeedPage implements Page {
  private final Config<LecturesConfig> config;
  private final Schedule schedule;
  private final LectureTexts texts;
  private final Calendar calendar;
  private final Addresses addresses;

  @Inject
  FeedPage(
      Config<LecturesConfig> config,
      Schedule schedule,
      LectureTexts texts,
      Calendar calendar,
      Addresses addresses) {
    this.config = config;
    this.schedule = schedule;
    this.texts = texts;
    this.calendar = calendar;
    this.addresses = addresses;
  }

  @Override
  public View show(Request request) {
    String language = request.language();
    PageWords words = config.get().pages();
    URI feed = URI.create(addresses.feed() + "?lang=" + language);
    String subscribe = texts.pick(language, words.subscribe());
    return View.of(
        subscribe,
        new View.Paragraph(
            Translated.fill(
                texts.pick(language, words.subscribeHow()), Map.of("address", feed.toString()))),
        new View.Link(
            subscribe, URI.create("webcal" + feed.toString().replaceFirst("^https?", "")), true),
        new View.File(
            texts.pick(language, words.calendarFile()),
            "feed.ics",
            "text/calendar",
            calendar.of(schedule.all(), language, request.at())),
        new View.Link(texts.pick(language, words.all()), addresses.series(), false));
  }
}
