package org.roomkeeper.app.bench;

import java.util.List;

/** Measures the figures of one part. */
@FunctionalInterface
interface Measurement {
  /**
   * Measures; takes minutes.
   *
   * @throws Exception if what is measured fails; there is no figure then
   */
  List<Figure> measure(Bench bench) throws Exception;
}
