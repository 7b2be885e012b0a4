package org.roomkeeper.runtime.ledger;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Jdbi;
import org.roomkeeper.api.MemberId;

/** Reads notes as they stand, and sees that no plugin keeps too many. Safe for many threads. */
final class Notes {
  /** How many characters of notes a plugin may have. */
  static final long QUOTA = 200_000_000;

  private final Jdbi readers;
  private final Map<String, Long> sizes = new ConcurrentHashMap<>();

  Notes(Jdbi readers) {
    this.readers = readers;
  }

  Optional<String> find(Lane lane, NoteChanges.Key key) {
    return readers.withExtension(
        NoteTable.class,
        table -> table.find(lane.plugin(), lane.community(), member(key.about()), key.key()));
  }

  /** The notes whose keys begin so, by key in order. */
  Map<String, String> under(Lane lane, Optional<MemberId> about, String prefix, int limit) {
    var found = new LinkedHashMap<String, String>();
    readers
        .withExtension(
            NoteTable.class,
            table ->
                table.between(
                    lane.plugin(),
                    lane.community(),
                    member(about),
                    prefix,
                    prefix + Character.toString(Character.MAX_CODE_POINT),
                    limit))
        .forEach(note -> found.put(note.key(), note.body()));
    return found;
  }

  /**
   * Counts what a plugin is about to write. The count only grows until it is high, and is then
   * taken anew from the table.
   *
   * @throws IllegalStateException if the plugin has too many notes
   */
  void count(String plugin, int characters) {
    long size = sizes.merge(plugin, sizeOf(plugin, characters), (was, ignored) -> was + characters);
    if (size > QUOTA) {
      long exact = stored(plugin) + characters;
      sizes.put(plugin, exact);
      if (exact > QUOTA) {
        throw new IllegalStateException(
            "the notes of " + plugin + " are full: " + QUOTA + " characters");
      }
    }
  }

  private long sizeOf(String plugin, int characters) {
    return sizes.containsKey(plugin) ? 0 : stored(plugin) + characters;
  }

  private long stored(String plugin) {
    return readers.withExtension(NoteTable.class, table -> table.size(plugin));
  }

  private static String member(Optional<MemberId> about) {
    return about.map(MemberId::value).orElse("");
  }

  /** What stands in the table with changes laid over it, by key in order, at most so many. */
  static Map<String, String> laidOver(
      Map<String, String> stored, Map<String, Optional<String>> changes, int limit) {
    var all = new TreeMap<>(stored);
    changes.forEach(
        (key, body) -> body.ifPresentOrElse(text -> all.put(key, text), () -> all.remove(key)));
    List<Map.Entry<String, String>> entries = new ArrayList<>(all.entrySet());
    var first = new LinkedHashMap<String, String>();
    entries
        .subList(0, Math.min(limit, entries.size()))
        .forEach(entry -> first.put(entry.getKey(), entry.getValue()));
    return first;
  }
}
