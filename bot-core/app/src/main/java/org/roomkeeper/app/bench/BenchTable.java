package org.roomkeeper.app.bench;

import java.util.List;
import java.util.Locale;

/** Figures for people to read, on a terminal or in a page of Markdown. */
final class BenchTable {
  private static final String HEAD =
      """
      # Tables

      Written by `./roomkeeper bench --keep docs/benchmarks`; what is measured and how stands in [README.md](README.md).
      """;

  private BenchTable() {}

  /** Aligned lines for a terminal. */
  static String plain(Result result) {
    var table = new StringBuilder("(%s) %s%n".formatted(result.part(), result.title()));
    for (Figure figure : result.figures()) {
      table.append(
          "  %-44s %12s %-12s %s"
              .formatted(figure.what(), number(figure.value()), figure.unit(), goal(figure))
              .stripTrailing());
      table.append('\n');
    }
    return table.toString();
  }

  /** A whole page. */
  static String markdown(List<Result> results) {
    var page = new StringBuilder(HEAD);
    for (Result result : results) {
      page.append("\n## (%s) %s\n\n".formatted(result.part(), result.title()));
      page.append("| figure | | | goal |\n|---|---:|---|---|\n");
      for (Figure figure : result.figures()) {
        page.append(
            "| %s | %s | %s | %s |\n"
                .formatted(figure.what(), number(figure.value()), figure.unit(), goal(figure)));
      }
      Circumstances under = result.under();
      page.append(
          "\n%s · commit %s · %s · %s · %d cores · ledger on %s · load before %.2f · %.0f s a rate\n"
              .formatted(
                  under.at(),
                  under.commit(),
                  under.jdk(),
                  under.machine(),
                  under.cores(),
                  under.disk(),
                  under.load(),
                  under.seconds()));
      if (!under.note().isEmpty()) {
        page.append("\nNote: ").append(under.note()).append('\n');
      }
    }
    return page.toString();
  }

  private static String goal(Figure figure) {
    Figure.Goal goal = figure.goal();
    if (goal == null) {
      return "";
    }
    return (goal.atLeast() ? "≥ " : "≤ ")
        + number(goal.bound())
        + (figure.reached() ? "" : ", not reached");
  }

  private static String number(double value) {
    double size = Math.abs(value);
    int places = value == Math.rint(value) || size >= 100 ? 0 : size >= 10 ? 1 : 2;
    return String.format(Locale.ROOT, "%,." + places + "f", value);
  }
}
