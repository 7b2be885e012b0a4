package org.roomkeeper.app.torture;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The table at the end of a torture. */
final class TortureTable {
  private TortureTable() {}

  static String of(Report report) {
    var table = new StringBuilder();
    row(table, "killed", report.kills(), "times in " + minutes(report) + ", seed " + report.seed());
    row(
        table,
        "events",
        report.events(),
        report.handled() + " numbers given, people came into rooms " + report.stays() + " times");
    row(
        table,
        "deeds seen",
        report.deeds(),
        report.refused() + " refused, " + report.reported() + " reported as unknown");
    row(table, "greeted in time", report.greeted(), report.late() + " late");
    row(
        table,
        "requests",
        report.requests(),
        report.givenUp() + " callbacks given up by the sandbox");
    row(
        table,
        "faults",
        report.faults().values().stream().mapToInt(Integer::intValue).sum(),
        faults(report.faults()));
    report.figures().forEach((figure, count) -> row(table, figure.words(), count, ""));
    return table.toString().stripTrailing();
  }

  private static void row(StringBuilder table, String what, long count, String more) {
    table.append("%-22s %,8d   %s".formatted(what, count, more).stripTrailing()).append('\n');
  }

  private static String minutes(Report report) {
    return String.format(Locale.ROOT, "%.1f minutes", report.minutes());
  }

  private static String faults(Map<String, Integer> faults) {
    return faults.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(fault -> fault.getKey() + " " + fault.getValue())
        .collect(Collectors.joining(", "));
  }
}
