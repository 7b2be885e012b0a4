package org.roomkeeper.api;

/**
 * The platform told us something that Roomkeeper does not know.
 *
 * @param envelope its place, time and circumstances
 * @param kind the platform's name of it, at most 128 characters
 */
public record Unrecognised(Envelope envelope, String kind) implements BotEvent {
  @Override
  public Unrecognised in(Envelope other) {
    return new Unrecognised(other, kind);
  }
}
