package org.roomkeeper.moderation.model;

/**
 * Brings each component of a vector to mean 0 and a spread that does not grow with the vector's
 * length, so that one strength of regularisation fits all.
 */
final class Scale {
  private static final double SPREAD = 8;

  private final float[] mean;
  private final float[] factor;

  /** The mean of each component, and what the difference to it is multiplied with. */
  Scale(float[] mean, float[] factor) {
    this.mean = mean;
    this.factor = factor;
  }

  float[] mean() {
    return mean;
  }

  float[] factor() {
    return factor;
  }

  static Scale of(float[][] vectors) {
    int width = vectors[0].length;
    var mean = new float[width];
    var factor = new float[width];
    for (int at = 0; at < width; at++) {
      double sum = 0;
      double squares = 0;
      for (float[] vector : vectors) {
        sum += vector[at];
        squares += (double) vector[at] * vector[at];
      }
      double middle = sum / vectors.length;
      double deviation = Math.sqrt(Math.max(0, squares / vectors.length - middle * middle));
      mean[at] = (float) middle;
      factor[at] = (float) (SPREAD / Math.sqrt(width) / (deviation + 1e-6));
    }
    return new Scale(mean, factor);
  }

  float[] apply(float[] vector) {
    var scaled = new float[vector.length];
    for (int at = 0; at < vector.length; at++) {
      scaled[at] = (vector[at] - mean[at]) * factor[at];
    }
    return scaled;
  }
}
