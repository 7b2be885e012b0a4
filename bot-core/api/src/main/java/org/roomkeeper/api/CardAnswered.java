package org.roomkeeper.api;

/**
 * Somebody pressed a button on a card that this plugin had sent.
 *
 * @param envelope its place, time and circumstances
 * @param ref the step that sent the card
 * @param about the event that the step answered
 * @param by who pressed
 * @param choice the key of the {@link Choice}
 */
public record CardAnswered(Envelope envelope, String ref, EventId about, MemberId by, String choice)
    implements BotEvent.Answer {
  @Override
  public CardAnswered in(Envelope other) {
    return new CardAnswered(other, ref, about, by, choice);
  }
}
