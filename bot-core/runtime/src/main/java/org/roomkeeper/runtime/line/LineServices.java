package org.roomkeeper.runtime.line;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The parts of the line in the order of starting: what acts first, sources last. */
@Singleton
final class LineServices {
  private final List<LineService> inOrder;

  @Inject
  LineServices(
      Courier courier,
      PluginLoops loops,
      Followups followups,
      PauseAlarm alarm,
      Ticker ticker,
      Set<LineService> sources) {
    inOrder =
        Stream.concat(Stream.of(courier, loops, followups, alarm, ticker), sources.stream())
            .toList();
  }

  List<LineService> inOrder() {
    return inOrder;
  }
}
