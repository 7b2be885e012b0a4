package org.roomkeeper.moderation.model;

/** Examples as rows of numbers, dense or sparse. */
interface Rows {
  /** How many rows. */
  int count();

  /** How long each is. */
  int width();

  /** The sum of a row's numbers, each multiplied with its weight. */
  double dot(int row, double[] weights);

  /** Adds a row, multiplied with a factor, to a sum. */
  void addTo(double[] sum, int row, double factor);

  /** Rows of which each number counts. */
  final class Dense implements Rows {
    private final float[][] vectors;

    Dense(float[][] vectors) {
      this.vectors = vectors;
    }

    @Override
    public int count() {
      return vectors.length;
    }

    @Override
    public int width() {
      return vectors[0].length;
    }

    @Override
    public double dot(int row, double[] weights) {
      float[] vector = vectors[row];
      double sum = 0;
      for (int at = 0; at < vector.length; at++) {
        sum += weights[at] * vector[at];
      }
      return sum;
    }

    @Override
    public void addTo(double[] sum, int row, double factor) {
      float[] vector = vectors[row];
      for (int at = 0; at < vector.length; at++) {
        sum[at] += factor * vector[at];
      }
    }
  }

  /**
   * Rows that are mostly nothing: each names the places where it has a number, all of one size, so
   * that a row's length is 1.
   */
  final class Sparse implements Rows {
    private final int[][] places;
    private final int width;

    Sparse(int[][] places, int width) {
      this.places = places;
      this.width = width;
    }

    @Override
    public int width() {
      return width;
    }

    @Override
    public int count() {
      return places.length;
    }

    @Override
    public double dot(int row, double[] weights) {
      double sum = 0;
      for (int place : places[row]) {
        sum += weights[place];
      }
      return sum * size(places[row]);
    }

    @Override
    public void addTo(double[] sum, int row, double factor) {
      double each = factor * size(places[row]);
      for (int place : places[row]) {
        sum[place] += each;
      }
    }

    static double size(int[] places) {
      return places.length == 0 ? 0 : 1 / Math.sqrt(places.length);
    }
  }
}
