package org.roomkeeper.sandbox.simulation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.roomkeeper.api.AskModerators;
import org.roomkeeper.api.AskOwner;
import org.roomkeeper.api.Choice;
import org.roomkeeper.api.CloseCard;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.Outcome;
import org.roomkeeper.api.Phrase;
import org.roomkeeper.api.Remove;
import org.roomkeeper.api.RoomId;
import org.roomkeeper.api.Tell;
import org.roomkeeper.runtime.intake.Roster;
import org.roomkeeper.runtime.platform.Delivery;
import org.roomkeeper.sandbox.world.Args;
import org.roomkeeper.sandbox.world.Json;
import org.roomkeeper.sandbox.world.World;

/** Cards with buttons, under a {@code task_id} made of the action's id. */
final class WorldCards {
  private final Roster roster;

  WorldCards(Roster roster) {
    this.roster = roster;
  }

  /** A case, to the moderators. */
  Outcome askModerators(World here, AskModerators ask, Delivery delivery) {
    var words = words(delivery);
    var card = card(words.apply(ask.title()), ask.choices(), words);
    card.set("quote_area", Json.object().put("quote_text", ask.evidence().text()));
    mainTitle(card).put("desc", words.apply(ask.proposal()));
    ask.evidence().room().ifPresent(room -> line(card, "room", roomName(room)));
    ask.evidence().member().ifPresent(member -> line(card, "member", memberName(member)));
    line(card, "rule", ask.rule());
    return send(here, card, delivery.recipients(), delivery);
  }

  /** A task, to whoever has to do it. */
  Outcome askOwner(World here, AskOwner ask, Delivery delivery) {
    var words = words(delivery);
    var card = card(words.apply(ask.title()), ask.choices(), words);
    card.set("quote_area", Json.object().put("quote_text", numbered(ask.steps(), words)));
    ask.room().ifPresent(room -> line(card, "room", roomName(room)));
    return send(here, card, List.of(ask.owner()), delivery);
  }

  /** A private message with buttons. */
  Outcome tell(World here, Tell tell, Delivery delivery) {
    var words = words(delivery);
    var card = card(words.apply(Phrase.of("wecom.tell.title")), tell.choices(), words);
    card.set("quote_area", Json.object().put("quote_text", tell.text()));
    return send(here, card, List.of(tell.member()), delivery) instanceof Outcome.AskedPerson asked
        ? new Outcome.Done(asked.details())
        : new Outcome.Refused("the card was not taken");
  }

  /** A removal that only the owner can do. */
  Outcome askToRemove(World here, Remove remove, Delivery delivery) {
    var owner = roster.room(remove.room()).flatMap(room -> room.owner());
    if (owner.isEmpty()) {
      return new Outcome.Refused("the owner of " + remove.room() + " is not known");
    }
    var words = words(delivery);
    var card =
        card(
            words.apply(Phrase.of("wecom.remove.title")),
            List.of(
                new Choice("done", Phrase.of("wecom.remove.done")),
                new Choice("cannot", Phrase.of("wecom.remove.cannot"))),
            words);
    line(card, "room", roomName(remove.room()));
    line(card, "member", memberName(remove.member()));
    return send(here, card, List.of(owner.get()), delivery);
  }

  /** Words in place of the buttons of an answered card. */
  Outcome close(World here, CloseCard close, Delivery delivery) {
    var readers =
        delivery.recipients().isEmpty() ? delivery.community().moderators() : delivery.recipients();
    var args =
        Json.object()
            .put("agentid", here.corp().agentId())
            .put("response_code", close.responseCode());
    args.set("userids", Json.texts(readers.stream().map(WorldIds::wire).toList()));
    args.set("button", Json.object().put("replace_name", words(delivery).apply(close.words())));
    here.cards().update(new Args(args));
    return new Outcome.Done(Map.of());
  }

  private static Outcome send(
      World here, ObjectNode card, List<MemberId> readers, Delivery delivery) {
    String task = "rk-" + delivery.id();
    card.put("task_id", task);
    var args =
        Json.object()
            .put("agentid", here.corp().agentId())
            .put("touser", readers.stream().map(WorldIds::wire).collect(Collectors.joining("|")))
            .put("msgtype", "template_card");
    args.set("template_card", card);
    var answer = here.appMessages().send(new Args(args));
    var details = new HashMap<String, String>();
    details.put("card", task);
    details.put("msgid", answer.path("msgid").asText());
    return new Outcome.AskedPerson(
        readers.stream().map(MemberId::value).collect(Collectors.joining(",")), details);
  }

  private static ObjectNode card(
      String title, List<Choice> choices, Function<Phrase, String> words) {
    var card = Json.object().put("card_type", "button_interaction");
    card.set("main_title", Json.object().put("title", title));
    card.set("horizontal_content_list", Json.array());
    var buttons = Json.array();
    choices.forEach(
        choice ->
            buttons.add(
                Json.object().put("text", words.apply(choice.label())).put("key", choice.key())));
    card.set("button_list", buttons);
    return card;
  }

  private static ObjectNode mainTitle(ObjectNode card) {
    return (ObjectNode) card.path("main_title");
  }

  private static void line(ObjectNode card, String name, String value) {
    if (card.path("horizontal_content_list") instanceof ArrayNode lines) {
      lines.add(Json.object().put("keyname", name).put("value", value));
    }
  }

  private static String numbered(List<Phrase> steps, Function<Phrase, String> words) {
    return IntStream.range(0, steps.size())
        .mapToObj(i -> (i + 1) + ". " + words.apply(steps.get(i)))
        .collect(Collectors.joining("\n"));
  }

  private static Function<Phrase, String> words(Delivery delivery) {
    String language = delivery.community().languages().getFirst();
    return phrase -> delivery.wording().in(language, phrase);
  }

  private String roomName(RoomId room) {
    return roster.room(room).map(view -> view.name()).orElse(WorldIds.wire(room));
  }

  private String memberName(MemberId member) {
    return roster.nameOf(member).orElse(WorldIds.wire(member));
  }
}
