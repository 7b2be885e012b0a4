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
  /** The two kinds of example, each of which gets a head of its own. */
  public enum Style {
    /** Written for the project in the manner of a room. */
    ROOM,
    /** Found elsewhere: posts, headlines, paragraphs. */
    FOUND
  }

  /** Copies the topics. */
  public Example {
    topics = Set.copyOf(topics);
  }
}
