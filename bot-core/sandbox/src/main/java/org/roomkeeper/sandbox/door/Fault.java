package org.roomkeeper.sandbox.door;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.roomkeeper.sandbox.fault.FaultPlan;
import org.roomkeeper.sandbox.world.Args;

/**
 * Something that goes wrong on purpose with a call.
 *
 * @param name what it is called in the journal
 * @param path calls whose path contains this; empty for all
 * @param times how many calls
 * @param errcode WeCom's error code; 0 for none
 * @param status the HTTP status
 * @param delayMillis how long the answer is held back, on the host's clock
 * @param reset whether the connection is closed without an answer
 * @param half whether the answer breaks off in the middle
 * @param rubbish the whole body instead of an answer; null for none
 * @param afterDoing whether the world does what was asked all the same
 */
record Fault(
    String name,
    String path,
    long times,
    int errcode,
    int status,
    long delayMillis,
    boolean reset,
    boolean half,
    @Nullable String rubbish,
    boolean afterDoing) {
  private static final List<Integer> BROKEN = List.of(500, 502, 504);
  private static final String PAGE = "<html><body>Service temporarily busy</body></html>";

  /** Reads a fault; without {@code times} it is for one call. */
  static Fault of(Args args) {
    return new Fault(
        "next",
        args.text("path"),
        args.number("times", 1),
        (int) args.number("errcode", 0),
        args.within("status", 200, 100, 599),
        args.number("delayMillis", 0),
        args.flag("reset", false),
        args.flag("half", false),
        args.has("rubbish") ? args.text("rubbish") : null,
        args.flag("afterDoing", false));
  }

  /** What a fault of the plan does to the call that it strikes. */
  static Fault of(FaultPlan.Strike strike) {
    boolean done = strike.done();
    return switch (strike.name()) {
      case LATENCY -> of(strike, 0, 200, strike.rule().millis(), false, false, null, true);
      case RESET -> of(strike, 0, 200, 0, true, false, null, done);
      case HALF_ANSWER -> of(strike, 0, 200, 0, false, true, null, done);
      case SERVER_ERROR ->
          of(
              strike,
              0,
              BROKEN.get(strike.random().nextInt(BROKEN.size())),
              0,
              false,
              false,
              null,
              done);
      case UNAVAILABLE -> of(strike, 0, 503, 0, false, false, null, false);
      case RUBBISH -> of(strike, 0, 200, 0, false, false, PAGE, done);
      case BUSY -> of(strike, -1, 200, 0, false, false, null, done);
      case RATE_LIMITED -> of(strike, 45009, 200, 0, false, false, null, false);
      case CROWDED -> of(strike, 45033, 200, 0, false, false, null, false);
      // What these do is done before the call; it goes on by itself.
      case TOKEN_EXPIRED,
          CLOCK_JUMP,
          CALLBACK_DROPPED,
          CALLBACK_DOUBLED,
          CALLBACK_REORDERED,
          ARCHIVE_GAP,
          ARCHIVE_SHORT ->
          of(strike, 0, 200, 0, false, false, null, true);
    };
  }

  private static Fault of(
      FaultPlan.Strike strike,
      int errcode,
      int status,
      long delayMillis,
      boolean reset,
      boolean half,
      @Nullable String rubbish,
      boolean afterDoing) {
    return new Fault(
        strike.name().key(),
        strike.rule().path(),
        1,
        errcode,
        status,
        delayMillis,
        reset,
        half,
        rubbish,
        afterDoing);
  }

  /** Whether the caller gets something else than the world's own answer. */
  boolean replacesAnswer() {
    return errcode != 0 || status != 200 || reset || half || rubbish != null;
  }

  /** Whether the world does what was asked. */
  boolean letsItBeDone() {
    return afterDoing || !replacesAnswer();
  }

  /** The same for one call less. */
  Fault onceLess() {
    return new Fault(
        name, path, times - 1, errcode, status, delayMillis, reset, half, rubbish, afterDoing);
  }
}
