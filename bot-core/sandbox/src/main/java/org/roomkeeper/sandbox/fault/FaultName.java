package org.roomkeeper.sandbox.fault;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** A way in which things go wrong. Its name in JSON is in small letters, with hyphens. */
public enum FaultName {
  /** The answer is held back for a while; it is right otherwise. */
  LATENCY(Where.REQUEST),
  /** The connection is closed without an answer. */
  RESET(Where.REQUEST),
  /** The answer is announced in full, and breaks off in the middle. */
  HALF_ANSWER(Where.REQUEST),
  /** HTTP 500, 502 or 504 with an empty body. */
  SERVER_ERROR(Where.REQUEST),
  /** HTTP 503 with an empty body: turned away at the door, so nothing is ever done. */
  UNAVAILABLE(Where.REQUEST),
  /** HTTP 200 with a page of HTML. */
  RUBBISH(Where.REQUEST),
  /** Error -1. */
  BUSY(Where.REQUEST),
  /** All tokens end at this request, which is answered with error 42001. */
  TOKEN_EXPIRED(Where.REQUEST),
  /** Error 45009; nothing is done. */
  RATE_LIMITED(Where.REQUEST),
  /** Error 45033; nothing is done. */
  CROWDED(Where.REQUEST),
  /** The world's clock leaps at this request. */
  CLOCK_JUMP(Where.REQUEST),
  /** The event never comes. */
  CALLBACK_DROPPED(Where.CALLBACK),
  /** The event comes twice. */
  CALLBACK_DOUBLED(Where.CALLBACK),
  /** The event comes after the next one. */
  CALLBACK_REORDERED(Where.CALLBACK),
  /** The numbers of the archive leap: some are never given to a message. */
  ARCHIVE_GAP(Where.ARCHIVE),
  /** A page of the archive holds less than there is, perhaps nothing. */
  ARCHIVE_SHORT(Where.ARCHIVE);

  /** What a fault befalls. */
  enum Where {
    REQUEST,
    CALLBACK,
    ARCHIVE
  }

  private final Where where;

  FaultName(Where where) {
    this.where = where;
  }

  Where where() {
    return where;
  }

  /** The name in JSON. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The fault of this name.
   *
   * @throws IllegalArgumentException if there is none; the message lists all
   */
  public static FaultName of(String key) {
    return Arrays.stream(values())
        .filter(name -> name.key().equals(key))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "there is no fault "
                        + key
                        + ", only "
                        + Arrays.stream(values())
                            .map(FaultName::key)
                            .collect(Collectors.joining(", "))));
  }
}
