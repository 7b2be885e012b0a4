package org.roomkeeper.app.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.roomkeeper.app.founding.Founding;
import org.roomkeeper.app.founding.People;
import org.roomkeeper.runtime.time.Bell;
import org.roomkeeper.sandbox.Sandbox;

/**
 * How long it takes from the moment a page of the archive has been handed out until WeCom accepts
 * what the bot does about a message in it. The bot is a process of its own with the shipped
 * settings, moderation by word lists and by meaning.
 */
final class LatencyBench implements Measurement {
  private static final List<Integer> THROUGH_ARCHIVE = List.of(50, 200, 400);
  private static final int THROUGH_REPLAY = 2_000;
  private static final int WARM_UP = 200;
  private static final int RUNS = THROUGH_ARCHIVE.size() + 3;
  private static final int GOAL_AT = 200;
  private static final double GOAL = 250;
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(200);
  private static final String ARCHIVE = "(?ms)^archive:\n.*\\z";
  private static final String REPLAY =
      "archive: {kind: replay, file: messages.jsonl, poll: 50ms}\n";
  private static final String SHIPPED_POLL = "poll: 1m";

  private final Bell rest = new Bell();

  /** What came of one run. */
  private record Run(int expected, Latencies latencies) {}

  @Override
  public List<Figure> measure(Bench bench) throws Exception {
    // One in 500: violations are few, so this part takes longer than the others.
    Duration stretch = bench.length().stretch().multipliedBy(2);
    var figures = new ArrayList<Figure>();
    try (Sandbox sandbox = Sandbox.start(0)) {
      sandbox.walk();
      var people = new People(URI.create(sandbox.baseUrl()));
      Founding founding = bench.found(sandbox.ready(), "latency");
      var crowd =
          new Crowd(
              sandbox.world(),
              sandbox.ready(),
              founding.address().appGroup(),
              RUNS,
              offences(stretch));
      Path settings = founding.folder().resolve("config/roomkeeper.yaml");
      String asInDemo = Files.readString(settings);
      Files.writeString(settings, asInDemo.replace(SHIPPED_POLL, "poll: 1s"));
      try (var _ = LaunchedBot.run(founding)) {
        people.act("callback", "url", founding.callbackUrl());
        awaitIdle(founding);
        var archive = new Speech.ThroughArchive(sandbox.world(), crowd, people);
        bench.tell("c: warming up");
        run(archive, crowd, people, WARM_UP, stretch.dividedBy(4));
        for (int aSecond : THROUGH_ARCHIVE) {
          bench.tell("c: %d messages a second through the archive".formatted(aSecond));
          add(bench, figures, aSecond, run(archive, crowd, people, aSecond, stretch), "");
        }
      }
      Files.writeString(settings, asInDemo.replaceAll(ARCHIVE, REPLAY));
      // The bot remembers how far it has read in the archive, and the file begins anew.
      Folders.clear(founding.folder().resolve("data"));
      try (var _ = LaunchedBot.run(founding)) {
        awaitIdle(founding);
        var replay = new Speech.ThroughReplay(founding.folder().resolve("messages.jsonl"), crowd);
        bench.tell("c: warming up the replay");
        run(replay, crowd, people, WARM_UP, stretch.dividedBy(4));
        bench.tell("c: %d messages a second through the replay".formatted(THROUGH_REPLAY));
        add(
            bench,
            figures,
            THROUGH_REPLAY,
            run(replay, crowd, people, THROUGH_REPLAY, stretch),
            ", replay");
      }
    }
    return figures;
  }

  private static int offences(Duration stretch) {
    int aSecond =
        THROUGH_ARCHIVE.stream().mapToInt(Integer::intValue).sum() + THROUGH_REPLAY + 2 * WARM_UP;
    return (int) (aSecond * Latencies.seconds(stretch) / Crowd.FORBIDDEN_EVERY / 2) + 2 * RUNS;
  }

  private static void add(Bench bench, List<Figure> figures, int aSecond, Run run, String how)
      throws IOException {
    bench.tell("c: %d of %d seen to".formatted(run.latencies().count(), run.expected()));
    if (run.latencies().count() == 0) {
      throw new IOException("the bot did nothing about any message");
    }
    String what = "at %,d messages/s%s".formatted(aSecond, how);
    Figure worst =
        Figure.of(
            "p99 of %d, %s".formatted(run.latencies().count(), what),
            run.latencies().millis(0.99),
            "ms");
    figures.add(Figure.of("p50, " + what, run.latencies().millis(0.5), "ms"));
    figures.add(aSecond == GOAL_AT ? worst.atMost(GOAL) : worst);
    figures.add(
        Figure.of(
                "not seen to within 30 s, the same",
                run.expected() - run.latencies().count(),
                "messages")
            .atMost(0));
  }

  private Run run(Speech speech, Crowd crowd, People people, int aSecond, Duration time)
      throws IOException, InterruptedException {
    crowd.begin();
    List<Crowd.Said> forbidden = speech.speak(aSecond, time);
    var expected =
        forbidden.stream().map(Crowd.Said::answer).filter(answer -> !answer.isEmpty()).toList();
    Map<String, Long> accepted = Map.of();
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (accepted.size() < expected.size() && System.nanoTime() < until) {
      rest.await(LOOK_AGAIN);
      accepted = accepted(people, expected);
    }
    Map<String, Long> received = speech.received();
    var latencies = new Latencies();
    for (var one : accepted.entrySet()) {
      latencies.add(one.getValue() - Objects.requireNonNull(received.get(one.getKey())));
    }
    return new Run(expected.size(), latencies);
  }

  /** When WeCom first accepted something that names each of these, on the host's clock. */
  private static Map<String, Long> accepted(People people, List<String> names)
      throws IOException, InterruptedException {
    var accepted = new HashMap<String, Long>();
    for (JsonNode request : people.journal("request")) {
      if (request.path("path").asText().equals("/cgi-bin/message/send")
          && request.path("errcode").asInt() == 0) {
        String body = request.path("body").asText();
        for (String name : names) {
          if (!accepted.containsKey(name) && body.contains(name)) {
            accepted.put(name, end(request));
          }
        }
      }
    }
    return accepted;
  }

  /** When an entry of the journal was over, on the host's nanosecond clock. */
  static long end(JsonNode entry) {
    return entry.path("hostNanos").asLong() + entry.path("micros").asLong() * 1000;
  }

  /** The bot has read the rooms and has nothing left to do. */
  private void awaitIdle(Founding founding) throws IOException, InterruptedException {
    var health =
        HttpRequest.newBuilder(
                URI.create("http://" + founding.environment().get("DEMO_DESK") + "/health"))
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      do {
        rest.await(Duration.ofSeconds(3));
      } while (!http.send(health, HttpResponse.BodyHandlers.ofString())
          .body()
          .contains("\"idle\":true"));
    }
  }
}
