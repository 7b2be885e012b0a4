package org.roomkeeper.moderation;

import java.time.Instant;
import java.util.Set;
import org.roomkeeper.api.MessageId;
import org.roomkeeper.moderation.judge.Topic;

/**
 * What a moderator taught: a message with the topics that it breaks.
 *
 * @param message which
 * @param words what it says
 * @param language its author's language
 * @param topics what it breaks; empty if it is allowed
 * @param said when it was said
 */
record Lesson(MessageId message, String words, String language, Set<Topic> topics, Instant said) {
  Lesson {
    topics = Set.copyOf(topics);
  }
}
