package org.roomkeeper.runtime.ledger;

import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Supplier;
import org.roomkeeper.runtime.ledger.Keeping.Forgotten;
import org.roomkeeper.runtime.ledger.Keeping.Part;

/**
 * How forgetting goes on: old rows are looked for on a reader's connection, the writer is handed a
 * few keys at a time, and how far each part has come is written down with what it forgot.
 */
final class KeepSteps {
  /** How many rows one step looks at where little is read of each. */
  static final int LOOKED_AT = 2_000;

  /** How many rows one step rewrites or drops. */
  static final int CHANGED = 200;

  private final Readers readers;
  private final Writer writer;
  private final Tables tables;

  /**
   * Steps over a ledger.
   *
   * @param tables the tables on the writer's connection
   */
  KeepSteps(Readers readers, Writer writer, Tables tables) {
    this.readers = readers;
    this.writer = writer;
    this.tables = tables;
  }

  /** Reads on a reader's connection. */
  <T> T read(Function<KeepTable, T> query) {
    return readers.read(reading -> query.apply(reading.keep()));
  }

  /** Does work in the writer's next commit, and waits until it is durable. */
  <T> T write(Supplier<T> work) {
    return writer.submit(work::get).join();
  }

  /** The table on the writer's connection, for the writer's thread only. */
  KeepTable table() {
    return tables.keep();
  }

  /** Lanes and marks on the writer's connection, for the writer's thread only. */
  LaneTable marks() {
    return tables.lanes();
  }

  /** How far a part has come; 0 at the beginning. */
  long place(Part part) {
    return mark(name(part)).orElse(0);
  }

  /** A mark, read on a reader's connection. */
  OptionalLong mark(String name) {
    return readers.read(reading -> reading.lanes().mark(name));
  }

  /** Writes down how far a part has come; the writer's thread only. */
  void moveTo(Part part, long place) {
    tables.lanes().mark(name(part), place);
  }

  static Forgotten forgotten(long count, boolean more) {
    return new Forgotten(count, List.of(), more);
  }

  private static String name(Part part) {
    return "purged:" + part;
  }
}
