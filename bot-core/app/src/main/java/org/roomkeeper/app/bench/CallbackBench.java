package org.roomkeeper.app.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.roomkeeper.app.founding.Address;
import org.roomkeeper.app.founding.Founding;
import org.roomkeeper.sandbox.Sandbox;
import org.roomkeeper.sandbox.world.World;
import org.roomkeeper.wecom.callback.BareEndpoint;
import org.roomkeeper.wecom.callback.CallbackEndpoint;

/**
 * Callbacks a second, acknowledged only after they would survive a power cut, against an endpoint
 * on the same server of the same process that verifies and opens them and no more. The whole bot
 * runs: it re-reads the rooms that the callbacks tell of.
 */
final class CallbackBench implements Measurement {
  private static final int ROOMS = 20;
  private static final int PEOPLE = 50;
  private static final int REUSED = 2_000;

  /** A bot runs for months: what its compiler does in the first minute is not what is measured. */
  private static final int WARM_UPS = 4;

  /** More than any machine takes: they are made before, so that making them costs nothing then. */
  private static final int MOST_A_SECOND = 12_000;

  @Override
  public List<Figure> measure(Bench bench) throws Exception {
    Duration stretch = bench.length().stretch();
    try (Sandbox sandbox = Sandbox.start(0)) {
      sandbox.walk();
      JsonNode ready = sandbox.ready();
      List<String> rooms = sandbox.world().call(here -> rooms(here, ready));
      Founding founding = bench.found(ready, "callbacks");
      URI callback = URI.create(founding.callbackUrl());
      var address = new InetSocketAddress(callback.getHost(), callback.getPort());
      var posts = new CallbackPosts(ready, address, rooms, Address.members(ready, ""));
      try (var _ = LaunchedBot.of(MeasuredBot.class, founding)) {
        return measure(bench, new Shots(posts, new Barrage(address)), stretch);
      }
    }
  }

  private static List<String> rooms(World here, JsonNode ready) {
    var rooms = new ArrayList<String>();
    String owner = ready.path("ownerUserId").asText();
    for (int i = 1; i <= ROOMS; i++) {
      String id = here.customerGroups().open(owner, "测量 " + i + " 群", List.of()).id();
      for (int j = 1; j <= PEOPLE; j++) {
        String person = here.customers().appear("医生 " + i + "-" + j, 0).id();
        here.customerGroups().invite(id, owner, person, false);
      }
      rooms.add(id);
    }
    return rooms;
  }

  private static List<Figure> measure(Bench bench, Shots shots, Duration stretch)
      throws IOException, InterruptedException {
    Duration half = stretch.dividedBy(2);
    bench.tell("a: warming up");
    for (int i = 0; i < WARM_UPS; i++) {
      shots.bare(half);
      shots.durable(stretch);
    }
    bench.tell("a: the bare endpoint, then the real one, then the bare one again");
    Barrage.Outcome before = shots.bare(half);
    Barrage.Outcome durable = shots.durable(stretch);
    Barrage.Outcome after = shots.bare(half);
    double ceiling =
        (before.acknowledged() + after.acknowledged()) / (before.seconds() + after.seconds());
    bench.tell("a: at half of that");
    Barrage.Outcome calm = shots.durableAt(durable.aSecond() / 2, stretch);
    return List.of(
        Figure.of("the ceiling: only verified and opened", ceiling, "callbacks/s"),
        Figure.of("acknowledged durably", durable.aSecond(), "callbacks/s").atLeast(2_000),
        Figure.of("ratio to the ceiling", durable.aSecond() / ceiling, "").atLeast(0.5),
        Figure.of("p50, 256 connections, all that go", durable.latencies().millis(0.5), "ms"),
        Figure.of("p99, the same", durable.latencies().millis(0.99), "ms"),
        Figure.of("p99.9, the same", durable.latencies().millis(0.999), "ms"),
        Figure.of("p50 at half of that rate", calm.latencies().millis(0.5), "ms"),
        Figure.of("p99, the same", calm.latencies().millis(0.99), "ms").atMost(50),
        Figure.of("p99.9, the same", calm.latencies().millis(0.999), "ms"),
        Figure.of("sent away with 503", durable.sentAway() + calm.sentAway(), "callbacks"));
  }

  /** What is sent to the two endpoints. */
  private record Shots(CallbackPosts posts, Barrage barrage) {
    /** The ceiling forgets what it opens, so the same may come again. */
    Barrage.Outcome bare(Duration time) throws IOException, InterruptedException {
      List<byte[]> some = posts.make(BareEndpoint.PATH, REUSED);
      return barrage.allThatGo(time, Integer.MAX_VALUE, number -> some.get(number % REUSED));
    }

    /** A repeat would be recognised and cost less: each comes once. */
    Barrage.Outcome durable(Duration time) throws IOException, InterruptedException {
      List<byte[]> all = unique(MOST_A_SECOND, time);
      return barrage.allThatGo(time, all.size(), all::get);
    }

    Barrage.Outcome durableAt(double aSecond, Duration time)
        throws IOException, InterruptedException {
      List<byte[]> all = unique(aSecond, time);
      return barrage.atRate(aSecond, time, all::get);
    }

    private List<byte[]> unique(double aSecond, Duration time) {
      return posts.make(CallbackEndpoint.PATH, (int) (aSecond * Latencies.seconds(time)) + 1);
    }
  }
}
