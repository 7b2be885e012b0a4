package org.roomkeeper.wecom.callback;

import java.util.Locale;

/** Why a callback is refused: nothing of it is stored, and it is counted under {@link #label()}. */
enum Refusal {
  /** Not a callback at all, or one that breaks off. */
  MALFORMED(400),
  /** Signed by somebody who does not know the token. */
  WRONGLY_SIGNED(403),
  /** Meant for another corp. */
  FOREIGN(403),
  /** Its time lies too far from the host's clock. */
  STALE(403),
  /** Larger than any callback. */
  OVERSIZED(413),
  /** Too much is waiting to be written down; WeCom comes again. */
  OVERLOADED(503);

  private final int status;

  Refusal(int status) {
    this.status = status;
  }

  /** The HTTP status that says so. */
  int status() {
    return status;
  }

  /** Its name in metrics, such as {@code wrongly-signed}. */
  String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** A callback is refused. */
  static final class Refused extends Exception {
    private final transient Refusal refusal;

    Refused(Refusal refusal, String why) {
      super(why);
      this.refusal = refusal;
    }

    Refused(Refusal refusal, String why, Throwable cause) {
      super(why, cause);
      this.refusal = refusal;
    }

    /** Why. */
    Refusal refusal() {
      return refusal;
    }
  }
}
