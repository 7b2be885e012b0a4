package org.roomkeeper.runtime.web;

import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.roomkeeper.api.View;

/** Files of a page, given to whoever asks for them. */
final class Downloads {
  private Downloads() {}

  /** The file of this number on the page, from 0, to be kept. */
  static void numbered(Context ctx, View view, String index) {
    List<View.File> files = Pieces.only(view, View.File.class);
    if (!index.matches("\\d{1,3}") || Integer.parseInt(index) >= files.size()) {
      PluginPages.apologise(ctx, 404, "page.not-found");
      return;
    }
    send(ctx, files.get(Integer.parseInt(index)), "attachment");
  }

  /** The file of this name on the page, for a program that comes again and again for it. */
  static void named(Context ctx, View view, String name) {
    Pieces.only(view, View.File.class).stream()
        .filter(file -> file.name().equals(name))
        .findFirst()
        .ifPresentOrElse(
            file -> send(ctx, file, "inline"),
            () -> PluginPages.apologise(ctx, 404, "page.not-found"));
  }

  private static void send(Context ctx, View.File file, String how) {
    String type = file.type().matches("[\\w.+-]+/[\\w.+-]+") ? file.type() : "text/plain";
    String ascii = file.name().replaceAll("[^A-Za-z0-9._-]", "_");
    String utf8 = URLEncoder.encode(file.name(), StandardCharsets.UTF_8).replace("+", "%20");
    ctx.header(
        "Content-Disposition", how + "; filename=\"" + ascii + "\"; filename*=UTF-8''" + utf8);
    ctx.contentType(file.inBase64() ? type : type + "; charset=utf-8").result(file.bytes());
  }
}
