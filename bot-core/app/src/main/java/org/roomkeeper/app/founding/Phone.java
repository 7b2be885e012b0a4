package org.roomkeeper.app.founding;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * One doctor's phone: it keeps cookies, follows links, and fills in forms as they stand on the
 * page. Used by one thread.
 */
public final class Phone {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NORMAL)
          .cookieHandler(new CookieManager())
          .connectTimeout(PATIENCE)
          .build();
  private final String language;
  private Document page = Document.createShell("");

  /** A phone whose owner reads this language. */
  public Phone(String language) {
    this.language = language;
  }

  /** Opens a page. */
  public void open(URI address) throws IOException, InterruptedException {
    show(HttpRequest.newBuilder(address));
  }

  /** Loads the page anew, without what an earlier form left in its address. */
  public void lookAgain() throws IOException, InterruptedException {
    open(URI.create(page.location().replaceAll("[?&]sent=1", "")));
  }

  /**
   * Follows the first such link on the page.
   *
   * @param link a CSS selector
   * @throws IOException if there is none
   */
  public void follow(String link) throws IOException, InterruptedException {
    Element found = page.selectFirst(link);
    if (found == null) {
      throw new IOException(
          "the page " + page.location() + " has no link " + link + ": " + page.text());
    }
    open(URI.create(found.absUrl("href")));
  }

  /** Whether there is such an element on the page. */
  public boolean shows(String element) {
    return page.selectFirst(element) != null;
  }

  /**
   * Fills in a form and sends it; what is not answered here stays as it stands on the page.
   *
   * @param field the form is the first that has a field of this name
   * @throws IOException if there is none, or it has no field for an answer
   */
  public void send(String field, Map<String, String> answers)
      throws IOException, InterruptedException {
    Element form = page.selectFirst("form:has([name=" + field + "])");
    if (form == null) {
      throw new IOException("the page " + page.location() + " asks for no " + field);
    }
    var sent = new LinkedHashMap<String, String>();
    for (Element one : form.select("input[name], textarea[name]")) {
      sent.put(one.attr("name"), one.val());
    }
    for (Element one : form.select("select[name]")) {
      // Browsers send what is chosen, else the first that can be.
      sent.put(
          one.attr("name"),
          one.select("option[selected], option").stream()
              .sorted(Comparator.comparing(option -> !option.hasAttr("selected")))
              .map(Element::val)
              .findFirst()
              .orElse(""));
    }
    for (Map.Entry<String, String> answer : answers.entrySet()) {
      if (sent.replace(answer.getKey(), answer.getValue()) == null) {
        throw new IOException("the form on " + page.location() + " asks for no " + answer.getKey());
      }
    }
    URI to = URI.create(form.absUrl("action"));
    var pairs = new ArrayList<String>();
    sent.forEach((name, value) -> pairs.add(encoded(name) + "=" + encoded(value)));
    show(
        HttpRequest.newBuilder(to)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Origin", to.getScheme() + "://" + to.getRawAuthority())
            .POST(HttpRequest.BodyPublishers.ofString(String.join("&", pairs))));
  }

  /** The picture of the code on the page. */
  public Optional<URI> code() {
    return Optional.ofNullable(page.selectFirst("figure.code img[src]"))
        .map(picture -> URI.create(picture.absUrl("src")));
  }

  /** The first thing that the page says. */
  public String words() {
    return Optional.ofNullable(page.selectFirst("main p.words")).map(Element::text).orElse("");
  }

  /** All that the page says. */
  public String text() {
    return page.body().text();
  }

  /** All links in the page's own words. */
  public List<URI> links() {
    return page.select("main a[href]").stream()
        .map(link -> URI.create(link.absUrl("href")))
        .toList();
  }

  private void show(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<String> response =
        http.send(
            request.header("Accept-Language", language).timeout(PATIENCE).build(),
            HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new IOException(
          response.uri().getPath()
              + " answers with status "
              + response.statusCode()
              + ": "
              + Jsoup.parse(response.body()).text());
    }
    page = Jsoup.parse(response.body(), response.uri().toString());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
