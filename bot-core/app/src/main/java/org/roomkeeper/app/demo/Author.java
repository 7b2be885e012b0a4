package org.roomkeeper.app.demo;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.roomkeeper.app.founding.Card;
import org.roomkeeper.app.founding.People;

/** Somebody of the corp who was told off for a clinical message, and says so by the button. */
final class Author {
  private static final String CLINICAL = "clinical";

  private final People people;
  private final List<String> experts;
  private final UnaryOperator<String> name;
  private final Consumer<String> tell;

  /**
   * These people.
   *
   * @param name what somebody with an id is called
   */
  Author(People people, List<String> experts, UnaryOperator<String> name, Consumer<String> tell) {
    this.people = people;
    this.experts = experts;
    this.name = name;
    this.tell = tell;
  }

  /**
   * Reads the private notes. Who did break the rule leaves theirs alone.
   *
   * @param lastSaid what somebody with this id said last, if they said anything
   */
  void attend(Function<String, Optional<Conversation.Message>> lastSaid)
      throws IOException, InterruptedException {
    for (String expert : experts) {
      boolean wronged =
          lastSaid.apply(expert).filter(said -> said.labelled() && !said.forbidden()).isPresent();
      for (Card card : wronged ? Card.waitingFor(people, expert) : List.<Card>of()) {
        if (card.offers(CLINICAL)) {
          card.press(people, CLINICAL);
          tell.accept(
              name.apply(expert) + " was told off for a clinical question, and taps “Clinical”");
        }
      }
    }
  }
}
