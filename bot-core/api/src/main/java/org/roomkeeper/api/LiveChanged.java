package org.roomkeeper.api;

/**
 * A live stream changed its status. Of one that {@link BookLive} booked the plugin that asked for
 * it hears, in the community where it asked.
 *
 * @param envelope its place, time and circumstances
 * @param ref the step that booked it; empty if a person booked it
 * @param about the event that the step answered
 * @param live the platform's id of the stream
 * @param status what it is now
 */
public record LiveChanged(Envelope envelope, String ref, EventId about, String live, Status status)
    implements BotEvent.Answer {
  /** The life of a stream. */
  public enum Status {
    /** Announced, not begun. */
    BOOKED,
    /** On the air. */
    LIVE,
    /** Over. */
    ENDED,
    /** Never begun. */
    EXPIRED,
    /** Called off. */
    CANCELLED
  }

  @Override
  public LiveChanged in(Envelope other) {
    return new LiveChanged(other, ref, about, live, status);
  }
}
