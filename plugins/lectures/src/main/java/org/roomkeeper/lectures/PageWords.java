package org.roomkeeper.lectures;

import java.util.Map;
import org.roomkeeper.api.Translated;

/**
 * The texts of the pages, by language.
 *
 * @param next above the lecture that comes next
 * @param later above those that come after it
 * @param startsIn how long it is until a lecture: {@code {time}}
 * @param onNow that a lecture is on
 * @param cancelled that a lecture is called off
 * @param recording on the link to a recording
 * @param live how to come to a live stream of WeCom's
 * @param watched how many watched a lecture: {@code {n}}
 * @param hosts who leads through it: {@code {hosts}}
 * @param languages in which languages it is held: {@code {languages}}
 * @param more on the link to a lecture's own page
 * @param all on the link to the page of all series
 * @param calendarFile on the link to a lecture's calendar entry
 * @param subscribe on the link to the calendar of all lectures
 * @param subscribeHow how to put the calendar of all lectures into one's own: {@code {address}}
 * @param unknown that there is no such lecture
 * @param day one day: {@code {n}}
 * @param days several days
 * @param hour one hour
 * @param hours several hours
 * @param minute one minute
 * @param minutes several minutes
 */
record PageWords(
    Map<String, String> next,
    Map<String, String> later,
    Map<String, String> startsIn,
    Map<String, String> onNow,
    Map<String, String> cancelled,
    Map<String, String> recording,
    Map<String, String> live,
    Map<String, String> watched,
    Map<String, String> hosts,
    Map<String, String> languages,
    Map<String, String> more,
    Map<String, String> all,
    Map<String, String> calendarFile,
    Map<String, String> subscribe,
    Map<String, String> subscribeHow,
    Map<String, String> unknown,
    Map<String, String> day,
    Map<String, String> days,
    Map<String, String> hour,
    Map<String, String> hours,
    Map<String, String> minute,
    Map<String, String> minutes) {
  PageWords {
    next = Translated.check("next", next, 60);
    later = Translated.check("later", later, 60);
    startsIn = Translated.check("starts-in", startsIn, 60, "time");
    onNow = Translated.check("on-now", onNow, 60);
    cancelled = Translated.check("cancelled", cancelled, 60);
    recording = Translated.check("recording", recording, 60);
    live = Translated.check("live", live, 300);
    watched = Translated.check("watched", watched, 60, "n");
    hosts = Translated.check("hosts", hosts, 60, "hosts");
    languages = Translated.check("languages", languages, 60, "languages");
    more = Translated.check("more", more, 60);
    all = Translated.check("all", all, 60);
    calendarFile = Translated.check("calendar-file", calendarFile, 60);
    subscribe = Translated.check("subscribe", subscribe, 60);
    subscribeHow = Translated.check("subscribe-how", subscribeHow, 300, "address");
    unknown = Translated.check("unknown", unknown, 200);
    day = Translated.check("day", day, 30, "n");
    days = Translated.check("days", days, 30, "n");
    hour = Translated.check("hour", hour, 30, "n");
    hours = Translated.check("hours", hours, 30, "n");
    minute = Translated.check("minute", minute, 30, "n");
    minutes = Translated.check("minutes", minutes, 30, "n");
  }
}
