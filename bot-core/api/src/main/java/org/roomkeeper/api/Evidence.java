package org.roomkeeper.api;

import java.util.List;
import java.util.Optional;

/**
 * What a case rests on.
 *
 * @param room where
 * @param member who
 * @param message which message
 * @param text the message as its sender wrote it
 * @param marks the places in {@code text} that matter
 */
public record Evidence(
    Optional<RoomId> room,
    Optional<MemberId> member,
    Optional<MessageId> message,
    String text,
    List<Span> marks) {
  /** Copies the marks. */
  public Evidence {
    marks = List.copyOf(marks);
  }

  /** A message that was posted, with marks in its own words. */
  public static Evidence of(MessagePosted event, List<Span> marks) {
    return new Evidence(
        Optional.of(event.room()),
        Optional.of(event.member()),
        Optional.of(event.message()),
        event.text(),
        marks);
  }
}
