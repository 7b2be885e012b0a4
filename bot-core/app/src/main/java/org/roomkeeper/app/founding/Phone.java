package org.roomkeeper.app.founding;

import java.io.IOException;
import java.net.HttpCookie;
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
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * One doctor's phone: it keeps cookies, follows links, and fills in forms as they stand on the
 * page. Used by one thread.
 */
public final class Phone {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int MOST_REDIRECTS = 5;
  private static final int CONFLICT = 409;

  private final HttpClient line;
  private final String language;

  /** Kept here and not by the line, which thousands of phones may share. */
  private final Map<String, String> cookies = new TreeMap<>();

  private Document page = Document.createShell("");

  /**
   * A new phone.
   *
   * @param line what phones can share
   * @param language what its owner reads
   */
  public Phone(HttpClient line, String language) {
    this.line = line;
    this.language = language;
  }

  /** A phone with a line of its own, whose owner reads this language. */
  public Phone(String language) {
    this(line(), language);
  }

  /** The line that phones share; pages that lead on are followed by the phone itself. */
  public static HttpClient line() {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .followRedirects(HttpClient.Redirect.NEVER)
        .connectTimeout(PATIENCE)
        .build();
  }

  /** Opens a page. */
  public void open(URI address) throws IOException, InterruptedException {
    var _ = show(HttpRequest.newBuilder(address), false);
  }

  /** Opens a page, and chooses the language if it asks for one. */
  public void read(URI address) throws IOException, InterruptedException {
    open(address);
    // A page that asks for the language has links that say nothing else.
    String choice = "a.onward[href$='?lang=" + language + "']";
    if (shows(choice)) {
      follow(choice);
    }
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
   * @throws IOException if there is none, it has no field for an answer, or it is not taken
   */
  public void send(String field, Map<String, String> answers)
      throws IOException, InterruptedException {
    var _ = show(filledIn(field, answers), false);
  }

  /**
   * Sends a form like {@link #send}, from a page that may have changed since it was loaded.
   *
   * @return whether it was taken; if not, the page is shown as it stands now
   */
  public boolean sendIfUnchanged(String field, Map<String, String> answers)
      throws IOException, InterruptedException {
    return show(filledIn(field, answers), true);
  }

  private HttpRequest.Builder filledIn(String field, Map<String, String> answers)
      throws IOException {
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
    return HttpRequest.newBuilder(to)
        .header("Content-Type", "application/x-www-form-urlencoded")
        .header("Origin", to.getScheme() + "://" + to.getRawAuthority())
        .POST(HttpRequest.BodyPublishers.ofString(String.join("&", pairs)));
  }

  /** Whether a form on the page has a field of this name. */
  public boolean asks(String field) {
    return shows("form [name=" + field + "]");
  }

  /**
   * What can be chosen in the fields of the form that has this field; fields without are left out.
   */
  public Map<String, List<String>> choices(String field) {
    var choices = new TreeMap<String, List<String>>();
    for (Element one : page.select("form:has([name=" + field + "]) select[name]")) {
      choices.put(
          one.attr("name"),
          one.select("option").stream()
              .map(Element::val)
              .filter(value -> !value.isEmpty())
              .toList());
    }
    return choices;
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

  /** Shows what is answered; false if that is the page as it stands now, which may be let pass. */
  private boolean show(HttpRequest.Builder first, boolean mayHaveChanged)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = first;
    for (int hops = 0; hops < MOST_REDIRECTS; hops++) {
      HttpResponse<String> answer = ask(request);
      Optional<String> onward = answer.headers().firstValue("Location");
      boolean changed = mayHaveChanged && answer.statusCode() == CONFLICT;
      if (answer.statusCode() == 200 || changed) {
        page = Jsoup.parse(answer.body(), answer.uri().toString());
        return !changed;
      } else if (answer.statusCode() / 100 != 3 || onward.isEmpty()) {
        throw new IOException(
            answer.uri().getPath()
                + " answers with status "
                + answer.statusCode()
                + ": "
                + Jsoup.parse(answer.body()).text());
      }
      request = HttpRequest.newBuilder(answer.uri().resolve(onward.get()));
    }
    throw new IOException("a page leads from one to the next without end");
  }

  private HttpResponse<String> ask(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    request.header("Accept-Language", language);
    if (!cookies.isEmpty()) {
      request.header(
          "Cookie",
          cookies.entrySet().stream()
              .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
              .collect(Collectors.joining("; ")));
    }
    HttpResponse<String> answer =
        line.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
    for (String set : answer.headers().allValues("Set-Cookie")) {
      HttpCookie.parse(set).forEach(cookie -> cookies.put(cookie.getName(), cookie.getValue()));
    }
    return answer;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
