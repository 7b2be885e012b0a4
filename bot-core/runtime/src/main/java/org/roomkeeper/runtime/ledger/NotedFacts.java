package org.roomkeeper.runtime.ledger;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.roomkeeper.api.NoteFact;

/**
 * Facts that answers noted which are not kept yet, over those that are: what one event made known,
 * the next one sees, though both are kept in one commit. Safe for use by many threads.
 */
final class NotedFacts {
  /** No answer came before. */
  static final NotedFacts NONE = new NotedFacts();

  private final Map<NoteFact.Subject, Map<String, String>> noted = new ConcurrentHashMap<>();

  /** An answer noted these. */
  void add(List<NoteFact> facts) {
    for (NoteFact fact : facts) {
      noted
          .computeIfAbsent(fact.subject(), _ -> new ConcurrentHashMap<>())
          .put(fact.key(), fact.value());
    }
  }

  /** The facts about somebody or something; an empty value has made one forgotten. */
  Map<String, String> over(NoteFact.Subject subject, Map<String, String> kept) {
    Map<String, String> since = noted.get(subject);
    if (since == null) {
      return kept;
    }
    var facts = new HashMap<>(kept);
    facts.putAll(since);
    facts.values().removeIf(String::isEmpty);
    return facts;
  }
}
