package org.roomkeeper.overflow;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.roomkeeper.api.Bundle;
import org.roomkeeper.overflow.GrowthPlan.Outcome;
import org.roomkeeper.overflow.GrowthPlan.PlannedRoom;
import org.roomkeeper.overflow.GrowthPlan.Sample;

/** Draws a plan: seats as steps, the people in the rooms under them, and those who wait. */
final class PlanDrawing {
  private static final int WIDTH = 900;
  private static final int HEIGHT = 420;
  private static final int LEFT = 70;
  private static final int RIGHT = 20;
  private static final int TOP = 50;
  private static final int BOTTOM = 45;
  private static final int MOST_POINTS = 600;
  private static final int STEPS = 4;

  private final Bundle.InLanguage texts;

  PlanDrawing(Bundle.InLanguage texts) {
    this.texts = texts;
  }

  String svg(Outcome outcome) {
    double most =
        Math.max(1, outcome.samples().stream().mapToDouble(s -> top(s, outcome)).max().orElse(1));
    var out = new StringBuilder();
    out.append(
        String.format(
            Locale.ROOT,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\""
                + " font-family=\"sans-serif\" font-size=\"13\">\n<title>%s</title>\n"
                + "<rect width=\"100%%\" height=\"100%%\" fill=\"#fff\"/>\n",
            WIDTH,
            HEIGHT,
            escaped(texts.say("plan.title"))));
    for (int i = 0; i <= STEPS; i++) {
      double value = most * i / STEPS;
      double y = y(value, most);
      out.append(
          String.format(
              Locale.ROOT,
              "<line x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"#ddd\"/>"
                  + "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%d</text>\n",
              LEFT,
              WIDTH - RIGHT,
              y,
              y,
              LEFT - 8,
              y + 4,
              Math.round(value)));
      double hours = outcome.samples().size() / 60.0 * i / STEPS;
      String when =
          hours >= 48
              ? texts.say("plan.days", String.format(Locale.ROOT, "%.1f", hours / 24))
              : texts.say("plan.hours", String.format(Locale.ROOT, "%.1f", hours));
      out.append(
          String.format(
              Locale.ROOT,
              "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>\n",
              LEFT + (double) (WIDTH - LEFT - RIGHT) * i / STEPS,
              HEIGHT - BOTTOM + 20,
              escaped(when)));
    }
    line(out, outcome, sample -> seats(sample, outcome), most, "#888", "6 4");
    line(out, outcome, PlanDrawing::people, most, "#0b6e4f", "");
    line(out, outcome, Sample::waiting, most, "#c0392b", "");
    legend(out, 0, "plan.seats", "#888");
    legend(out, 1, "plan.people", "#0b6e4f");
    legend(out, 2, "plan.waiting", "#c0392b");
    return out.append("</svg>\n").toString();
  }

  private void legend(StringBuilder out, int place, String key, String colour) {
    out.append(
        String.format(
            Locale.ROOT,
            "<text x=\"%d\" y=\"28\" fill=\"%s\">■ %s</text>\n",
            LEFT + place * 200,
            colour,
            escaped(texts.say(key))));
  }

  private static void line(
      StringBuilder out,
      Outcome outcome,
      ToDoubleFunction<Sample> value,
      double most,
      String colour,
      String dashes) {
    List<Sample> samples = outcome.samples();
    int step = Math.max(1, samples.size() / MOST_POINTS);
    out.append("<polyline fill=\"none\" stroke-width=\"2\" stroke=\"").append(colour).append('"');
    if (!dashes.isEmpty()) {
      out.append(" stroke-dasharray=\"").append(dashes).append('"');
    }
    out.append(" points=\"");
    for (int i = 0; i < samples.size(); i += step) {
      double x = LEFT + (double) (WIDTH - LEFT - RIGHT) * i / Math.max(1, samples.size() - 1);
      out.append(
          String.format(
              Locale.ROOT, "%.1f,%.1f ", x, y(value.applyAsDouble(samples.get(i)), most)));
    }
    out.append("\"/>\n");
  }

  private static double y(double value, double most) {
    return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * value / most;
  }

  private static double top(Sample sample, Outcome outcome) {
    return Math.max(seats(sample, outcome), Math.max(people(sample), sample.waiting()));
  }

  private static double people(Sample sample) {
    return sample.headcounts().stream().mapToInt(Integer::intValue).sum();
  }

  private static double seats(Sample sample, Outcome outcome) {
    return outcome.rooms().stream()
        .limit(sample.headcounts().size())
        .mapToInt(PlannedRoom::capacity)
        .sum();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
