package org.roomkeeper.lectures;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.sandbox.lane.PluginFile;

/** The settings that ship, read as the bot reads them, with lectures of our own. */
final class Shipped {
  static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  private static final String SERIES = "series: []\n";
  private static final LecturesConfig SETTINGS = read(SERIES);

  private Shipped() {}

  /** The settings that ship with these series in the place of none. */
  static LecturesConfig with(Series... series) {
    return new LecturesConfig(
        SETTINGS.announceBefore(),
        SETTINGS.reminders(),
        SETTINGS.customerGroupsAMonth(),
        SETTINGS.words(),
        SETTINGS.pages(),
        SETTINGS.questions(),
        SETTINGS.zoneNames(),
        SETTINGS.countryZones(),
        List.of(series));
  }

  /** The settings that ship with one series of these lectures. */
  static LecturesConfig with(Lecture... lectures) {
    return with(series("icu", lectures));
  }

  static Series series(String key, Lecture... lectures) {
    return new Series(
        key, Optional.empty(), Map.of("zh", "重症讲座", "en", "Critical care"), List.of(lectures));
  }

  /** A lecture of two speakers. */
  static Lecture lecture(int number, String start, ZoneId zone) {
    return new Lecture(
        number,
        Map.of("zh", "俯卧位通气", "en", "Prone positioning"),
        List.of(
            speaker("李明", "Ming Li", "第一医院", "First Hospital"),
            speaker("安娜", "Anna Roy", "里昂医院", "Lyon Hospital")),
        Optional.empty(),
        LocalDateTime.parse(start),
        zone,
        Optional.empty(),
        Optional.of(URI.create("https://live.example.org/" + number)),
        Optional.empty(),
        Optional.empty(),
        List.of("zh", "en"),
        Optional.empty(),
        Optional.empty());
  }

  static Lecture lecture(int number, String start) {
    return lecture(number, start, SHANGHAI);
  }

  /** The same, called off. */
  static Lecture cancelled(Lecture lecture) {
    return with(lecture, lecture.link(), lecture.live(), lecture.recording(), Optional.of(true));
  }

  /** The same with hosts and several streams, an hour and a half long. */
  static Lecture large(Lecture lecture) {
    return new Lecture(
        lecture.number(),
        lecture.title(),
        lecture.speakers(),
        Optional.of(List.of(speaker("王芳", "Fang Wang", "第二医院", "Second Hospital"))),
        lecture.start(),
        lecture.zone(),
        Optional.of(Duration.ofMinutes(90)),
        Optional.empty(),
        Optional.empty(),
        Optional.of(
            List.of(
                new Lecture.Stream(
                    Map.of("zh", "主会场", "en", "Main hall"),
                    Optional.of(URI.create("https://live.example.org/hall")),
                    Optional.empty()),
                new Lecture.Stream(
                    Map.of("zh", "里昂", "en", "Lyon"),
                    Optional.of(URI.create("https://live.example.org/lyon")),
                    Optional.empty()))),
        lecture.languages(),
        Optional.empty(),
        Optional.empty());
  }

  /** The same as a live stream of WeCom's, with this host. */
  static Lecture live(Lecture lecture, MemberId host) {
    return with(
        lecture, Optional.empty(), Optional.of(host), lecture.recording(), lecture.cancelled());
  }

  /** The same with a recording. */
  static Lecture recorded(Lecture lecture) {
    var replay = URI.create("https://live.example.org/replay/" + lecture.number());
    return with(lecture, lecture.link(), lecture.live(), Optional.of(replay), Optional.empty());
  }

  private static Lecture with(
      Lecture lecture,
      Optional<URI> link,
      Optional<MemberId> live,
      Optional<URI> recording,
      Optional<Boolean> cancelled) {
    return new Lecture(
        lecture.number(),
        lecture.title(),
        lecture.speakers(),
        lecture.hosts(),
        lecture.start(),
        lecture.zone(),
        lecture.length(),
        link,
        live,
        lecture.streams(),
        lecture.languages(),
        recording,
        cancelled);
  }

  static Lecture.Speaker speaker(String zh, String en, String whereZh, String whereEn) {
    return new Lecture.Speaker(Map.of("zh", zh, "en", en), Map.of("zh", whereZh, "en", whereEn));
  }

  /**
   * The shipped file with these series in the place of none.
   *
   * @throws org.roomkeeper.runtime.settings.SettingsRefused if something in it is wrong
   */
  static LecturesConfig read(String series) {
    try {
      String shipped = Files.readString(Path.of("../../config/plugins/lectures.yaml"));
      return PluginFile.read("lectures", LecturesConfig.class, shipped.replace(SERIES, series));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
