package org.roomkeeper.app.founding;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A card on somebody's phone.
 *
 * @param receiver whose phone
 * @param task its {@code task_id}
 * @param title what it is about
 * @param quote what it quotes
 * @param values the values of its lines
 * @param buttons the keys of its buttons
 */
public record Card(
    String receiver,
    String task,
    String title,
    String quote,
    List<String> values,
    List<String> buttons) {

  /** The cards whose buttons somebody has not pressed, oldest first. */
  public static List<Card> waitingFor(People people, String receiver)
      throws IOException, InterruptedException {
    var waiting = new ArrayList<Card>();
    for (JsonNode card : people.look("cards").path("cards")) {
      boolean open =
          card.path("userid").asText().equals(receiver)
              && !card.path("closed").asBoolean()
              && card.path("pressed").isNull();
      if (open) {
        waiting.add(of(receiver, card.path("taskId").asText(), card.path("body")));
      }
    }
    return waiting;
  }

  /** A card from the body of its message, {@code template_card}. */
  public static Card of(String receiver, String task, JsonNode body) {
    var values = new ArrayList<String>();
    body.path("horizontal_content_list").forEach(line -> values.add(line.path("value").asText()));
    var buttons = new ArrayList<String>();
    body.path("button_list").forEach(button -> buttons.add(button.path("key").asText()));
    return new Card(
        receiver,
        task,
        body.path("main_title").path("title").asText(),
        body.path("quote_area").path("quote_text").asText(),
        values,
        buttons);
  }

  /** Whether it has a button with this key. */
  public boolean offers(String button) {
    return buttons.contains(button);
  }

  /** Presses a button. */
  public void press(People people, String button) throws IOException, InterruptedException {
    people.act("card/press", "member", receiver, "taskId", task, "key", button);
  }
}
