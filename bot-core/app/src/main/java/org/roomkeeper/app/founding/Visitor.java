package org.roomkeeper.app.founding;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.roomkeeper.runtime.time.Bell;

/** Doctors' phones: open the bot's pages as a browser does, and find the code on them. */
public final class Visitor {
  private static final int MOST_TRIES = 60;
  private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);

  private final Bell pause = new Bell();
  private final HttpClient http;

  /** A phone that follows links. */
  public Visitor() {
    http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
  }

  /**
   * Opens the permanent link and chooses a language.
   *
   * @return the code that the page then shows; empty if it asks to come back later
   */
  public Optional<URI> codeBehind(URI link, String language)
      throws IOException, InterruptedException {
    return codeOn(chosen(open(link), language));
  }

  /** Opens a page, chooses a language if it asks for one, and reads what stands there. */
  public Sight read(URI link, String language) throws IOException, InterruptedException {
    Document page = chosen(open(link), language);
    List<URI> links =
        page.select("main a[href^=http]").stream()
            .map(one -> URI.create(one.absUrl("href")))
            .toList();
    return new Sight(codeOn(page), links, page.text());
  }

  private Document chosen(Document page, String language) throws IOException, InterruptedException {
    Element choice = page.selectFirst("a[href*='lang=" + language + "']");
    return choice == null ? page : open(URI.create(choice.absUrl("href")));
  }

  /**
   * What somebody sees on a page.
   *
   * @param code the picture of the code on it, if there is one
   * @param links where it leads otherwise
   * @param text all its words
   */
  public record Sight(Optional<URI> code, List<URI> links, String text) {}

  /** Opens a page that shows a code. */
  public Optional<URI> codeOn(URI link) throws IOException, InterruptedException {
    return codeOn(open(link));
  }

  private static Optional<URI> codeOn(Document page) {
    return Optional.ofNullable(page.selectFirst("figure.code img[src]"))
        .map(picture -> URI.create(picture.absUrl("src")));
  }

  private Document open(URI address) throws IOException, InterruptedException {
    var response =
        patiently(HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(10)).build());
    if (response.statusCode() != 200) {
      throw new IOException(
          "the page " + address.getPath() + " answers with status " + response.statusCode());
    }
    return Jsoup.parse(response.body(), response.uri().toString());
  }

  /** Whoever sees no page loads it again a few times. */
  private HttpResponse<String> patiently(HttpRequest request)
      throws IOException, InterruptedException {
    for (int tries = 1; ; tries++) {
      try {
        return http.send(request, HttpResponse.BodyHandlers.ofString());
      } catch (IOException nobodyThere) {
        if (tries == MOST_TRIES) {
          throw nobodyThere;
        }
        pause.await(BETWEEN_TRIES);
      }
    }
  }
}
