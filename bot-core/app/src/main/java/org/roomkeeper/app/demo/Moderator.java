package org.roomkeeper.app.demo;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.roomkeeper.app.founding.Card;
import org.roomkeeper.app.founding.People;

/** A moderator between two shifts: reads the cards and presses what a careful person would. */
final class Moderator {
  private final People people;
  private final String userid;
  private final String appGroup;
  private final Consumer<String> tell;
  private final Set<String> allowed = new HashSet<>();
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
   * Answers every card about a message of which somebody knows what it is.
   *
   * @param lastSaid what somebody with this name said last, if they said anything
   */
  void attend(Function<String, Optional<Conversation.Message>> lastSaid)
      throws IOException, InterruptedException {
    for (Card card : Card.waitingFor(people, userid)) {
      List<Conversation.Message> said =
          card.values().stream().map(lastSaid).flatMap(Optional::stream).toList();
      if (said.stream().noneMatch(Conversation.Message::labelled)) {
        continue;
      }
      boolean rightly = said.stream().anyMatch(Conversation.Message::forbidden);
      String button =
          rightly
              ? firstOf(card, "uphold", "remove", "told", "warn")
              : firstOf(card, "overturn", "ignore");
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
      if (button.equals("overturn")) {
        said.forEach(message -> allowed.add(message.text()));
        tell.accept("the strike is taken back, and the bot has learned that those words are fine");
      }
    }
  }

  /** Whether they took back a verdict about just this message. */
  boolean hasAllowed(Conversation.Message message) {
    return allowed.contains(message.text());
  }

  /** Whether a card about somebody with this name waits. */
  boolean isAskedAbout(String name) throws IOException, InterruptedException {
    return Card.waitingFor(people, userid).stream().anyMatch(card -> card.values().contains(name));
  }

  /** The first of these buttons that the card has. */
  private static String firstOf(Card card, String... buttons) {
    for (String button : buttons) {
      if (card.offers(button)) {
        return button;
      }
    }
    return buttons[0];
  }
}
