package org.roomkeeper.runtime.web;

import java.util.List;
import java.util.Locale;
import org.roomkeeper.api.View;

/**
 * A chart as SVG. Lengths along the page are shares of it and heights are pixels, so that words are
 * as large on a phone as on a desk; colours and type are the style sheet's. Pure.
 */
final class ChartDrawing {
  private static final int BAR = 46;
  private static final int PLOT = 150;
  private static final int ABOVE = 20;
  private static final int BELOW = 24;
  private static final int LONGEST_LABEL = 30;

  private final View.Chart chart;
  private final StringBuilder svg = new StringBuilder();

  private ChartDrawing(View.Chart chart) {
    this.chart = chart;
  }

  /**
   * Draws a chart.
   *
   * @param name what its title and description are called on the page: letters, digits, dashes
   */
  static String of(View.Chart chart, String name) {
    return new ChartDrawing(chart).drawn(name);
  }

  private String drawn(String name) {
    int height =
        chart.shape() == View.Shape.BARS ? BAR * chart.points().size() : ABOVE + PLOT + BELOW;
    put("<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" class=\"%s\"".formatted(shape()));
    put(" aria-labelledby=\"%1$s-title %1$s-summary\"".formatted(name));
    put(" width=\"100%%\" height=\"%s\">".formatted(height));
    put("<title id=\"%s-title\">%s</title>".formatted(name, escaped(chart.title())));
    put("<desc id=\"%s-summary\">%s</desc>".formatted(name, escaped(chart.summary())));
    switch (chart.shape()) {
      case BARS -> bars();
      case COLUMNS -> {
        scale();
        columns();
        feet();
      }
      case LINE -> {
        scale();
        line();
        feet();
      }
    }
    return svg.append("</svg>").toString();
  }

  private String shape() {
    return chart.shape().name().toLowerCase(Locale.ROOT);
  }

  private void bars() {
    double most = highest(chart.points());
    int top = 0;
    for (View.Point point : chart.points()) {
      put("<text x=\"0\" y=\"%s\">%s</text>".formatted(top + 16, escaped(cut(point.label()))));
      put(
          "<text class=\"number\" x=\"100%%\" y=\"%s\">%s</text>"
              .formatted(top + 16, escaped(point.shown())));
      put(
          "<rect class=\"track\" x=\"0\" y=\"%s\" width=\"100%%\" height=\"10\" rx=\"5\"/>"
              .formatted(top + 24));
      if (point.value() > 0) {
        put(
            "<rect class=\"bar\" x=\"0\" y=\"%s\" width=\"%s%%\" height=\"10\" rx=\"5\"/>"
                .formatted(top + 24, share(point.value(), most)));
      }
      top += BAR;
    }
  }

  /** Lines behind the drawing at half and whole of a round number that nothing exceeds. */
  private void scale() {
    double whole = roundAbove(highest(chart.points()));
    for (int half = 0; half <= 2; half++) {
      int y = ABOVE + PLOT - half * PLOT / 2;
      put(
          "<line class=\"%s\" x1=\"0\" x2=\"100%%\" y1=\"%s\" y2=\"%s\"/>"
              .formatted(half == 0 ? "ground" : "level", y, y));
      double at = whole * half / 2;
      if (half > 0 && at == Math.rint(at)) {
        put(
            "<text class=\"level\" x=\"0\" y=\"%s\">%s</text>"
                .formatted(y - 5, String.format(Locale.ROOT, "%,d", (long) at)));
      }
    }
  }

  private void columns() {
    double whole = roundAbove(highest(chart.points()));
    double room = 100.0 / Math.max(1, chart.points().size());
    for (int place = 0; place < chart.points().size(); place++) {
      View.Point point = chart.points().get(place);
      if (point.value() > 0) {
        double tall = Math.max(1.5, PLOT * point.value() / whole);
        put(
            "<rect class=\"bar\" x=\"%s%%\" y=\"%s\" width=\"%s%%\" height=\"%s\">"
                .formatted(
                    number(place * room + room * 0.1),
                    number(ABOVE + PLOT - tall),
                    number(room * 0.8),
                    number(tall)));
        put(
            "<title>%s: %s</title></rect>"
                .formatted(escaped(point.label()), escaped(point.shown())));
      }
    }
  }

  private void line() {
    double whole = roundAbove(highest(chart.points()));
    int last = chart.points().size() - 1;
    var path = new StringBuilder();
    for (int place = 0; place <= last; place++) {
      double x = last == 0 ? 50 : 100.0 * place / last;
      double y = 100 - 100 * chart.points().get(place).value() / whole;
      path.append(place == 0 ? "M" : "L").append(number(x)).append(' ').append(number(y));
    }
    put("<svg x=\"0\" y=\"%s\" width=\"100%%\" height=\"%s\"".formatted(ABOVE, PLOT));
    put(" viewBox=\"0 0 100 100\" preserveAspectRatio=\"none\">");
    if (last > 0) {
      put("<path class=\"under\" d=\"%sL100 100L0 100Z\"/>".formatted(path));
      put("<path class=\"curve\" d=\"%s\" vector-effect=\"non-scaling-stroke\"/>".formatted(path));
    }
    svg.append("</svg>");
    if (last >= 0) {
      double value = chart.points().getLast().value();
      put(
          "<circle class=\"bar\" cx=\"%s%%\" cy=\"%s\" r=\"4\"/>"
              .formatted(last == 0 ? "50" : "100", number(ABOVE + PLOT - PLOT * value / whole)));
    }
  }

  /** Under the drawing: where it begins and ends, and its middle if there is one. */
  private void feet() {
    List<View.Point> points = chart.points();
    int y = ABOVE + PLOT + 18;
    if (points.isEmpty()) {
      return;
    }
    put(
        "<text class=\"foot\" x=\"0\" y=\"%s\">%s</text>"
            .formatted(y, escaped(points.getFirst().label())));
    if (points.size() > 2 && points.size() % 2 == 1) {
      put(
          "<text class=\"foot middle\" x=\"50%%\" y=\"%s\">%s</text>"
              .formatted(y, escaped(points.get(points.size() / 2).label())));
    }
    if (points.size() > 1) {
      put(
          "<text class=\"foot end\" x=\"100%%\" y=\"%s\">%s</text>"
              .formatted(y, escaped(points.getLast().label())));
    }
  }

  private static double highest(List<View.Point> points) {
    return points.stream().mapToDouble(View.Point::value).max().orElse(0);
  }

  /** The least of 2, 4, 6, 10, 20, 40, 60, 100, … that is not below a number. */
  static double roundAbove(double value) {
    for (double ten = 1; ; ten *= 10) {
      for (int step : new int[] {2, 4, 6, 10}) {
        if (step * ten >= value) {
          return step * ten;
        }
      }
    }
  }

  /** Words that would run into the number are cut; the table beside has them whole. */
  private static String cut(String label) {
    double room = LONGEST_LABEL;
    for (int at = 0; at < label.length(); at = label.offsetByCodePoints(at, 1)) {
      room -= label.codePointAt(at) < 0x1100 ? 1 : 1.8;
      if (room < 0) {
        return label.substring(0, at).stripTrailing() + "…";
      }
    }
    return label;
  }

  private static String share(double value, double most) {
    return number(100 * value / most);
  }

  private static String number(double value) {
    String text = String.format(Locale.ROOT, "%.2f", value);
    return text.contains(".") ? text.replaceAll("\\.?0+$", "") : text;
  }

  private void put(String text) {
    svg.append(text);
  }

  /** What people wrote, as it may stand between tags. */
  private static String escaped(String words) {
    return words
        .replaceAll("[\\p{Cntrl}\\uFFFE\\uFFFF]", " ")
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
