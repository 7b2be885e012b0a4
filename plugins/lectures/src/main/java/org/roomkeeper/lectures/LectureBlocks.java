package org.roomkeeper.lectures;

import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.roomkeeper.api.Config;
import org.roomkeeper.api.Rooms;
import org.roomkeeper.api.Translated;
import org.roomkeeper.api.View;

/** What pages show of one lecture. */
final class LectureBlocks {
  private final Config<LecturesConfig> config;
  private final Rooms rooms;
  private final LectureTexts texts;
  private final TimeWords times;
  private final Addresses addresses;
  private final Airings airings;

  @Inject
  LectureBlocks(
      Config<LecturesConfig> config,
      Rooms rooms,
      LectureTexts texts,
      TimeWords times,
      Addresses addresses,
      Airings airings) {
    this.config = config;
    this.rooms = rooms;
    this.texts = texts;
    this.times = times;
    this.addresses = addresses;
    this.airings = airings;
  }

  /** A lecture that is ahead, or on, among others. */
  List<View.Block> briefly(Entry entry, String language, Instant now) {
    Lecture lecture = entry.lecture();
    return List.of(
        new View.Heading(texts.heading(lecture, language)),
        new View.Paragraph(
            texts.speakers(lecture, language)
                + "\n"
                + times.lines(lecture.startsAt(), language)
                + "\n"
                + state(lecture, language, now)),
        new View.Link(
            texts.pick(language, config.get().pages().more()), addresses.lecture(entry), false));
  }

  /** A lecture that is over, among others. */
  List<View.Block> past(Entry entry, String language) {
    Lecture lecture = entry.lecture();
    PageWords words = config.get().pages();
    var shown = new ArrayList<View.Block>();
    shown.add(
        new View.Paragraph(
            texts.heading(lecture, language)
                + "\n"
                + texts.speakers(lecture, language)
                + "\n"
                + times.brief(lecture.startsAt(), language)
                + (lecture.isCancelled() ? "\n" + texts.pick(language, words.cancelled()) : "")));
    lecture
        .recording()
        .ifPresent(
            address ->
                shown.add(new View.Link(texts.pick(language, words.recording()), address, false)));
    shown.addAll(watched(entry, language));
    return shown;
  }

  /** All about a lecture: who, when, where, its recording. */
  List<View.Block> whole(Entry entry, String language, Instant now) {
    Lecture lecture = entry.lecture();
    PageWords words = config.get().pages();
    var about = new ArrayList<String>();
    about.add(texts.speakers(lecture, language));
    if (!lecture.ledBy().isEmpty()) {
      about.add(fill(language, words.hosts(), "hosts", texts.people(lecture.ledBy(), language)));
    }
    about.add(fill(language, words.languages(), "languages", texts.languages(lecture, language)));
    about.add(times.lines(lecture.startsAt(), language));
    boolean over = !lecture.endsAt().isAfter(now);
    if (!over) {
      about.addAll(
          times.clockChanges(now, lecture.startsAt(), rooms.community().zones(), language));
    }
    if (!over || lecture.isCancelled()) {
      about.add(state(lecture, language, now));
    }
    var shown = new ArrayList<View.Block>();
    shown.add(new View.Paragraph(String.join("\n", about)));
    if (!over && !lecture.isCancelled()) {
      for (Lecture.Place place : lecture.places()) {
        shown.add(place(place, language));
      }
    }
    if (over && !lecture.isCancelled()) {
      shown.addAll(watched(entry, language));
    }
    lecture
        .recording()
        .ifPresent(
            address ->
                shown.add(new View.Link(texts.pick(language, words.recording()), address, true)));
    return shown;
  }

  /** Where it is to be seen; a live stream of WeCom's whose address nobody told is shared there. */
  private View.Block place(Lecture.Place place, String language) {
    Map<String, String> label =
        place.title().isEmpty() ? config.get().words().join() : place.title();
    if (place.link().isPresent()) {
      return new View.Link(texts.pick(language, label), place.link().get(), true);
    }
    String how = texts.pick(language, config.get().pages().live());
    return new View.Paragraph(
        place.title().isEmpty() ? how : texts.pick(language, label) + "\n" + how);
  }

  /** How many watched a lecture that is over, if that is known. */
  private List<View.Block> watched(Entry entry, String language) {
    int watched = airings.watched(entry);
    return watched == 0
        ? List.of()
        : List.of(
            new View.Paragraph(
                fill(language, config.get().pages().watched(), "n", Integer.toString(watched))));
  }

  /** How far it is until it begins, or that it is on, or called off. */
  private String state(Lecture lecture, String language, Instant now) {
    PageWords words = config.get().pages();
    if (lecture.isCancelled()) {
      return texts.pick(language, words.cancelled());
    }
    Instant start = lecture.startsAt();
    return start.isAfter(now)
        ? fill(
            language, words.startsIn(), "time", times.span(Duration.between(now, start), language))
        : texts.pick(language, words.onNow());
  }

  private String fill(String language, Map<String, String> text, String place, String value) {
    return Translated.fill(texts.pick(language, text), Map.of(place, value));
  }
}
