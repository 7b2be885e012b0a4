package org.roomkeeper.sandbox.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Cards with buttons, as each member has them, and what changes them (row 9). */
public final class Cards {
  /**
   * A card on a member's phone.
   *
   * @param taskId the app's own id of it
   * @param msgid of the message that brought it
   * @param member whose phone
   * @param body what it shows
   * @param closed the words in place of its buttons, null while they can be pressed
   * @param pressed the key of the button that the member pressed, null before
   */
  public record Card(
      String taskId,
      String msgid,
      String member,
      ObjectNode body,
      @Nullable String closed,
      @Nullable String pressed) {}

  private record ResponseCode(String taskId, long until) {}

  private final World world;
  private final Map<String, Map<String, Card>> byTask = new LinkedHashMap<>();
  private final Map<String, ResponseCode> responseCodes = new HashMap<>();

  Cards(World world) {
    this.world = world;
  }

  /** All cards that anybody has. */
  public Collection<Card> all() {
    return byTask.values().stream().flatMap(cards -> cards.values().stream()).toList();
  }

  /** A card as each of its receivers has it. */
  public Map<String, Card> of(String taskId) {
    return Collections.unmodifiableMap(byTask.getOrDefault(taskId, Map.of()));
  }

  void demandNewTask(Args card) {
    String taskId = card.text("task_id");
    if (!taskId.isEmpty() && byTask.containsKey(taskId)) {
      throw new WeComError(40058, "task_id should be unique");
    }
  }

  /** Shows a new card to members; gives a response code if it can be answered. */
  @Nullable String deal(Args card, String msgid, Collection<String> members) {
    String taskId = card.text("task_id").isEmpty() ? msgid : card.text("task_id");
    var cards = new LinkedHashMap<String, Card>();
    for (String member : members) {
      cards.put(member, new Card(taskId, msgid, member, card.json(), null, null));
      world
          .phones()
          .show(member, "card", "app", Json.object().put("msgid", msgid).put("task_id", taskId));
    }
    byTask.put(taskId, cards);
    return CardForm.answerable(card) ? responseCode(taskId) : null;
  }

  private String responseCode(String taskId) {
    String code = world.names().make("", 43);
    long until = world.clock().now() + world.knobs().number(Knob.RESPONSE_CODE_MILLIS);
    responseCodes.put(code, new ResponseCode(taskId, until));
    return code;
  }

  /**
   * A member presses a button: {@code template_card_event} with a new response code; or something
   * in the card's menu: {@code template_card_menu_event}, and the buttons stay.
   *
   * @param selected what they chose before, option ids by question key; empty if there is no choice
   * @return the response code that the app is told
   * @throws IllegalArgumentException if the member has no such card, the card has no such button or
   *     it can no longer be pressed
   */
  public String press(
      String member, String taskId, String key, Map<String, List<String>> selected) {
    Card card = byTask.getOrDefault(taskId, Map.of()).get(member);
    if (card == null) {
      throw new IllegalArgumentException(member + " has no card " + taskId);
    }
    if (card.closed() != null || world.appMessages().isRecalled(card.msgid())) {
      throw new IllegalArgumentException("the card can no longer be pressed");
    }
    Args body = new Args(card.body());
    boolean inMenu =
        body.object("action_menu").objects("action_list").stream()
            .anyMatch(entry -> entry.text("key").equals(key));
    boolean there =
        body.objects("button_list").stream().anyMatch(button -> button.text("key").equals(key))
            || body.object("submit_button").text("key").equals(key);
    if (!there && !inMenu) {
      throw new IllegalArgumentException("the card has no button " + key);
    }
    selected.forEach((question, options) -> demandOffered(body, question, options));
    if (there) {
      put(new Card(taskId, card.msgid(), member, card.body(), null, key));
    }
    String code = responseCode(taskId);
    world.emit(
        world
            .fromMember(member, "event")
            .with("Event", there ? "template_card_event" : "template_card_menu_event")
            .with("EventKey", key)
            .with("TaskId", taskId)
            .with("CardType", body.text("card_type"))
            .with("ResponseCode", code)
            .with("AgentID", world.corp().agentId())
            .withIf(!selected.isEmpty(), "SelectedItems", items(selected))
            .build());
    return code;
  }

  private static void demandOffered(Args body, String question, List<String> options) {
    var questions = new ArrayList<>(body.objects("select_list"));
    questions.add(body.object("checkbox"));
    questions.add(body.object("button_selection"));
    List<String> offered =
        questions.stream()
            .filter(one -> one.text("question_key").equals(question))
            .flatMap(one -> one.objects("option_list").stream())
            .map(option -> option.text("id"))
            .toList();
    if (offered.isEmpty() || !offered.containsAll(options)) {
      throw new IllegalArgumentException("the card does not offer " + question + " " + options);
    }
  }

  private static List<Map<String, Object>> items(Map<String, List<String>> selected) {
    return selected.entrySet().stream()
        .map(
            one -> {
              var item = new LinkedHashMap<String, Object>();
              item.put("QuestionKey", one.getKey());
              item.put(
                  "OptionIds", one.getValue().stream().map(id -> Map.of("OptionId", id)).toList());
              return Map.<String, Object>of("SelectedItem", item);
            })
        .toList();
  }

  private void put(Card card) {
    byTask.computeIfAbsent(card.taskId(), _ -> new LinkedHashMap<>()).put(card.member(), card);
  }

  /** Row 9: {@code message/update_template_card}. */
  public ObjectNode update(Args args) {
    world.appMessages().demandAgent(args);
    String code = args.need("response_code", 40058);
    String replaceName = args.object("button").text("replace_name");
    Args newCard = args.object("template_card");
    boolean whole = args.has("template_card");
    if (!whole && replaceName.isEmpty()) {
      throw new WeComError(40058, "button.replace_name should not be empty");
    }
    if (whole) {
      CardForm.demandWhole(newCard, true);
    }
    boolean all = args.flag("atall", false);
    Recipients to =
        Recipients.of(
            world,
            AppMessages.ids(args, "userids"),
            AppMessages.ids(args, "partyids"),
            AppMessages.ids(args, "tagids"),
            false);
    ResponseCode response = responseCodes.get(code);
    if (response == null || response.until() <= world.clock().now()) {
      throw new WeComError(40058, "invalid response_code, used already or older than 72 hours");
    }
    Map<String, Card> cards = byTask.getOrDefault(response.taskId(), Map.of());
    Collection<String> whose = all ? cards.keySet() : to.members();
    if (whose.isEmpty()) {
      throw new WeComError(81013);
    }
    responseCodes.remove(code);
    var wrong = Json.array();
    to.wrongUsers().forEach(wrong::add);
    for (String member : List.copyOf(whose)) {
      Card card = cards.get(member);
      if (card == null) {
        wrong.add(member);
      } else if (whole) {
        put(new Card(card.taskId(), card.msgid(), member, newCard.json(), null, card.pressed()));
      } else {
        put(
            new Card(
                card.taskId(), card.msgid(), member, card.body(), replaceName, card.pressed()));
      }
    }
    var answer = Json.object();
    answer.set("invaliduser", wrong);
    return answer;
  }

  /** The app answers the press in the callback's own response: the button gets another name. */
  public void answered(String taskId, String member, String replaceName) {
    Card card = byTask.getOrDefault(taskId, Map.of()).get(member);
    if (card != null) {
      put(new Card(taskId, card.msgid(), member, card.body(), replaceName, card.pressed()));
    }
  }
}
