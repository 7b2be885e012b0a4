package org.roomkeeper.sandbox.door;

import org.jspecify.annotations.Nullable;
import org.roomkeeper.sandbox.world.Args;

/**
 * Something that goes wrong on purpose with the next calls.
 *
 * @param path calls whose path contains this; empty for all
 * @param times how many calls
 * @param errcode WeCom's error code; 0 for none
 * @param status the HTTP status
 * @param delayMillis how long the answer is held back, on the host's clock
 * @param reset whether the connection is closed without an answer
 * @param rubbish the whole body instead of an answer; null for none
 * @param afterDoing whether the world does what was asked all the same
 */
record Fault(
    String path,
    long times,
    int errcode,
    int status,
    long delayMillis,
    boolean reset,
    @Nullable String rubbish,
    boolean afterDoing) {

  /** Reads a fault; without {@code times} it is for one call. */
  static Fault of(Args args) {
    return new Fault(
        args.text("path"),
        args.number("times", 1),
        (int) args.number("errcode", 0),
        args.within("status", 200, 100, 599),
        args.number("delayMillis", 0),
        args.flag("reset", false),
        args.has("rubbish") ? args.text("rubbish") : null,
        args.flag("afterDoing", false));
  }

  /** Whether the caller gets something else than the world's own answer. */
  boolean replacesAnswer() {
    return errcode != 0 || status != 200 || reset || rubbish != null;
  }

  /** The same for one call less. */
  Fault onceLess() {
    return new Fault(path, times - 1, errcode, status, delayMillis, reset, rubbish, afterDoing);
  }
}
