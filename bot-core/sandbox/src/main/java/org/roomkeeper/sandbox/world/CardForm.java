package org.roomkeeper.sandbox.world;

import java.util.List;
import java.util.Set;

/** What a template card must have. */
final class CardForm {
  private static final Set<String> KINDS =
      Set.of(
          "text_notice",
          "news_notice",
          "button_interaction",
          "vote_interaction",
          "multiple_interaction");
  private static final int MOST_BUTTONS = 6;

  private CardForm() {}

  /** Whether people can answer a card of this kind. */
  static boolean answerable(Args card) {
    return card.text("card_type").endsWith("_interaction");
  }

  /**
   * Refuses with 40058 a card of an unknown kind, without title, with a bad task_id, or without
   * what people would press.
   *
   * @param interactive whether cards with buttons are allowed here
   */
  static void demandWhole(Args card, boolean interactive) {
    String kind = card.need("card_type", 40058);
    if (!KINDS.contains(kind) || (answerable(card) && !interactive)) {
      throw new WeComError(40058, "invalid card_type");
    }
    String taskId = card.text("task_id");
    if (answerable(card) && taskId.isEmpty()) {
      throw new WeComError(40058, "task_id should not be empty");
    }
    if (!taskId.matches("[0-9A-Za-z_\\-@]{0,128}")) {
      throw new WeComError(40058, "invalid task_id");
    }
    boolean titled =
        !card.object("main_title").text("title").isEmpty()
            || !card.text("sub_title_text").isEmpty()
            || !card.object("main_title").text("desc").isEmpty();
    if (!titled) {
      throw new WeComError(40058, "main_title.title or sub_title_text should not be empty");
    }
    switch (kind) {
      case "button_interaction" -> buttons(card.objects("button_list"));
      case "vote_interaction" -> {
        if (card.object("checkbox").objects("option_list").isEmpty()) {
          throw new WeComError(40058, "checkbox.option_list should not be empty");
        }
      }
      case "multiple_interaction" -> {
        if (card.objects("select_list").isEmpty()) {
          throw new WeComError(40058, "select_list should not be empty");
        }
      }
      default -> {
        if (!card.has("card_action")) {
          throw new WeComError(40058, "card_action should not be empty");
        }
      }
    }
  }

  private static void buttons(List<Args> buttons) {
    if (buttons.isEmpty() || buttons.size() > MOST_BUTTONS) {
      throw new WeComError(40058, "button_list should have from 1 to 6 buttons");
    }
    for (Args button : buttons) {
      boolean link = button.number("type", 0) == 1;
      if (button.text("text").isEmpty()
          || button.text(link ? "url" : "key").isEmpty()
          || Lengths.bytes(button.text("key")) > 1024) {
        throw new WeComError(40058, "a button needs a text and a key");
      }
      button.within("style", 1, 1, 4);
    }
  }
}
