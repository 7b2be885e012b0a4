package org.roomkeeper.runtime.ledger;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.roomkeeper.api.Action;
import org.roomkeeper.api.BotEvent;
import org.roomkeeper.api.Outcome;
import org.roomkeeper.api.Phrase;

/** Goes through a ledger's file and says what is wrong with it; changes nothing. */
public final class LedgerCheck {
  private static final int MOST = 20;

  private final FileLook look;
  private final List<Phrase> problems = new ArrayList<>();

  private LedgerCheck(FileLook look) {
    this.look = look;
  }

  /**
   * What was found.
   *
   * @param events how many events there are
   * @param actions how many actions
   * @param notes how many notes of plugins
   * @param bytes how much room it all takes
   * @param problems what is wrong, the first of each kind; empty if nothing is
   */
  public record Report(long events, long actions, long notes, long bytes, List<Phrase> problems) {}

  /**
   * Goes through a ledger, also while a bot runs on it.
   *
   * @throws LedgerUnusable if there is none, it is no ledger, or a newer Roomkeeper wrote it
   */
  public static Report of(Path file) {
    try (var look = FileLook.at(file)) {
      var check = new LedgerCheck(look);
      check.problems.addAll(ofTheFile(look));
      // Within one transaction, so that what a bot writes meanwhile is not seen half.
      return look.handle().inTransaction(handle -> check.report());
    } catch (RuntimeException e) {
      throw LedgerUnusable.of(file, e);
    }
  }

  /** Whether all pages are whole and all references lead somewhere. */
  static List<Phrase> ofTheFile(FileLook look) {
    var problems = new ArrayList<Phrase>();
    look.handle().createQuery("PRAGMA integrity_check(" + MOST + ")").mapTo(String.class).stream()
        .filter(line -> !line.equals("ok"))
        .map(line -> Phrase.of("ledger.check.page", line))
        .forEach(problems::add);
    look
        .handle()
        .createQuery("PRAGMA foreign_key_check")
        .map(
            (row, context) ->
                Phrase.of(
                    "ledger.check.reference", row.getString("table"), row.getString("parent")))
        .stream()
        .limit(MOST)
        .forEach(problems::add);
    return problems;
  }

  private Report report() {
    gaps();
    cursors();
    readable("event", "body", BotEvent.class);
    readable("action", "body", Action.class);
    readable("action", "because", Phrase.class);
    readable("action", "outcome", Outcome.class);
    readable("note", "body", Object.class);
    return new Report(
        look.number("SELECT COUNT(*) FROM event"),
        look.number("SELECT COUNT(*) FROM action"),
        look.number("SELECT COUNT(*) FROM note"),
        look.bytes(),
        List.copyOf(problems));
  }

  /** Places are given in order; behind the last tick that was forgotten none is missing. */
  private void gaps() {
    long from = look.number("SELECT COALESCE(MAX(place), 0) FROM mark WHERE name = 'purged:TICKS'");
    long last = look.number(LedgerFile.LAST_EVER);
    long there = look.number("SELECT COUNT(*) FROM event WHERE id > " + from);
    if (there != last - from) {
      problems.add(Phrase.of("ledger.check.gaps", last - from - there, from, last));
    }
  }

  private void cursors() {
    long last = look.number(LedgerFile.LAST_EVER);
    look
        .handle()
        .createQuery("SELECT plugin, community, cursor FROM lane WHERE cursor > :last")
        .bind("last", last)
        .map(
            (row, context) ->
                Phrase.of(
                    "ledger.check.cursor",
                    row.getString("plugin"),
                    row.getString("community"),
                    row.getLong("cursor"),
                    last))
        .stream()
        .limit(MOST)
        .forEach(problems::add);
  }

  private void readable(String table, String column, Class<?> type) {
    String id = table.equals("note") ? "plugin || ' ' || key" : "id";
    String known = table.equals("event") ? Kinds.known() : "";
    String query =
        "SELECT %s AS name, %s AS text FROM %s WHERE %s IS NOT NULL %s"
            .formatted(id, column, table, column, known);
    try (var rows =
        look
            .handle()
            .createQuery(query)
            .map((row, context) -> unreadable(row.getString("name"), row.getString("text"), type))
            .stream()) {
      var bad = rows.filter(name -> !name.isEmpty()).toList();
      if (!bad.isEmpty()) {
        problems.add(
            Phrase.of(
                "ledger.check.unreadable",
                table,
                column,
                bad.size(),
                String.join(", ", bad.subList(0, Math.min(MOST, bad.size())))));
      }
    }
  }

  /** Its name if it cannot be read; empty if it can. */
  private static String unreadable(String name, String text, Class<?> type) {
    try {
      LedgerJson.read(text, type);
      return "";
    } catch (IllegalArgumentException e) {
      return name;
    }
  }
}
