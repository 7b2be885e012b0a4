package org.roomkeeper.sandbox.lane;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.Store;

/** A plugin's notes in memory: what was put is what comes back, the very object. */
public final class HandNotes implements Store {
  private final NavigableMap<String, Object> notes;
  private final String place;
  private final AtomicLong calls;

  /** Empty notes. */
  public HandNotes() {
    this(new TreeMap<>(), "", new AtomicLong());
  }

  private HandNotes(NavigableMap<String, Object> notes, String place, AtomicLong calls) {
    this.notes = notes;
    this.place = place;
    this.calls = calls;
  }

  /** All notes by key, those about a member under {@code about <member>/}; a copy. */
  public Map<String, Object> all() {
    return new TreeMap<>(notes);
  }

  /** Takes the notes back to what {@link #all} said. */
  void backTo(Map<String, Object> earlier) {
    notes.clear();
    notes.putAll(earlier);
  }

  /** How often a note was read or written; a look under a prefix is one. */
  public long calls() {
    return calls.get();
  }

  /** Forgets all that is noted about somebody. */
  void forget(MemberId member) {
    notes.keySet().removeIf(key -> key.startsWith(placeOf(member)));
  }

  private static String placeOf(MemberId member) {
    return "about " + member + "/";
  }

  @Override
  public <T> Optional<T> get(String key, Class<T> type) {
    calls.incrementAndGet();
    return Optional.ofNullable(notes.get(place + key)).map(type::cast);
  }

  @Override
  public void put(String key, Object value) {
    calls.incrementAndGet();
    notes.put(place + key, value);
  }

  @Override
  public boolean putIfAbsent(String key, Object value) {
    calls.incrementAndGet();
    return notes.putIfAbsent(place + key, value) == null;
  }

  @Override
  public boolean remove(String key) {
    calls.incrementAndGet();
    return notes.remove(place + key) != null;
  }

  @Override
  public <T> Map<String, T> under(String prefix, Class<T> type) {
    calls.incrementAndGet();
    var found = new LinkedHashMap<String, T>();
    notes.forEach(
        (key, value) -> {
          if (key.startsWith(place + prefix)) {
            found.put(key.substring(place.length()), type.cast(value));
          }
        });
    return found;
  }

  @Override
  public Store about(MemberId member) {
    return new HandNotes(notes, placeOf(member), calls);
  }
}
