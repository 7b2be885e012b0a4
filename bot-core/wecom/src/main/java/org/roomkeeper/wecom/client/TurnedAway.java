package org.roomkeeper.wecom.client;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.apache.http.HttpResponse;
import org.apache.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/**
 * A request was turned away at the door, with 429 or 503: it was not looked at. Thrown before the
 * library reads the answer, for it would throw away what the door says of when to come again.
 */
public final class TurnedAway extends IOException {
  private static final long serialVersionUID = 1;
  private static final int TOO_MANY = 429;
  private static final int UNAVAILABLE = 503;
  private static final long LONGEST_SECONDS = Duration.ofHours(1).toSeconds();

  private final int status;
  private final long seconds;

  private TurnedAway(int status, long seconds) {
    super("HTTP status " + status);
    this.status = status;
    this.seconds = seconds;
  }

  /**
   * Looks at an answer's head.
   *
   * @throws TurnedAway if it says so
   */
  static void check(HttpResponse answer, HttpContext context) throws TurnedAway {
    int status = answer.getStatusLine().getStatusCode();
    if (status == TOO_MANY || status == UNAVAILABLE) {
      var header = answer.getFirstHeader("Retry-After");
      throw new TurnedAway(status, header == null ? 0 : seconds(header.getValue()));
    }
  }

  /** The same behind other exceptions. */
  public static Optional<TurnedAway> in(Throwable failure) {
    @Nullable Throwable cause = failure;
    for (int depth = 0; cause != null && depth < 16; depth++) {
      if (cause instanceof TurnedAway away) {
        return Optional.of(away);
      }
      cause = cause.getCause();
    }
    return Optional.empty();
  }

  /** After what time to come again, at most an hour; empty if nothing was said in seconds. */
  public Optional<Duration> comeAgainIn() {
    return seconds > 0 ? Optional.of(Duration.ofSeconds(seconds)) : Optional.empty();
  }

  /** The HTTP status. */
  int status() {
    return status;
  }

  private static long seconds(@Nullable String words) {
    return words != null && words.strip().matches("[0-9]{1,9}")
        ? Math.min(LONGEST_SECONDS, Long.parseLong(words.strip()))
        : 0;
  }
}
