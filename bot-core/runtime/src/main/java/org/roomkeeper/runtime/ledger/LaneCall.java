package org.roomkeeper.runtime.ledger;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.Members;
import org.roomkeeper.api.Rooms;
import org.roomkeeper.api.Store;
import org.roomkeeper.runtime.settings.Communities;

/** A call of a lane's plugin over the notes and facts that the calls before it left. */
final class LaneCall implements Call {
  private static final int LONGEST_KEY = 200;
  private static final int LONGEST_BODY = 65_536;
  private static final int MOST_UNDER = 10_000;

  private final Lane lane;
  private final NotesBelow notes;
  private final Map<NoteChanges.Key, Optional<String>> before;
  private final Map<NoteChanges.Key, Optional<String>> changes = new LinkedHashMap<>();
  private final boolean readOnly;
  private final LaneView view;
  private final Store store = new NoteStore(Optional.empty());
  private volatile @Nullable Thread thread;
  private volatile boolean closed;
  private volatile boolean reading;
  private volatile boolean unread;

  LaneCall(
      Lane lane,
      NotesBelow notes,
      Map<NoteChanges.Key, Optional<String>> before,
      NotedFacts facts,
      boolean readOnly,
      Known known,
      Shown shown,
      Communities communities) {
    this.lane = lane;
    this.notes = notes;
    this.before = before;
    this.readOnly = readOnly;
    this.view = new LaneView(lane, known, facts, shown, communities, this::check);
  }

  @Override
  public <T> T run(Callable<T> code) throws Exception {
    if (closed || thread != null) {
      throw new IllegalStateException("this call of " + lane + " is over or under way already");
    }
    thread = Thread.currentThread();
    var outer = CallInHand.swap(this);
    try {
      return code.call();
    } finally {
      CallInHand.swap(outer);
      thread = null;
    }
  }

  @Override
  public Store store() {
    return store;
  }

  @Override
  public Rooms rooms() {
    return view;
  }

  @Override
  public Members members() {
    return view.members();
  }

  @Override
  public boolean lacksNotes() {
    return unread || reading;
  }

  @Override
  public void close() {
    closed = true;
  }

  NoteChanges changes() {
    return changes.isEmpty() ? NoteChanges.NONE : new NoteChanges(changes);
  }

  private void check() {
    boolean ours = readOnly || Thread.currentThread().equals(thread);
    if (closed || !ours) {
      throw new IllegalStateException(
          "what a call of " + lane.plugin() + " was given belongs to that call and its thread");
    }
  }

  private Optional<String> stored(NoteChanges.Key key) {
    Optional<String> changed = changes.get(key);
    if (changed == null) {
      changed = before.get(key);
    }
    return changed == null ? read(() -> notes.find(lane, key)) : changed;
  }

  private <T> T read(Supplier<T> notes) {
    reading = true;
    try {
      return notes.get();
    } catch (JdbiException e) {
      unread = true;
      throw e;
    } finally {
      reading = false;
    }
  }

  private final class NoteStore implements Store {
    private final Optional<MemberId> about;

    NoteStore(Optional<MemberId> about) {
      this.about = about;
    }

    @Override
    public <T> Optional<T> get(String key, Class<T> type) {
      check();
      return stored(key(key)).map(body -> LedgerJson.read(body, type));
    }

    @Override
    public void put(String key, Object value) {
      checkWritable();
      String body = LedgerJson.write(value);
      if (body.length() > LONGEST_BODY) {
        throw new IllegalArgumentException(
            "the note " + key + " has " + body.length() + " characters; at most " + LONGEST_BODY);
      }
      read(
          () -> {
            notes.count(lane.plugin(), key.length() + body.length());
            return true;
          });
      changes.put(key(key), Optional.of(body));
    }

    @Override
    public boolean putIfAbsent(String key, Object value) {
      checkWritable();
      if (stored(key(key)).isPresent()) {
        return false;
      }
      put(key, value);
      return true;
    }

    @Override
    public boolean remove(String key) {
      checkWritable();
      if (stored(key(key)).isEmpty()) {
        return false;
      }
      changes.put(key(key), Optional.empty());
      return true;
    }

    @Override
    public <T> Map<String, T> under(String prefix, Class<T> type) {
      check();
      var overlay = new LinkedHashMap<String, Optional<String>>();
      overlay.putAll(under(before, prefix));
      overlay.putAll(under(changes, prefix));
      var found = new LinkedHashMap<String, T>();
      var stored = read(() -> notes.under(lane, about, prefix, MOST_UNDER + overlay.size()));
      Notes.laidOver(stored, overlay, MOST_UNDER)
          .forEach((key, body) -> found.put(key, LedgerJson.read(body, type)));
      return found;
    }

    @Override
    public Store about(MemberId member) {
      check();
      return new NoteStore(Optional.of(member));
    }

    private void checkWritable() {
      check();
      if (readOnly) {
        throw new IllegalStateException("only an answer to an event changes notes");
      }
    }

    private NoteChanges.Key key(String key) {
      if (key.isEmpty() || key.length() > LONGEST_KEY) {
        throw new IllegalArgumentException("a note's key has 1 to 200 characters: " + key);
      }
      return new NoteChanges.Key(about, key);
    }

    private Map<String, Optional<String>> under(
        Map<NoteChanges.Key, Optional<String>> changed, String prefix) {
      var found = new LinkedHashMap<String, Optional<String>>();
      changed.forEach(
          (key, body) -> {
            if (key.about().equals(about) && key.key().startsWith(prefix)) {
              found.put(key.key(), body);
            }
          });
      return found;
    }
  }
}
