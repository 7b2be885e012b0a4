package org.roomkeeper.runtime.ledger;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.roomkeeper.api.MemberId;

/**
 * What plugins look through at every tick, and hardly ever change: their notes whose keys begin
 * alike, held in memory until one of them is written. Read by many threads.
 */
final class NoteRanges {
  private static final long IN_MEMORY = 20_000_000;
  private static final int EACH = 100;

  private final Readers readers;

  /** How long the prefixes are that were ever asked for. */
  private final Set<Integer> lengths = ConcurrentHashMap.newKeySet();

  private final Cache<Range, Page> memory =
      Caffeine.newBuilder()
          .maximumWeight(IN_MEMORY)
          .weigher((Range range, Page page) -> EACH + range.prefix().length() + page.size())
          .executor(Runnable::run)
          .build();

  private final Forgettings forgettings = new Forgettings();

  /** All keys of a lane that begin alike, about one person or about none. */
  private record Range(Lane lane, Optional<MemberId> about, String prefix) {}

  /** The first notes of a range, by key in order; all of them, if they are fewer than asked for. */
  private record Page(Map<String, String> notes, int asked) {
    int limit() {
      return notes.size() < asked ? Integer.MAX_VALUE : asked;
    }

    int size() {
      return notes.entrySet().stream()
          .mapToInt(note -> EACH + note.getKey().length() + note.getValue().length())
          .sum();
    }

    Map<String, String> first(int limit) {
      if (notes.size() <= limit) {
        return Collections.unmodifiableMap(notes);
      }
      var first = new LinkedHashMap<String, String>();
      notes.entrySet().stream()
          .limit(limit)
          .forEach(note -> first.put(note.getKey(), note.getValue()));
      return first;
    }
  }

  NoteRanges(Readers readers) {
    this.readers = readers;
  }

  /** The notes of a lane whose keys begin so, by key in order, at most so many. */
  Map<String, String> under(Lane lane, Optional<MemberId> about, String prefix, int limit) {
    var range = new Range(lane, about, prefix);
    lengths.add(prefix.length());
    var page = forgettings.get(memory, range, here -> page(here, limit));
    return (page.limit() >= limit ? page : page(range, limit)).first(limit);
  }

  /** Whatever range a note stands in is read from the table again. */
  void readAgain(Lane lane, NoteChanges.Key note) {
    for (int length : lengths) {
      if (length <= note.key().length()) {
        memory.invalidate(new Range(lane, note.about(), note.key().substring(0, length)));
      }
    }
  }

  /** What is remembered about somebody is read from the table again. */
  void forget(MemberId member) {
    forgettings.forget(memory, range -> range.about().filter(member::equals).isPresent());
  }

  private Page page(Range range, int limit) {
    var found =
        readers.read(
            reading ->
                reading
                    .notes()
                    .between(
                        range.lane().plugin(),
                        range.lane().community(),
                        Notes.member(range.about()),
                        range.prefix(),
                        range.prefix() + Character.toString(Character.MAX_CODE_POINT),
                        limit));
    return new Page(found, limit);
  }
}
