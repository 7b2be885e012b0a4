package org.roomkeeper.app.bench;

import java.util.List;

/**
 * What a part came to; as JSON, its component names are the keys.
 *
 * @param part its letter
 * @param title what it is about
 * @param under where and when it was measured
 * @param figures what was measured
 */
record Result(String part, String title, Circumstances under, List<Figure> figures) {
  /** Copies the figures. */
  Result {
    figures = List.copyOf(figures);
  }
}
