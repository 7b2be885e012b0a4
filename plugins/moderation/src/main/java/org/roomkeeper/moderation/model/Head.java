package org.roomkeeper.moderation.model;

/** One linear opinion: the log-odds that a vector breaks a topic, were half of all to break it. */
final class Head {
  private final float[] weights;
  private final float bias;

  /** One weight for each component, and what is added to their sum. */
  Head(float[] weights, float bias) {
    this.weights = weights;
    this.bias = bias;
  }

  float[] weights() {
    return weights;
  }

  float bias() {
    return bias;
  }

  double logOdds(float[] scaled) {
    double sum = bias;
    for (int at = 0; at < weights.length; at++) {
      sum += weights[at] * scaled[at];
    }
    return sum;
  }
}
