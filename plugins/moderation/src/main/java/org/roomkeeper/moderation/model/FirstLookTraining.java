package org.roomkeeper.moderation.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.roomkeeper.moderation.model.FirstLook.Script;

/**
 * Learns the first look. In each script its border is where so many violations are missed of those
 * that it had not learned from, whole groups being held out in turn.
 */
final class FirstLookTraining {
  private static final double PULL = 1e-5;

  /** Of how many violations the first look may miss, where the word lists are silent too. */
  private static final double MISSED = 0.004;

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
   * @param silent of which the word lists say nothing
   * @param part which part each belongs to, from 0
   * @param parts how many parts there are
   */
  static FirstLook learn(
      List<String> plain, boolean[] breaks, boolean[] silent, int[] part, int parts) {
    var training = new FirstLookTraining(plain, breaks);
    double[] odds = training.heldOut(part, parts);
    var borders = new EnumMap<Script, Float>(Script.class);
    for (Script script : Script.values()) {
      var missable = new ArrayList<Double>();
      int violations = 0;
      for (int row = 0; row < breaks.length; row++) {
        if (breaks[row] && Script.of(plain.get(row)) == script) {
          violations++;
          if (silent[row]) {
            missable.add(odds[row]);
          }
        }
      }
      borders.put(script, border(missable, violations));
    }
    int[] all = IntStream.range(0, breaks.length).toArray();
    return new FirstLook(training.head(all), borders);
  }

  /** No message passes where there was nothing to learn a border from. */
  private static float border(List<Double> missable, int violations) {
    if (missable.isEmpty()) {
      return violations == 0 ? Float.NEGATIVE_INFINITY : 0;
    }
    double[] sorted = missable.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    return (float) sorted[Math.min((int) (MISSED * violations), sorted.length - 1)];
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
