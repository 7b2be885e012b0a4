package org.roomkeeper.runtime.time;

import java.time.Instant;
import java.time.InstantSource;

/** The clock that keeps time for rooms and people, and a way to wait by it. */
public interface Clockwork extends InstantSource {
  /** Waits until the clock shows {@code until} or the bell rings, whichever is first. */
  void await(Instant until, Bell bell) throws InterruptedException;
}
