package org.roomkeeper.api;

/**
 * A button on a card.
 *
 * @param key what comes back in {@link CardAnswered}: 1 to 64 of {@code a-z 0-9 -}
 * @param label what stands on it
 */
public record Choice(String key, Phrase label) {
  /** Refuses a key that could not travel on a card. */
  public Choice {
    Ids.check("choice", key, 64, "[a-z0-9-]+");
  }
}
