package org.roomkeeper.runtime.ledger;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.roomkeeper.api.MemberId;

/**
 * The notes as they stand, those in use held in memory, and the sum of what each plugin has. Read
 * by many threads, written by the writer's thread only.
 */
final class Notes implements NotesBelow {
  /** How many characters of notes a plugin may have. */
  static final long QUOTA = 200_000_000;

  private static final long IN_MEMORY = 20_000_000;

  private final Readers readers;
  private final Tables tables;
  private final long quota;
  private final Map<String, Long> sizes = new ConcurrentHashMap<>();
  private final Map<Place, Optional<String>> written = new LinkedHashMap<>();
  private final Map<Place, Optional<String>> kept = new LinkedHashMap<>();
  private final Cache<Place, Optional<String>> memory =
      Caffeine.newBuilder()
          .maximumWeight(IN_MEMORY)
          .weigher(
              (Place place, Optional<String> body) ->
                  100 + place.key().key().length() + body.map(String::length).orElse(0))
          .executor(Runnable::run)
          .build();

  private final Forgettings forgettings = new Forgettings();
  private final NoteRanges ranges;

  /**
   * The notes.
   *
   * @param readers connections for readers
   * @param tables the tables on the writer's connection
   * @param quota how many characters of notes a plugin may have
   */
  Notes(Readers readers, Tables tables, long quota) {
    this.readers = readers;
    this.tables = tables;
    this.quota = quota;
    ranges = new NoteRanges(readers);
  }

  @Override
  public Optional<String> find(Lane lane, NoteChanges.Key key) {
    return forgettings.get(memory, new Place(lane, key), this::stored);
  }

  /** Writes down what a lane noted; it is read from the commit on. */
  void write(Lane lane, Map<NoteChanges.Key, Optional<String>> changes) {
    var put = new ArrayList<NoteTable.NewNote>();
    var remove = new ArrayList<NoteTable.NoteKey>();
    changes.forEach(
        (key, body) -> {
          String member = member(key.about());
          body.ifPresentOrElse(
              text ->
                  put.add(
                      new NoteTable.NewNote(
                          lane.plugin(), lane.community(), member, key.key(), text)),
              () ->
                  remove.add(
                      new NoteTable.NoteKey(lane.plugin(), lane.community(), member, key.key())));
          written.put(new Place(lane, key), body);
        });
    if (!put.isEmpty()) {
      tables.notes().put(put);
    }
    if (!remove.isEmpty()) {
      tables.notes().remove(remove);
    }
  }

  void keep() {
    kept.putAll(written);
    written.clear();
  }

  void takeBack() {
    written.clear();
  }

  void committed() {
    memory.putAll(kept);
    kept.keySet().forEach(place -> ranges.readAgain(place.lane(), place.key()));
    kept.clear();
  }

  void lost() {
    written.clear();
    kept.clear();
  }

  /** What is remembered about somebody is read from the table again. */
  void forget(MemberId member) {
    forgettings.forget(memory, place -> place.key().about().filter(member::equals).isPresent());
    ranges.forget(member);
  }

  private Optional<String> stored(Place place) {
    return readers.read(
        reading ->
            reading
                .notes()
                .find(
                    place.lane().plugin(),
                    place.lane().community(),
                    member(place.key().about()),
                    place.key().key()));
  }

  @Override
  public Map<String, String> under(Lane lane, Optional<MemberId> about, String prefix, int limit) {
    return ranges.under(lane, about, prefix, limit);
  }

  /** {@inheritDoc} The count only grows until it is high, and is then taken anew from the table. */
  @Override
  public void count(String plugin, int characters) {
    long size = sizes.merge(plugin, sizeOf(plugin, characters), (was, ignored) -> was + characters);
    if (size > quota) {
      long exact = stored(plugin) + characters;
      sizes.put(plugin, exact);
      if (exact > quota) {
        throw new IllegalStateException(
            "the notes of %s are full: with this one they would have %d characters, and at most %d are kept"
                .formatted(plugin, exact, quota));
      }
    }
  }

  private long sizeOf(String plugin, int characters) {
    return sizes.containsKey(plugin) ? 0 : stored(plugin) + characters;
  }

  private long stored(String plugin) {
    return readers.read(reading -> reading.notes().size(plugin));
  }

  static String member(Optional<MemberId> about) {
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

  private record Place(Lane lane, NoteChanges.Key key) {}
}
