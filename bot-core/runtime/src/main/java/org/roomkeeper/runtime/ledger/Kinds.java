package org.roomkeeper.runtime.ledger;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.roomkeeper.api.BotEvent;
import org.roomkeeper.api.CommunityId;
import org.roomkeeper.api.Envelope;
import org.roomkeeper.api.EventId;
import org.roomkeeper.api.RoomOpened;
import org.roomkeeper.api.Unrecognised;
import org.roomkeeper.runtime.ledger.EventTable.EventRow;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The kinds of event, in the ledger under the simple names of their records. */
final class Kinds {
  private static final Logger LOG = LoggerFactory.getLogger(Kinds.class);
  private static final Map<String, Class<?>> BY_NAME =
      LedgerJson.leaves(BotEvent.class)
          .collect(Collectors.toMap(Class::getSimpleName, Function.identity()));

  private Kinds() {}

  /** The kinds that this version knows, as a condition on a query. */
  static String known() {
    return BY_NAME.keySet().stream().collect(Collectors.joining("', '", "AND kind IN ('", "')"));
  }

  static String name(BotEvent event) {
    return event.getClass().getSimpleName();
  }

  static Set<String> names(Set<Class<? extends BotEvent>> kinds) {
    return kinds.stream().map(Class::getSimpleName).collect(Collectors.toSet());
  }

  /** Reads an event; one that this version does not know comes as {@link Unrecognised}. */
  static BotEvent read(EventRow row) {
    if (!BY_NAME.containsKey(row.kind())) {
      return unrecognised(row);
    }
    try {
      return at(LedgerJson.read(row.body(), BotEvent.class), row.id());
    } catch (IllegalArgumentException e) {
      LOG.error("Event {} ({}) cannot be read", row.id(), row.kind(), e);
      return unrecognised(row);
    }
  }

  /** The same event at its place in the ledger. */
  static BotEvent at(BotEvent event, EventId id) {
    var was = event.envelope();
    return event.in(
        new Envelope(id, was.community(), was.at(), was.byUs(), was.room(), was.member()));
  }

  /** The same event as a plugin may see it: the ref of an opened room is for whoever asked. */
  static BotEvent shownTo(String plugin, BotEvent event, String askedBy) {
    return event instanceof RoomOpened opened && opened.ref().isPresent() && !askedBy.equals(plugin)
        ? new RoomOpened(opened.envelope(), opened.room(), Optional.empty())
        : event;
  }

  private static BotEvent unrecognised(EventRow row) {
    CommunityId community = row.community();
    return at(new Unrecognised(Envelope.of(community, row.at()), row.kind()), row.id());
  }
}
