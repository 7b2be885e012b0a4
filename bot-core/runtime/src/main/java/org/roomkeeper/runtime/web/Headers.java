package org.roomkeeper.runtime.web;

import io.javalin.http.Context;
import org.roomkeeper.runtime.web.WebRoutes.Listener;

/** What every answer tells the browser about what it may do. */
final class Headers {
  private Headers() {}

  static void common(Context ctx, Listener listener) {
    ctx.header("X-Content-Type-Options", "nosniff");
    ctx.header("X-Frame-Options", "DENY");
    ctx.header("Referrer-Policy", "no-referrer");
    ctx.header("Cross-Origin-Opener-Policy", "same-origin");
    ctx.header("Cross-Origin-Resource-Policy", "same-origin");
    ctx.header("Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=()");
    ctx.header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
    ctx.header("Cache-Control", "no-store");
    if (listener == Listener.DESK) {
      ctx.header("X-Robots-Tag", "noindex, nofollow");
    }
  }

  static void page(Context ctx, String policy, String html) {
    ctx.header("Content-Security-Policy", policy);
    ctx.contentType("text/html; charset=utf-8");
    ctx.result(html);
  }
}
