package org.roomkeeper.sandbox.fault;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.roomkeeper.sandbox.world.Args;
import org.roomkeeper.sandbox.world.Json;

/**
 * One fault, where it may strike and how often.
 *
 * @param name which
 * @param path strikes only where a request's path, or an event's name, contains this; empty for all
 * @param share how many of these it strikes, from 0 to 1
 * @param done in how many of those the world does what was asked all the same, from 0 to 1; counts
 *     for reset, half-answer, server-error, rubbish and busy
 * @param millis how long, for latency and clock-jump, in milliseconds
 */
public record FaultRule(FaultName name, String path, double share, double done, long millis) {
  private static final long LATENCY = 300;
  private static final long LEAP = 30_000;

  /** Refuses what is no share. */
  public FaultRule {
    if (!(share >= 0 && share <= 1 && done >= 0 && done <= 1) || millis < 0) {
      throw new IllegalArgumentException(
          "share and done go from 0 to 1, and millis is not negative");
    }
  }

  /**
   * Reads one; without {@code share} it strikes always, without {@code done} the world does half of
   * what was asked.
   */
  public static FaultRule of(Args args) {
    FaultName name = FaultName.of(args.need("name"));
    return new FaultRule(
        name,
        args.text("path"),
        args.json().path("share").asDouble(1),
        args.json().path("done").asDouble(0.5),
        args.number("millis", name == FaultName.CLOCK_JUMP ? LEAP : LATENCY));
  }

  /** As it was read. */
  ObjectNode toJson() {
    return Json.object()
        .put("name", name.key())
        .put("path", path)
        .put("share", share)
        .put("done", done)
        .put("millis", millis);
  }
}
