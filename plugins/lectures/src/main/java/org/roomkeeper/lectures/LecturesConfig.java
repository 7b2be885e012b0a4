package org.roomkeeper.lectures;

import java.time.Duration;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.roomkeeper.api.RoomKind;
import org.roomkeeper.api.Translated;

/**
 * The settings in {@code config/plugins/lectures.yaml}.
 *
 * @param announceBefore how long before its start a lecture is announced
 * @param reminders the reminders; in customer groups at most one, for each costs its owner a tap
 * @param customerGroupsAMonth how many messages a month this plugin puts to one customer group, 1
 *     to 31: reminders are left out before announcements have no room
 * @param words the texts of messages, and of the page of all series
 * @param pages the other texts of pages
 * @param questions the texts of the questions to the speakers
 * @param zoneNames what time zones are called, where people say it otherwise than the calendar data
 * @param countryZones the time zone in which people of a country live, by ISO 3166-1 alpha-2 code,
 *     where it is not the {@link org.roomkeeper.api.CountryZones usual one}: a room is told the
 *     time in the zones that its members have, beside the community's own
 * @param series the series of lectures
 */
record LecturesConfig(
    Duration announceBefore,
    List<Reminder> reminders,
    int customerGroupsAMonth,
    Words words,
    PageWords pages,
    QuestionWords questions,
    List<ZoneName> zoneNames,
    Map<String, ZoneId> countryZones,
    List<Series> series) {
  private static final String[] PLACES = {
    "series", "number", "title", "speakers", "hosts", "times", "languages", "link", "page"
  };

  private static final String[] AFTERWARDS = {
    "series", "number", "title", "speakers", "hosts", "watched", "recording", "next", "page"
  };

  LecturesConfig {
    if (announceBefore.compareTo(Duration.ofMinutes(1)) < 0
        || announceBefore.compareTo(Duration.ofDays(60)) > 0) {
      throw Lecture.wrong("announce-before");
    }
    if (customerGroupsAMonth < 1 || customerGroupsAMonth > 31) {
      throw Lecture.wrong("a-month");
    }
    reminders = List.copyOf(reminders);
    countryZones = Map.copyOf(countryZones);
    zoneNames = List.copyOf(zoneNames);
    series = List.copyOf(series);
    long inCustomerGroups =
        reminders.stream().filter(each -> each.in().contains(RoomKind.CUSTOMER_GROUP)).count();
    if (inCustomerGroups > 1) {
      throw Lecture.wrong("many-reminders", inCustomerGroups);
    }
    Set<Duration> leads = new HashSet<>();
    for (Reminder reminder : reminders) {
      if (!leads.add(reminder.before())) {
        throw Lecture.wrong("same-reminders", reminder.before().toMinutes());
      }
      if (reminder.before().compareTo(announceBefore) >= 0) {
        throw Lecture.wrong("early-reminder");
      }
    }
    Set<String> keys = new HashSet<>();
    for (Series each : series) {
      if (!keys.add(each.key())) {
        throw Lecture.wrong("same-key", each.key());
      }
    }
  }

  /**
   * A reminder.
   *
   * @param before how long before the start
   * @param in in which kinds of room
   * @param text what to say, by language; its places are those of an announcement
   */
  record Reminder(Duration before, List<RoomKind> in, Map<String, String> text) {
    Reminder {
      if (before.compareTo(Duration.ofMinutes(1)) < 0) {
        throw Lecture.wrong("late-reminder");
      }
      in = List.copyOf(in);
      text = Translated.check("a reminder's text", text, 600, PLACES);
    }
  }

  /**
   * The texts, by language.
   *
   * @param announcement the announcement of a lecture: {@code {series}}, {@code {number}}, {@code
   *     {title}}, {@code {speakers}}, {@code {hosts}}, {@code {times}}, {@code {languages}}, {@code
   *     {link}}, {@code {page}}; a line whose places are all empty is left out
   * @param change that an announced lecture is held at another time or place; the same places
   * @param cancellation that an announced lecture is called off; the same places
   * @param thanks thanks to the speakers once the recording is there, in app groups that were told
   *     of the lecture: {@code {series}}, {@code {number}}, {@code {title}}, {@code {speakers}},
   *     {@code {hosts}}, {@code {watched}}, {@code {recording}}, {@code {next}}, {@code {page}}
   * @param clockChange that clocks change before the lecture: {@code {zones}}, {@code {day}}
   * @param speaker a speaker: {@code {name}}, {@code {affiliation}}
   * @param pageTitle the title of the page of all series: {@code {community}}
   * @param lecture a lecture's heading on the page: {@code {number}}, {@code {title}}
   * @param join on the link to a lecture
   * @param past above the lectures that are over
   * @param none where no lecture is planned
   */
  record Words(
      Map<String, String> announcement,
      Map<String, String> change,
      Map<String, String> cancellation,
      Map<String, String> thanks,
      Map<String, String> clockChange,
      Map<String, String> speaker,
      Map<String, String> pageTitle,
      Map<String, String> lecture,
      Map<String, String> join,
      Map<String, String> past,
      Map<String, String> none) {
    Words {
      announcement = Translated.check("announcement", announcement, 600, PLACES);
      change = Translated.check("change", change, 600, PLACES);
      cancellation = Translated.check("cancellation", cancellation, 600, PLACES);
      thanks = Translated.check("thanks", thanks, 600, AFTERWARDS);
      clockChange = Translated.check("clock-change", clockChange, 200, "zones", "day");
      speaker = Translated.check("speaker", speaker, 100, "name", "affiliation");
      pageTitle = Translated.check("page-title", pageTitle, 100, "community");
      lecture = Translated.check("lecture", lecture, 100, "number", "title");
      join = Translated.check("join", join, 60);
      past = Translated.check("past", past, 60);
      none = Translated.check("none", none, 300);
    }
  }

  /**
   * What a time zone is called.
   *
   * @param zone the zone
   * @param name its name, by language
   */
  record ZoneName(ZoneId zone, Map<String, String> name) {
    ZoneName {
      name = Translated.check("the name of " + zone, name, 40);
    }
  }
}
