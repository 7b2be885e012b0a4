package org.roomkeeper.overflow;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.roomkeeper.api.Bundle;
import org.roomkeeper.overflow.GrowthPlan.Outcome;
import org.roomkeeper.overflow.GrowthPlan.PlannedRoom;
import org.roomkeeper.overflow.GrowthPlan.Sample;

/** Tells a plan in a terminal: a row for each room, drawn along the time, and what it comes to. */
final class PlanTelling {
  private static final int COLUMNS = 60;
  private static final String LEVELS = "▁▂▃▄▅▆▇█";
  private static final char ASKED = '·';

  private final Bundle.InLanguage texts;
  private final OverflowConfig settings;

  PlanTelling(Bundle.InLanguage texts, OverflowConfig settings) {
    this.texts = texts;
    this.settings = settings;
  }

  void tell(Outcome outcome, PrintWriter out) {
    out.println(
        texts.say(
            "plan.premise",
            settings.rooms(),
            settings.caps().customerGroup(),
            length(outcome.opening()),
            settings.lead().seats(),
            texts.say(settings.autoCreate() ? "plan.with-net" : "plan.without-net")));
    out.println();
    rows(outcome).forEach(out::println);
    out.println();
    var totals = outcome.totals();
    out.println(texts.say("plan.arrived", totals.arrived(), length(outcome)));
    out.println(texts.say("plan.placed", totals.placed(), outcome.rooms().size()));
    out.println(
        totals.waited() + totals.leftWaiting() == 0
            ? texts.say("plan.nobody-waits")
            : texts.say(
                "plan.waits",
                totals.waited() + totals.leftWaiting(),
                totals.mostWaiting(),
                length(totals.longestWait())));
    if (totals.corporate() > 0) {
      out.println(texts.say("plan.corporate", totals.corporate()));
    }
    if (totals.leftWaiting() > 0) {
      out.println(texts.say("plan.left", totals.leftWaiting()));
    }
  }

  private List<String> rows(Outcome outcome) {
    List<List<String>> cells = new ArrayList<>();
    cells.add(
        List.of(
            texts.say("plan.room"),
            texts.say("plan.asked"),
            texts.say("plan.open"),
            texts.say("plan.full")));
    for (PlannedRoom room : outcome.rooms()) {
      cells.add(
          List.of(
              room.name() + (room.byWeCom() ? " *" : ""),
              moment(room.asked(), outcome),
              moment(room.opened(), outcome),
              moment(room.full(), outcome)));
    }
    cells.add(List.of(texts.say("plan.waiting"), "", "", ""));
    var rows = new ArrayList<String>();
    for (int i = 0; i < cells.size(); i++) {
      var row = new StringBuilder();
      for (int column = 0; column < 4; column++) {
        int c = column;
        int widest = cells.stream().mapToInt(cell -> width(cell.get(c))).max().orElse(0);
        String cell = cells.get(i).get(column);
        row.append(cell).append(" ".repeat(widest - width(cell) + 2));
      }
      row.append(
          i == 0 ? axis(outcome) : i == cells.size() - 1 ? waiting(outcome) : room(i - 1, outcome));
      rows.add(row.toString().stripTrailing());
    }
    if (outcome.rooms().stream().anyMatch(PlannedRoom::byWeCom)) {
      rows.add(texts.say("plan.by-wecom"));
    }
    return rows;
  }

  private String axis(Outcome outcome) {
    String end = moment(outcome.end(), outcome);
    return "0" + " ".repeat(Math.max(1, COLUMNS - 1 - end.length())) + end;
  }

  private String room(int index, Outcome outcome) {
    PlannedRoom room = outcome.rooms().get(index);
    var row = new StringBuilder();
    for (int column = 0; column < COLUMNS; column++) {
      Sample sample = at(column, outcome);
      boolean open = index < sample.headcounts().size();
      boolean asked = room.asked().filter(moment -> !moment.isAfter(sample.at())).isPresent();
      if (open) {
        double share = (double) sample.headcounts().get(index) / room.capacity();
        row.append(level(share));
      } else {
        row.append(asked ? ASKED : ' ');
      }
    }
    return row.toString();
  }

  private static String waiting(Outcome outcome) {
    int most = Math.max(1, outcome.totals().mostWaiting());
    var row = new StringBuilder();
    for (int column = 0; column < COLUMNS; column++) {
      int waiting = at(column, outcome).waiting();
      row.append(waiting == 0 ? ' ' : level((double) waiting / most));
    }
    return row.toString();
  }

  /** How it stood at the end of the time that a column stands for. */
  private static Sample at(int column, Outcome outcome) {
    List<Sample> samples = outcome.samples();
    long index = (long) (column + 1) * samples.size() / COLUMNS - 1;
    return samples.get((int) Math.max(0, index));
  }

  private static char level(double share) {
    int level = (int) Math.floor(share * LEVELS.length());
    return LEVELS.charAt(Math.max(0, Math.min(LEVELS.length() - 1, level)));
  }

  private static String moment(Optional<Instant> at, Outcome outcome) {
    return at.map(moment -> moment(moment, outcome)).orElse("-");
  }

  /** How long after the start, as days and hours. */
  private static String moment(Instant at, Outcome outcome) {
    Duration after = Duration.between(outcome.start(), at);
    String clock =
        String.format(Locale.ROOT, "%02d:%02d", after.toHoursPart(), after.toMinutesPart());
    return after.toDays() == 0 ? clock : after.toDays() + "d " + clock;
  }

  private String length(Outcome outcome) {
    return length(Duration.between(outcome.start(), outcome.end()));
  }

  private String length(Duration duration) {
    if (duration.compareTo(Duration.ofHours(2)) < 0) {
      return texts.say("plan.minutes", duration.toMinutes());
    }
    return duration.compareTo(Duration.ofDays(2)) < 0
        ? texts.say("plan.hours", tenths(duration.toMinutes() / 60.0))
        : texts.say("plan.days", tenths(duration.toHours() / 24.0));
  }

  private static String tenths(double number) {
    return String.format(Locale.ROOT, "%.1f", number);
  }

  /** Columns on a terminal: Chinese characters take two. */
  private static int width(String text) {
    return text.codePoints().map(c -> c >= 0x2E80 && c <= 0xFFEF ? 2 : 1).sum();
  }
}
