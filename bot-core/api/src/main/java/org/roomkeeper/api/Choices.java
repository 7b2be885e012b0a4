package org.roomkeeper.api;

import java.util.List;

/** The one check behind the buttons of cards. */
final class Choices {
  private Choices() {}

  static List<Choice> check(List<Choice> choices) {
    if (choices.isEmpty() || choices.size() > 6) {
      throw new IllegalArgumentException("a card has 1 to 6 buttons, not " + choices.size());
    }
    return List.copyOf(choices);
  }
}
