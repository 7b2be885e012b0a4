package org.roomkeeper.api;

import java.util.Map;
import java.util.Optional;

/**
 * A plugin's own durable notes in the community in hand, kept in the same commit as the answer or
 * not at all. Belongs to the call in hand: from another thread, or after the call, every method
 * throws {@link IllegalStateException}.
 *
 * <p>Keys are 1 to 200 characters. Values are records, strings, numbers, booleans, {@code
 * java.time} values, enums, ids, and lists and maps of these, up to 64 KiB as JSON; all notes of a
 * plugin together up to 200 MB.
 */
public interface Store {
  /** The note under a key. */
  <T> Optional<T> get(String key, Class<T> type);

  /** Writes a note over what was there. */
  void put(String key, Object value);

  /** Writes a note unless one is there; true if it was written. */
  boolean putIfAbsent(String key, Object value);

  /** Forgets a note; true if there was one. */
  boolean remove(String key);

  /** The notes whose key begins so, by key in order, at most 10,000. */
  <T> Map<String, T> under(String prefix, Class<T> type);

  /** Notes about a person: what {@code member show} prints and {@code member erase} deletes. */
  Store about(MemberId member);
}
