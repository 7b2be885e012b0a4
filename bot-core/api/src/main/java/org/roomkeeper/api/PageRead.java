package org.roomkeeper.api;

import java.util.Optional;

/**
 * What came of a {@link ReadPage} that was asked for under a ref. It comes once for each, whatever
 * became of it, in the place of {@link ActionSettled}.
 *
 * @param envelope its place, time and circumstances
 * @param ref the step
 * @param about the event that the step answered
 * @param words what the page says of itself; empty if it was not read
 * @param why why it was not read; empty if it was
 */
public record PageRead(
    Envelope envelope, String ref, EventId about, Optional<Words> words, String why)
    implements BotEvent.Answer {
  @Override
  public PageRead in(Envelope other) {
    return new PageRead(other, ref, about, words, why);
  }

  /**
   * The first words of a page, as plain text without line breaks.
   *
   * @param title up to 200 characters; may be empty
   * @param description up to 400 characters; may be empty
   * @param lead the first paragraph, up to 600 characters; may be empty
   */
  public record Words(String title, String description, String lead) {}
}
