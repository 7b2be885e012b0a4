package org.roomkeeper.wecom.client;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLHandshakeException;
import org.apache.http.client.HttpResponseException;
import org.apache.http.conn.ConnectTimeoutException;
import org.jspecify.annotations.Nullable;

/** Tells whether a request that ended in an exception can have reached WeCom. */
public enum Reached {
  /** It certainly did not leave this machine, or was turned away at the door. */
  NO,
  /** It may have arrived. */
  PERHAPS;

  private static final int TOO_MANY = 429;

  /** Looks through an exception and its causes. */
  public static Reached by(Throwable failure) {
    @Nullable Throwable cause = failure;
    for (int depth = 0; cause != null && depth < 16; depth++) {
      // ConnectTimeoutException covers the wait for a free connection too.
      if (cause instanceof ConnectException
          || cause instanceof ConnectTimeoutException
          || cause instanceof UnknownHostException
          || cause instanceof NoRouteToHostException
          || cause instanceof SSLHandshakeException
          || cause instanceof TurnedAway) {
        return NO;
      }
      if (cause instanceof HttpResponseException answer
          && (answer.getStatusCode() == TOO_MANY || answer.getStatusCode() == 503)) {
        return NO;
      }
      cause = cause.getCause();
    }
    return PERHAPS;
  }

  /** A failure in words for logs and the ledger: its kind only, for messages hold addresses. */
  public static String wordsFor(Throwable failure) {
    Throwable root = failure;
    for (int depth = 0; root.getCause() != null && depth < 16; depth++) {
      root = root.getCause();
    }
    if (root instanceof TurnedAway away) {
      return "HTTP status " + away.status();
    }
    if (root instanceof HttpResponseException answer) {
      return "HTTP status " + answer.getStatusCode();
    }
    return root.getClass().getSimpleName();
  }
}
