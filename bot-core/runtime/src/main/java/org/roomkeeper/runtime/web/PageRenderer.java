package org.roomkeeper.runtime.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.net.URI;
import java.util.Map;
import java.util.stream.Collectors;
import org.roomkeeper.api.View;

/** Turns a {@link View} into a page: escaped, one look. Pure; safe for use by many threads. */
public final class PageRenderer {
  private static final TemplateEngine TEMPLATES =
      TemplateEngine.createPrecompiled(
          null,
          ContentType.Html,
          PageRenderer.class.getClassLoader(),
          PageRenderer.class.getPackageName());

  private PageRenderer() {}

  /** A page by itself, in a language; its forms lead nowhere. */
  public static String render(View view, String language) {
    return render(view, Frame.bare(language));
  }

  static String render(View view, Frame frame) {
    return render("page.jte", Map.of("view", view, "frame", frame, "pieces", new Pieces(view)));
  }

  static String render(String template, Map<String, Object> values) {
    StringOutput html = new StringOutput();
    TEMPLATES.render(template, values, html);
    return html.toString();
  }

  /** What the browser may load and do on this page, which is next to nothing. */
  static String policy(View view) {
    String pictures =
        Pieces.only(view, View.Code.class).stream()
            .filter(View.Code::picture)
            .map(View.Code::content)
            .map(PageRenderer::origin)
            .distinct()
            .collect(Collectors.joining(" "));
    return policy(pictures);
  }

  static String policy(String pictures) {
    return "default-src 'none'; style-src "
        + Style.HASH
        + "; img-src 'self' data: "
        + pictures
        + "; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
  }

  private static String origin(URI address) {
    boolean web = "https".equals(address.getScheme()) || "http".equals(address.getScheme());
    return web
            && address.getRawAuthority() != null
            && address.getRawAuthority().matches("[\\w.:\\[\\]-]+")
        ? address.getScheme() + "://" + address.getRawAuthority()
        : "";
  }
}
