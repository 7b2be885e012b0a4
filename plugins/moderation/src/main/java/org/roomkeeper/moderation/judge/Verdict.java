package org.roomkeeper.moderation.judge;

import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.roomkeeper.api.Span;

/**
 * What a message is about.
 *
 * @param rulings one for each topic
 * @param meant the message as it is meant, if it is written in disguise
 */
public record Verdict(Map<Topic, Ruling> rulings, Optional<String> meant) {
  /** Nothing against any topic. */
  public static final Verdict CLEAN = new Verdict(Map.of());

  /** On a message that is written as it is meant. */
  public Verdict(Map<Topic, Ruling> rulings) {
    this(rulings, Optional.empty());
  }

  /** Copies the map; a topic that is missing is clean. */
  public Verdict {
    var all = new EnumMap<Topic, Ruling>(Topic.class);
    for (Topic topic : Topic.values()) {
      all.put(topic, rulings.getOrDefault(topic, new Ruling(false, false, 0, List.of())));
    }
    rulings = Map.copyOf(all);
  }

  /** The verdict on a topic. */
  public Ruling on(Topic topic) {
    return rulings.getOrDefault(topic, new Ruling(false, false, 0, List.of()));
  }

  /** The topics for which the message is flagged, in the order of {@link Topic}. */
  public List<Topic> flagged() {
    return List.of(Topic.values()).stream().filter(topic -> on(topic).flagged()).toList();
  }

  /** The topics on which the bot may act without asking, in the order of {@link Topic}. */
  public List<Topic> acting() {
    return List.of(Topic.values()).stream().filter(topic -> on(topic).acts()).toList();
  }

  /** The flagged topic with the highest score. */
  public Optional<Topic> worst() {
    Optional<Topic> worst = Optional.empty();
    for (Topic topic : flagged()) {
      if (worst.isEmpty() || on(topic).score() > on(worst.get()).score()) {
        worst = Optional.of(topic);
      }
    }
    return worst;
  }

  /** All places that the flagged topics rest on, by their start, each once. */
  public List<Span> marks() {
    var spans = new LinkedHashSet<Span>();
    flagged().forEach(topic -> on(topic).hits().forEach(hit -> spans.add(hit.span())));
    return spans.stream().sorted((a, b) -> Integer.compare(a.start(), b.start())).toList();
  }
}
