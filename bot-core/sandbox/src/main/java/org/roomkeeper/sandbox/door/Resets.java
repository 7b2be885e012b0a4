package org.roomkeeper.sandbox.door;

import io.javalin.http.Context;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import org.eclipse.jetty.ee10.servlet.ServletApiRequest;

/** Breaks a connection off in the middle of a call. */
final class Resets {
  private Resets() {}

  /** Closes the connection without an answer. */
  static void reset(Context ctx) {
    ServletRequest outer = ctx.req();
    while (outer instanceof ServletRequestWrapper wrapper) {
      outer = wrapper.getRequest();
    }
    if (outer instanceof ServletApiRequest request) {
      request.getRequest().getConnectionMetaData().getConnection().getEndPoint().close();
    }
  }
}
