package org.roomkeeper.api;

/**
 * Replaces the buttons of a card that was answered, so that nobody presses twice. The core's own: a
 * plugin that declares it is refused.
 *
 * @param responseCode the platform's single-use permission, good for 72 hours; must not be logged
 * @param cardOf the case or task whose card it is
 * @param words what stands on the button from now on
 */
public record CloseCard(String responseCode, String cardOf, Phrase words) implements Action {
  @Override
  public String toString() {
    return "CloseCard[****, " + cardOf + "]";
  }
}
