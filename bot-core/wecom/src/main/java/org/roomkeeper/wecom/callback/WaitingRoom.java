package org.roomkeeper.wecom.callback;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The callbacks in hand: read, and not yet written down. There is room for so many and for so many
 * bytes; whoever comes when it is full is sent away and comes again. Safe for use by many threads.
 */
final class WaitingRoom {
  private static final Logger LOG = LoggerFactory.getLogger(WaitingRoom.class);

  private final int most;
  private final long mostBytes;
  private int inside;
  private long bytesInside;
  private long sentAway;

  /**
   * A room for so much.
   *
   * @param most how many callbacks, from 1
   * @param mostBytes how many bytes of them together; one alone may have more
   */
  WaitingRoom(int most, long mostBytes) {
    this.most = most;
    this.mostBytes = mostBytes;
  }

  /** Lets a callback of so many bytes in, unless the room is full. */
  synchronized boolean enter(int bytes) {
    if (inside >= most || (inside > 0 && bytesInside + bytes > mostBytes)) {
      if (sentAway++ == 0) {
        LOG.warn(
            "{} callbacks of {} bytes wait to be written down; more are sent away until some are",
            inside,
            bytesInside);
      }
      return false;
    }
    inside++;
    bytesInside += bytes;
    return true;
  }

  /** A callback of so many bytes is out of hand. */
  synchronized void leave(int bytes) {
    inside--;
    bytesInside -= bytes;
    if (sentAway > 0 && inside <= most / 2 && bytesInside <= mostBytes / 2) {
      LOG.info("Callbacks are let in again; {} were sent away to come again", sentAway);
      sentAway = 0;
    }
  }

  /** Shows how full it is among the metrics. */
  void countIn(MeterRegistry metrics) {
    Gauge.builder("roomkeeper.wecom.callbacks.waiting", this, WaitingRoom::inside)
        .description("callbacks read and not yet written down")
        .register(metrics);
    Gauge.builder("roomkeeper.wecom.callbacks.waiting.bytes", this, WaitingRoom::bytesInside)
        .description("their bytes")
        .register(metrics);
  }

  synchronized int inside() {
    return inside;
  }

  private synchronized long bytesInside() {
    return bytesInside;
  }
}
