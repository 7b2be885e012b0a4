package org.roomkeeper.api;

/**
 * What became of a step that this plugin asked for under a ref.
 *
 * @param envelope its place, time and circumstances
 * @param ref the step
 * @param about the event that the step answered
 * @param action the kind of action, such as {@code Say}
 * @param outcome what became of it; never {@link Outcome.TryLater}
 */
public record ActionSettled(
    Envelope envelope, String ref, EventId about, String action, Outcome outcome)
    implements BotEvent.Answer {
  @Override
  public ActionSettled in(Envelope other) {
    return new ActionSettled(other, ref, about, action, outcome);
  }
}
