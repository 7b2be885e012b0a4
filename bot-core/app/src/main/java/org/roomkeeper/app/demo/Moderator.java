package org.roomkeeper.app.demo;

import java.io.IOException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.roomkeeper.app.founding.People;

/** A moderator between two shifts: reads the cards and presses what a careful person would. */
final class Moderator {
  private final People people;
  private final String userid;
  private final String appGroup;
  private final Consumer<String> tell;
  private int removed;

  /**
   * A moderator.
   *
   * @param appGroup the name of the room from which the bot itself can remove people
   */
  Moderator(People people, String userid, String appGroup, Consumer<String> tell) {
    this.people = people;
    this.userid = userid;
    this.appGroup = appGroup;
    this.tell = tell;
  }

  /**
   * Answers every card.
   *
   * @param forbidden whether the message of somebody with this name was forbidden indeed
   */
  void attend(Function<String, Boolean> forbidden) throws IOException, InterruptedException {
    for (Card card : Card.waitingFor(people, userid)) {
      boolean rightly = card.values().stream().anyMatch(forbidden::apply);
      String button = rightly ? firstOf(card, "remove", "told", "warn") : "ignore";
      // Not everybody who errs is shown the door: one removal is enough for a story, and the
      // doctors who came are counted in their rooms at its end.
      if (button.equals("remove") && (removed > 0 || !card.title().contains(appGroup))) {
        button = firstOf(card, "told", "warn", "note");
      }
      if (!card.offers(button)) {
        continue;
      }
      removed += button.equals("remove") ? 1 : 0;
      card.press(people, button);
      tell.accept("a moderator presses “" + button + "” on: " + card.title());
    }
  }

  private static String firstOf(Card card, String... buttons) {
    for (String button : buttons) {
      if (card.offers(button)) {
        return button;
      }
    }
    return buttons[0];
  }
}
