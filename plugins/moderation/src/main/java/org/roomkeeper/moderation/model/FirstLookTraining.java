package org.roomkeeper.moderation.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.roomkeeper.moderation.model.FirstLook.Script;

/**
 * Learns the first look. In each script its border is where so many violations are hidden that
 * would be found without it, of those that it had not learned from, whole groups being held out in
 * turn; and what would rather be a violation than not, if it were said in a room, is never plainly
 * clean.
 */
final class FirstLookTraining {
  private static final double PULL = 1e-5;

  /** How many of the violations the first look may hide that would be found without it. */
  private static final double MISSED = 0.01;

  /**
   * Of so many messages of a room one breaks a rule, in a bad hour; of the examples every second
   * does.
   */
  private static final int ONE_IN_A_ROOM = 100;

  private final int[][] grams;
  private final boolean[] breaks;

  private FirstLookTraining(List<String> plain, boolean[] breaks) {
    this.grams = plain.stream().map(Grams::of).toArray(int[][]::new);
    this.breaks = breaks;
  }

  /**
   * Learns.
   *
   * @param plain the examples, in plain characters
   * @param breaks which break any rule
   * @param missable of which the word lists say nothing, while the model would find what they break
   * @param part which part each belongs to, from 0
   * @param parts how many parts there are
   */
  static FirstLook learn(
      List<String> plain, boolean[] breaks, boolean[] missable, int[] part, int parts) {
    var training = new FirstLookTraining(plain, breaks);
    double[] odds = training.heldOut(part, parts);
    double even = even(breaks);
    var borders = new EnumMap<Script, Float>(Script.class);
    for (Script script : Script.values()) {
      var missed = new ArrayList<Double>();
      int violations = 0;
      for (int row = 0; row < breaks.length; row++) {
        if (breaks[row] && Script.of(plain.get(row)) == script) {
          violations++;
          if (missable[row]) {
            missed.add(odds[row]);
          }
        }
      }
      borders.put(script, border(missed, violations, even));
    }
    int[] all = IntStream.range(0, breaks.length).toArray();
    return new FirstLook(training.head(all), borders);
  }

  /** Log-odds, among the examples, of what is as likely a violation as not when said in a room. */
  private static double even(boolean[] breaks) {
    long violations = IntStream.range(0, breaks.length).filter(row -> breaks[row]).count();
    long allowed = Math.max(1, breaks.length - violations);
    return Math.log(ONE_IN_A_ROOM - 1) + Math.log((double) violations / allowed);
  }

  /** No message passes where there was nothing to learn a border from. */
  private static float border(List<Double> missed, int violations, double even) {
    if (violations == 0) {
      return Float.NEGATIVE_INFINITY;
    }
    double[] sorted = missed.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    int hidden = (int) (MISSED * violations);
    return (float) (hidden < sorted.length ? Math.min(even, sorted[hidden]) : even);
  }

  private double[] heldOut(int[] part, int parts) {
    var odds = new double[grams.length];
    for (int held = 0; held < parts; held++) {
      int without = held;
      int[] rows = IntStream.range(0, grams.length).filter(row -> part[row] != without).toArray();
      FirstLook look = new FirstLook(head(rows), Map.of());
      for (int row = 0; row < grams.length; row++) {
        if (part[row] == held) {
          odds[row] = look.logOdds(grams[row]);
        }
      }
    }
    return odds;
  }

  private Head head(int[] rows) {
    var chosen = new boolean[rows.length];
    for (int at = 0; at < rows.length; at++) {
      chosen[at] = breaks[rows[at]];
    }
    int[][] places = Arrays.stream(rows).mapToObj(row -> grams[row]).toArray(int[][]::new);
    return Logistic.fit(new Rows.Sparse(places, Grams.PLACES), chosen, PULL);
  }
}
