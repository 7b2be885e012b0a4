package org.roomkeeper.runtime.ledger;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.roomkeeper.api.BotEvent;
import org.roomkeeper.api.CommunityId;
import org.roomkeeper.api.EventId;
import org.roomkeeper.runtime.ledger.EventTable.End;

/**
 * The last events of each community, still as they were written: a lane that keeps up reads these
 * and never the table. Safe for use by many threads.
 */
final class Tail {
  private static final int LONGEST = 8192;

  private final Map<CommunityId, OfCommunity> communities = new ConcurrentHashMap<>();
  private volatile EventId last = EventId.UNRECORDED;

  /**
   * An event that is durable.
   *
   * @param event the event at its place
   * @param onlyFor the one plugin that may read it
   * @param askedBy the one plugin that may see its ref
   */
  record Entry(BotEvent event, Optional<String> onlyFor, Optional<String> askedBy) {
    boolean isFor(String plugin) {
      return onlyFor.isEmpty() || onlyFor.get().equals(plugin);
    }
  }

  /** Begins where the ledger ends. */
  void begin(List<End> ends) {
    for (End end : ends) {
      communities.put(end.community(), new OfCommunity(end.id()));
      last = later(last, end.id());
    }
  }

  /** The last event of all. */
  EventId last() {
    return last;
  }

  EventId end(CommunityId community) {
    var tail = communities.get(community);
    return tail == null ? EventId.UNRECORDED : tail.end();
  }

  Set<CommunityId> communities() {
    return Set.copyOf(communities.keySet());
  }

  void add(List<Entry> entries) {
    for (Entry entry : entries) {
      communities
          .computeIfAbsent(
              entry.event().community(), community -> new OfCommunity(EventId.UNRECORDED))
          .add(entry);
      last = later(last, entry.event().id());
    }
  }

  /** Reads as the table would; empty if some of it lies further back. */
  Optional<Stretch> read(Lane lane, EventId after, Set<String> kinds, int limit) {
    var tail = communities.get(lane.community());
    return tail == null
        ? Optional.of(new Stretch(List.of(), after))
        : tail.read(lane.plugin(), after, kinds, limit);
  }

  /** Drops what lies up to a place: who still wants it reads the table. */
  void forget(EventId upTo) {
    communities.values().forEach(community -> community.forget(upTo));
  }

  /** Puts an event in the place of one that is held, if it still is. */
  void replace(BotEvent event) {
    var tail = communities.get(event.community());
    if (tail != null) {
      tail.replace(event);
    }
  }

  private static EventId later(EventId one, EventId other) {
    return one.value() >= other.value() ? one : other;
  }

  private static final class OfCommunity {
    private final ArrayDeque<Entry> entries = new ArrayDeque<>();
    private EventId before;
    private EventId end;

    OfCommunity(EventId end) {
      this.before = end;
      this.end = end;
    }

    synchronized EventId end() {
      return end;
    }

    synchronized void add(Entry entry) {
      entries.add(entry);
      end = entry.event().id();
      if (entries.size() > LONGEST) {
        before = entries.remove().event().id();
      }
    }

    synchronized void forget(EventId upTo) {
      for (Entry first = entries.peek();
          first != null && first.event().id().value() <= upTo.value();
          first = entries.peek()) {
        before = entries.remove().event().id();
      }
    }

    synchronized void replace(BotEvent event) {
      var all = List.copyOf(entries);
      entries.clear();
      for (Entry entry : all) {
        entries.add(
            entry.event().id().equals(event.id())
                ? new Entry(event, entry.onlyFor(), entry.askedBy())
                : entry);
      }
    }

    synchronized Optional<Stretch> read(
        String plugin, EventId after, Set<String> kinds, int limit) {
      if (after.value() < before.value()) {
        return Optional.empty();
      }
      var found = new ArrayList<BotEvent>();
      // Lanes that keep up are near the end: look from there for where to begin.
      var fresh = new ArrayDeque<Entry>();
      for (var back = entries.descendingIterator(); back.hasNext(); ) {
        Entry entry = back.next();
        if (entry.event().id().value() <= after.value()) {
          break;
        }
        fresh.addFirst(entry);
      }
      for (Entry entry : fresh) {
        if (entry.isFor(plugin) && kinds.contains(Kinds.name(entry.event()))) {
          found.add(Kinds.shownTo(plugin, entry.event(), entry.askedBy().orElse("")));
          if (found.size() == limit) {
            return Optional.of(new Stretch(found, entry.event().id()));
          }
        }
      }
      return Optional.of(new Stretch(found, later(after, end)));
    }
  }
}
