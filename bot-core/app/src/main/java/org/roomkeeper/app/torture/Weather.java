package org.roomkeeper.app.torture;

import java.util.List;
import java.util.Map;

/** The faults of a torture. */
final class Weather {
  /** All kinds at once, as the sandbox takes them. */
  static final List<Map<String, Object>> STORMY =
      List.of(
          Map.of("name", "reset", "share", 0.02),
          Map.of("name", "half-answer", "share", 0.02),
          Map.of("name", "server-error", "share", 0.02),
          Map.of("name", "unavailable", "share", 0.02),
          Map.of("name", "rubbish", "share", 0.02),
          Map.of("name", "busy", "share", 0.02),
          Map.of("name", "token-expired", "share", 0.01),
          Map.of("name", "rate-limited", "share", 0.005),
          Map.of("name", "crowded", "share", 0.02),
          Map.of("name", "clock-jump", "share", 0.002, "millis", 30_000),
          Map.of("name", "latency", "share", 0.1, "millis", 400),
          Map.of("name", "callback-dropped", "share", 0.03),
          Map.of("name", "callback-doubled", "share", 0.05),
          Map.of("name", "callback-reordered", "share", 0.05),
          Map.of("name", "archive-gap", "share", 0.1),
          Map.of("name", "archive-short", "share", 0.2));

  private Weather() {}
}
