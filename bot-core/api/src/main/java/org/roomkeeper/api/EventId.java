package org.roomkeeper.api;

/**
 * The place of an event in the ledger.
 *
 * @param value from 1, in the order of writing down; 0 while the event is not yet written down
 */
public record EventId(long value) {
  /** The id of what is not yet written down. */
  public static final EventId UNRECORDED = new EventId(0);

  /** Refuses negative places. */
  public EventId {
    if (value < 0) {
      throw new IllegalArgumentException("an event's id is never negative: " + value);
    }
  }

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
