package org.roomkeeper.moderation;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.roomkeeper.moderation.judge.Topic;

/** How well verdicts agree with what messages deserve. Filled by one thread. */
final class Figures {
  private final Map<Topic, Counts> counts = new EnumMap<>(Topic.class);
  private int messages;
  private int allowed;
  private int flagged;
  private int acted;

  /**
   * What was said about one topic.
   *
   * @param right flagged, and rightly
   * @param wrong flagged, and wrongly
   * @param missed not flagged, and wrongly
   */
  record Counts(int right, int wrong, int missed) {
    private static final Counts NONE = new Counts(0, 0, 0);

    Counts and(Counts other) {
      return new Counts(right + other.right, wrong + other.wrong, missed + other.missed);
    }

    /** How many messages break it. */
    int breaking() {
      return right + missed;
    }

    /** Of those flagged the share that deserved it; 0 if none was. */
    double precision() {
      return share(right, right + wrong);
    }

    /** Of those that break it the share that was flagged; 0 if none does. */
    double recall() {
      return share(right, right + missed);
    }

    /** The harmonic mean of both; 0 if both are. */
    double f1() {
      return share(2 * right, 2 * right + wrong + missed);
    }
  }

  /** Counts one verdict. */
  void add(Gold gold, Set<Topic> said, boolean acts) {
    messages++;
    for (Topic topic : Topic.values()) {
      boolean says = said.contains(topic);
      boolean breaks = gold.topics().contains(topic);
      boolean wrong = says && !breaks && !gold.alsoRight().contains(topic);
      counts.merge(
          topic,
          new Counts(breaks && says ? 1 : 0, wrong ? 1 : 0, breaks && !says ? 1 : 0),
          Counts::and);
    }
    if (gold.topics().isEmpty() && gold.alsoRight().isEmpty()) {
      allowed++;
      flagged += said.isEmpty() ? 0 : 1;
      acted += acts ? 1 : 0;
    }
  }

  int messages() {
    return messages;
  }

  /** How many messages break nothing. */
  int allowed() {
    return allowed;
  }

  /** The share of the allowed messages that was flagged, 0 to 1. */
  double flagged() {
    return share(flagged, allowed);
  }

  /** The share of the allowed messages that was acted on, 0 to 1. */
  double acted() {
    return share(acted, allowed);
  }

  Counts on(Topic topic) {
    return Optional.ofNullable(counts.get(topic)).orElse(Counts.NONE);
  }

  /** The mean F1 of the topics that any message breaks; empty if none does. */
  OptionalDouble macroF1() {
    return counts.values().stream()
        .filter(each -> each.breaking() > 0)
        .mapToDouble(Counts::f1)
        .average();
  }

  private static double share(int part, int whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }
}
