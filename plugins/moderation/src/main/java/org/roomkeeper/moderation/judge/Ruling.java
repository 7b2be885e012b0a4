package org.roomkeeper.moderation.judge;

import java.util.List;

/**
 * The verdict on one topic.
 *
 * @param flagged whether it breaks the rule as far as the judge can tell: acted on, or put to a
 *     moderator
 * @param acts whether the judge is sure enough to act without asking a person; implies {@code
 *     flagged}
 * @param score how sure, 0 to 1
 * @param hits what it rests on, the weightiest first
 */
public record Ruling(boolean flagged, boolean acts, double score, List<Hit> hits) {
  /** Copies the hits. */
  public Ruling {
    hits = List.copyOf(hits);
  }
}
