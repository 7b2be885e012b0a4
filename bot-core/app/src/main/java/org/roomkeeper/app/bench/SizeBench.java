package org.roomkeeper.app.bench;

import java.util.List;

/** How much room the ledger takes for an event, of those that happen in busy rooms. */
final class SizeBench implements Measurement {
  @Override
  public List<Figure> measure(Bench bench) throws Exception {
    FilledLedger filled = bench.filled();
    return List.of(
        Figure.of("events in the ledger", filled.events(), "events"),
        Figure.of("the ledger's file", filled.bytes() / 1e6, "MB"),
        Figure.of("an event", (double) filled.bytes() / filled.events(), "bytes"));
  }
}
