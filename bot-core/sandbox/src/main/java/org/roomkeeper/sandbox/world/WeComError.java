package org.roomkeeper.sandbox.world;

/** WeCom's refusal of a request: an error code of its global table and a phrase. */
public final class WeComError extends RuntimeException {
  private final int code;

  /** A refusal with the phrase that usually goes with the code. */
  public WeComError(int code) {
    this(code, ErrorPhrases.of(code));
  }

  /** A refusal with a phrase of its own. */
  public WeComError(int code, String phrase) {
    super(phrase, null, false, false);
    this.code = code;
  }

  /** The {@code errcode}. */
  public int code() {
    return code;
  }

  /** The phrase, without hint and address. */
  public String phrase() {
    return String.valueOf(getMessage());
  }
}
