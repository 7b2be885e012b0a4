package org.roomkeeper.runtime.time;

import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The host's clock: the one of a bot that looks after real rooms. Safe for use by many threads. */
public final class HostClock implements Clockwork {
  private static final Duration LONGEST = Duration.ofDays(1);

  private final InstantSource host = InstantSource.system();

  /** The host's clock. */
  @Inject
  public HostClock() {}

  @Override
  public Instant instant() {
    return host.instant();
  }

  @Override
  public void await(Instant until, Bell bell) throws InterruptedException {
    var left = Duration.between(instant(), until);
    bell.await(left.compareTo(LONGEST) < 0 ? left : LONGEST);
  }
}
