package org.roomkeeper.runtime.pages;

import java.io.IOException;
import java.util.Optional;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.roomkeeper.api.PageRead;

/** Takes title, description and lead paragraph out of a page. Nothing in it is run. */
final class FirstWords {
  private static final int LONGEST_TITLE = 200;
  private static final int LONGEST_DESCRIPTION = 400;
  private static final int LONGEST_LEAD = 600;

  /** Shorter paragraphs are captions, dates and buttons. */
  private static final int SHORTEST_LEAD = 20;

  /** What stands round the text of a page, or is not shown. */
  private static final String AROUND =
      "script, style, noscript, template, nav, header, footer, aside, form, [hidden]";

  private FirstWords() {}

  /** The words of a page; its charset is what the header names, else what the page itself says. */
  static PageRead.Words of(Fetched page, String address) throws IOException {
    Document document = Jsoup.parse(page.body(), page.charset().orElse(null), address);
    String title = first(document, "meta[property=og:title]").orElse(document.title());
    String description =
        first(document, "meta[name=description]")
            .or(() -> first(document, "meta[property=og:description]"))
            .orElse("");
    document.select(AROUND).remove();
    return new PageRead.Words(
        cut(title, LONGEST_TITLE),
        cut(description, LONGEST_DESCRIPTION),
        cut(lead(document), LONGEST_LEAD));
  }

  private static Optional<String> first(Document document, String meta) {
    return Optional.ofNullable(document.selectFirst(meta))
        .map(found -> found.attr("content"))
        .filter(content -> !content.isBlank());
  }

  /** The first paragraph worth the name; the beginning of all text where there is none. */
  private static String lead(Document document) {
    return Stream.of("article p, main p, [role=main] p", "p, section, blockquote")
        .flatMap(where -> document.select(where).stream())
        .map(Element::text)
        .filter(text -> text.length() >= SHORTEST_LEAD)
        .findFirst()
        .orElseGet(() -> document.body().text());
  }

  private static String cut(String text, int longest) {
    String line = text.strip();
    if (line.length() <= longest) {
      return line;
    }
    int end = Character.isHighSurrogate(line.charAt(longest - 1)) ? longest - 1 : longest;
    return line.substring(0, end);
  }
}
