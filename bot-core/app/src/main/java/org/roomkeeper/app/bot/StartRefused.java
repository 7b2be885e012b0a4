package org.roomkeeper.app.bot;

/** The bot does not start, and the message tells why in one sentence. */
public final class StartRefused extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Tells why. */
  public StartRefused(String message) {
    super(message);
  }
}
