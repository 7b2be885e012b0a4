package org.roomkeeper.runtime.web;

import io.javalin.http.Context;
import java.net.URI;

/** Tells whether a form was sent from one of our own pages. */
final class SameOrigin {
  private SameOrigin() {}

  /**
   * Whether the browser says that it comes from here. Browsers send {@code Origin} with every form;
   * where neither it nor {@code Sec-Fetch-Site} is there, the form's token alone decides.
   */
  static boolean sent(Context ctx, URI publicUrl) {
    String site = ctx.header("Sec-Fetch-Site");
    if (site != null && !site.equals("same-origin") && !site.equals("none")) {
      return false;
    }
    String origin = ctx.header("Origin");
    if (origin == null || site != null) {
      return true;
    }
    String ours = publicUrl.getScheme() + "://" + publicUrl.getRawAuthority();
    return origin.equals(ours) || origin.equals("http://" + ctx.host());
  }
}
