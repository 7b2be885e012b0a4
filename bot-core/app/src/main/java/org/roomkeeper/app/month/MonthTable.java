package org.roomkeeper.app.month;

import org.roomkeeper.app.cli.Words;

/** The table at the end of a month. */
final class MonthTable {
  private static final int WIDTH = 30;

  private final Words words;
  private final StringBuilder table = new StringBuilder();

  private MonthTable(Words words) {
    this.words = words;
  }

  static String of(Result result, Sidelights also, Words words) {
    var table = new MonthTable(words);
    table.row(
        "came", result.arrivals(), words.say("month.table.lookers", also.forms(), also.lookers()));
    table.row(
        "in-room", result.inRoom(), words.say("month.table.rooms", also.rooms(), also.corporate()));
    table.row("waiting", result.waiting(), words.say("month.table.numbers", also.numbers()));
    table.row("refused", result.refused(), "");
    table.row("lost", result.lost(), words.say("month.table.in-vain", also.inVain()));
    table.row("over-cap", result.overCap(), "");
    table.row("greeted-twice", result.greetedTwice(), "");
    table.row("placed-twice", result.placedTwice(), "");
    table.row("announced", result.announcements(), "");
    table.row("announced-twice", result.announcedTwice(), "");
    table.row("reminded", result.reminders(), "");
    table.row("reminded-late", result.remindersLate(), "");
    table.row(
        "not-tapped", result.notTapped(), words.say("month.table.forgotten", also.forgotten()));
    table.row("restarts", result.restarts(), "");
    table.row("seconds", Math.round(result.seconds()), "");
    return table.table.toString().stripTrailing();
  }

  private void row(String what, long count, String more) {
    String label = padded(words.say("month.table." + what));
    table.append("%s %,9d   %s".formatted(label, count, more).stripTrailing()).append('\n');
  }

  /** A Chinese character is as wide as two others. */
  private static String padded(String text) {
    int width = text.codePoints().map(point -> point >= 0x2E80 ? 2 : 1).sum();
    return text + " ".repeat(Math.max(0, WIDTH - width));
  }
}
