package org.roomkeeper.app.founding;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What only people can do, and what one who sees everything sees: the sandbox's control addresses
 * over HTTP. Answers are the sandbox's own JSON, described in {@code docs/sandbox.md}.
 */
public final class People {
  private static final Duration LONGEST_STANDSTILL = Duration.ofMinutes(3);
  private static final int JOURNAL_PAGE = 10_000;

  /** What was asked makes no sense in the world as it is. */
  public static final class Refused extends IOException {
    private static final long serialVersionUID = 1;

    Refused(String message) {
      super(message);
    }
  }

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final ObjectMapper json = new ObjectMapper();
  private final String root;

  /** The people of the sandbox at this address. */
  public People(URI sandbox) {
    root = sandbox + "/_sandbox/";
  }

  /**
   * Does something; the path is the one below {@code /_sandbox/}.
   *
   * @throws Refused if it makes no sense
   */
  public JsonNode act(String path, Object... keysAndValues)
      throws IOException, InterruptedException {
    ObjectNode body = json.createObjectNode();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      body.set((String) keysAndValues[i], json.valueToTree(keysAndValues[i + 1]));
    }
    return send(
        HttpRequest.newBuilder(URI.create(root + path))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(json.writeValueAsBytes(body))));
  }

  /** Looks at something; the path is the one below {@code /_sandbox/}. */
  public JsonNode look(String path, String... keysAndValues)
      throws IOException, InterruptedException {
    var query = new ArrayList<String>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      query.add(
          keysAndValues[i] + "=" + URLEncoder.encode(keysAndValues[i + 1], StandardCharsets.UTF_8));
    }
    return send(
        HttpRequest.newBuilder(
            URI.create(root + path + (query.isEmpty() ? "" : "?" + String.join("&", query)))));
  }

  /** All entries of the journal of one kind, oldest first. */
  public List<JsonNode> journal(String kind) throws IOException, InterruptedException {
    var all = new ArrayList<JsonNode>();
    long next = 0;
    while (true) {
      JsonNode page =
          look(
              "journal",
              "since",
              Long.toString(next),
              "limit",
              Integer.toString(JOURNAL_PAGE),
              "kind",
              kind);
      page.path("entries").forEach(all::add);
      if (page.path("entries").isEmpty() || page.path("next").asLong() == next) {
        return all;
      }
      next = page.path("next").asLong();
    }
  }

  /** What the sandbox's clock shows. */
  public Instant now() throws IOException, InterruptedException {
    return Instant.ofEpochMilli(look("clock").path("now").asLong());
  }

  /**
   * Lets time pass: the clock jumps from one thing due to the next, and waits for the bot wherever
   * it has something to do.
   *
   * @throws IOException if for three minutes the clock stands still, and the bot asks for nothing
   *     and gets nothing done
   */
  public void letPass(Duration time) throws IOException, InterruptedException {
    long until = now().plus(time).toEpochMilli();
    act("clock/run", "until", until);
    List<Long> seen = List.of();
    long since = System.nanoTime();
    while (true) {
      JsonNode clock = act("clock/await", "until", until);
      long shown = clock.path("now").asLong();
      if (shown >= until && !clock.path("running").asBoolean()) {
        return;
      }
      // A bot that has much to catch up on holds the clock: it is seen at work by its requests, or,
      // where all that it owes has to wait, only by what it says itself.
      var now = List.of(shown, clock.path("epoch").asLong(), clock.path("worked").asLong());
      if (!now.equals(seen)) {
        seen = now;
        since = System.nanoTime();
      } else if (System.nanoTime() - since > LONGEST_STANDSTILL.toNanos()) {
        throw new IOException(
            "the sandbox's clock has stood at "
                + Instant.ofEpochMilli(shown)
                + " for three minutes: the bot has stopped answering, or never says that it is idle; "
                + clock);
      }
    }
  }

  private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<byte[]> response =
        http.send(
            request.timeout(Duration.ofSeconds(30)).build(),
            HttpResponse.BodyHandlers.ofByteArray());
    if (response.statusCode() != 200) {
      String what =
          response.uri().getPath()
              + " answers with status "
              + response.statusCode()
              + ": "
              + new String(response.body(), StandardCharsets.UTF_8);
      throw response.statusCode() == 400 ? new Refused(what) : new IOException(what);
    }
    return json.readTree(response.body());
  }
}
