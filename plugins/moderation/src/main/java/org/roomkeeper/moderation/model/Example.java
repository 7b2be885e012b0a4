package org.roomkeeper.moderation.model;

import java.util.Set;
import org.roomkeeper.moderation.judge.Topic;

/**
 * A labelled message.
 *
 * @param text the message
 * @param topics what it breaks; empty if it is allowed
 * @param style where it comes from
 * @param group examples of one group are alike (one source, one kind): they are learned from, or
 *     tried on, together
 */
public record Example(String text, Set<Topic> topics, Style style, String group) {
  /** The two kinds of example. */
  public enum Style {
    /** In the manner of a room: what messages mean is learned from these. */
    ROOM,
    /** Found elsewhere: posts, headlines, paragraphs. They teach the first look alone. */
    FOUND
  }

  /** Copies the topics. */
  public Example {
    topics = Set.copyOf(topics);
  }
}
