package org.roomkeeper.app.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.roomkeeper.app.founding.People;
import org.roomkeeper.sandbox.world.Json;
import org.roomkeeper.sandbox.world.World;

/** A way for what people say to get to the bot. Used by one thread. */
abstract sealed class Speech permits Speech.ThroughArchive, Speech.ThroughReplay {
  private static final long TICK = 10_000_000;

  private final Crowd crowd;

  private Speech(Crowd crowd) {
    this.crowd = crowd;
  }

  /** People talk; gives the forbidden things that were said. */
  final List<Crowd.Said> speak(int aSecond, Duration time) throws IOException {
    var forbidden = new ArrayList<Crowd.Said>();
    long all = (long) (aSecond * Latencies.seconds(time));
    long began = System.nanoTime();
    long said = 0;
    while (said < all) {
      long due = Math.min(all, (System.nanoTime() - began) * aSecond / 1_000_000_000L);
      var now = new ArrayList<Crowd.Said>();
      for (; said < due; said++) {
        Crowd.Said one = crowd.next();
        now.add(one);
        if (!one.answer().isEmpty()) {
          forbidden.add(one);
        }
      }
      if (!now.isEmpty()) {
        say(now);
      }
      LockSupport.parkNanos(TICK);
    }
    return forbidden;
  }

  abstract void say(List<Crowd.Said> now) throws IOException;

  /** When the bot got what is to be answered so, on the host's nanosecond clock. */
  abstract Map<String, Long> received() throws IOException, InterruptedException;

  /** The sandbox's archive, sealed with RSA-2048 as WeCom's. */
  static final class ThroughArchive extends Speech {
    private final World world;
    private final People people;
    private final Map<String, String> messages = new HashMap<>();

    ThroughArchive(World world, Crowd crowd, People people) {
      super(crowd);
      this.world = world;
      this.people = people;
    }

    @Override
    void say(List<Crowd.Said> now) {
      world.run(
          here -> {
            for (Crowd.Said one : now) {
              var body = Json.object().put("content", one.text());
              String id = here.rooms().say(one.room(), one.person(), "text", body);
              if (!one.answer().isEmpty()) {
                messages.put(id, one.answer());
              }
            }
          });
    }

    @Override
    Map<String, Long> received() throws IOException, InterruptedException {
      var received = new HashMap<String, Long>();
      for (JsonNode page : people.journal("archive")) {
        for (JsonNode id : page.path("msgids")) {
          String answer = messages.get(id.asText());
          if (answer != null) {
            received.putIfAbsent(answer, LatencyBench.end(page));
          }
        }
      }
      return received;
    }
  }

  /** A file that the bot reads on in; from the moment at which a line lies there. */
  static final class ThroughReplay extends Speech {
    private final ObjectMapper json = new ObjectMapper();
    private final Map<String, Long> written = new HashMap<>();
    private final Path file;
    private long number;

    ThroughReplay(Path file, Crowd crowd) {
      super(crowd);
      this.file = file;
    }

    @Override
    void say(List<Crowd.Said> now) throws IOException {
      var lines = new StringBuilder();
      for (Crowd.Said one : now) {
        var line =
            Json.object()
                .put("msgid", "bench-" + ++number)
                .put("action", "send")
                .put("from", one.person());
        line.putArray("tolist");
        line.put("roomid", one.room())
            .put("msgtime", System.currentTimeMillis())
            .put("msgtype", "text")
            .set("text", Json.object().put("content", one.text()));
        lines.append(json.writeValueAsString(line)).append('\n');
      }
      Files.write(
          file,
          lines.toString().getBytes(StandardCharsets.UTF_8),
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
      long lies = System.nanoTime();
      now.stream()
          .filter(one -> !one.answer().isEmpty())
          .forEach(one -> written.put(one.answer(), lies));
    }

    @Override
    Map<String, Long> received() {
      return written;
    }
  }
}
