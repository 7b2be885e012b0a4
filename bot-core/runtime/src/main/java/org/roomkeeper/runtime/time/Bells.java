package org.roomkeeper.runtime.time;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Bells that are rung together. Safe for use by many threads. */
public final class Bells {
  private final List<Bell> all = new CopyOnWriteArrayList<>();

  /** Rings this one too from now on. */
  public void add(Bell bell) {
    all.add(bell);
  }

  /** Rings all. */
  public void ring() {
    all.forEach(Bell::ring);
  }
}
