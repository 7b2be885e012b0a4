package org.roomkeeper.moderation.model;

import java.util.Arrays;
import opennlp.tools.ml.maxent.quasinewton.Function;
import opennlp.tools.ml.maxent.quasinewton.QNMinimizer;

/**
 * Logistic regression with a pull to zero, in which both sides weigh the same however rare one is.
 * Deterministic: there is no chance in it.
 */
final class Logistic implements Function {
  private static final int ROUNDS = 60;
  private static final int MEMORY = 10;
  private static final int EVALUATIONS = 3000;

  private final Rows rows;
  private final boolean[] breaks;
  private final double pull;
  private final double weightOfBreaking;
  private final double weightOfKeeping;
  private double[] point = new double[0];
  private double[] gradient = new double[0];
  private double value;

  private Logistic(Rows rows, boolean[] breaks, double pull) {
    this.rows = rows;
    this.breaks = breaks;
    this.pull = pull;
    int breaking = 0;
    for (boolean one : breaks) {
      breaking += one ? 1 : 0;
    }
    if (breaking == 0 || breaking == breaks.length) {
      throw new IllegalArgumentException("there must be examples of both sides");
    }
    this.weightOfBreaking = 0.5 / breaking;
    this.weightOfKeeping = 0.5 / (breaks.length - breaking);
  }

  /**
   * Learns.
   *
   * @param rows the examples
   * @param breaks for each row, whether it breaks the rule; both must occur
   * @param pull how strongly weights are pulled to zero
   */
  static Head fit(Rows rows, boolean[] breaks, double pull) {
    var problem = new Logistic(rows, breaks, pull);
    double[] best = new QNMinimizer(0, 0, ROUNDS, MEMORY, EVALUATIONS).minimize(problem);
    var weights = new float[rows.width()];
    for (int at = 0; at < weights.length; at++) {
      weights[at] = (float) best[at];
    }
    return new Head(weights, (float) best[rows.width()]);
  }

  @Override
  public int getDimension() {
    return rows.width() + 1;
  }

  @Override
  public double valueAt(double[] at) {
    look(at);
    return value;
  }

  @Override
  public double[] gradientAt(double[] at) {
    look(at);
    return gradient.clone();
  }

  private void look(double[] at) {
    if (Arrays.equals(at, point)) {
      return;
    }
    int width = rows.width();
    var slope = new double[width + 1];
    double loss = 0;
    for (int row = 0; row < rows.count(); row++) {
      double odds = at[width] + rows.dot(row, at);
      double weight = breaks[row] ? weightOfBreaking : weightOfKeeping;
      double against = breaks[row] ? -odds : odds;
      loss += weight * (against > 30 ? against : Math.log1p(Math.exp(against)));
      double wrong = weight * (1 / (1 + Math.exp(-odds)) - (breaks[row] ? 1 : 0));
      rows.addTo(slope, row, wrong);
      slope[width] += wrong;
    }
    for (int i = 0; i < width; i++) {
      loss += 0.5 * pull * at[i] * at[i];
      slope[i] += pull * at[i];
    }
    point = at.clone();
    gradient = slope;
    value = loss;
  }
}
