package org.roomkeeper.app.founding;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The member of the corp who owns the rooms: does what the bot's cards ask for, with the taps that
 * they name, and confirms group messages.
 */
public final class Owner {
  private static final Pattern NAMED = Pattern.compile("[“「](.+?)[”」]");

  private final People people;
  private final String userid;
  private final List<String> colleagues;
  private final Consumer<String> tell;

  /**
   * Somebody who owns rooms.
   *
   * @param userid who
   * @param colleagues whom they take into each room that they open
   * @param tell gets a line of what they do
   */
  public Owner(People people, String userid, List<String> colleagues, Consumer<String> tell) {
    this.people = people;
    this.userid = userid;
    this.colleagues = colleagues;
    this.tell = tell;
  }

  /** Looks at the phone and does everything on it that waits. */
  public void attend() throws IOException, InterruptedException {
    for (Card card : Card.waitingFor(people, userid)) {
      attend(card);
    }
    for (JsonNode task : people.look("tasks").path("tasks")) {
      boolean waits = !task.path("done").asBoolean() && !task.path("cancelled").asBoolean();
      if (task.path("userid").asText().equals(userid) && waits) {
        confirm(task.path("msgid").asText());
      }
    }
  }

  /** Does what a card asks for, if it asks an owner for something. */
  public void attend(Card card) throws IOException, InterruptedException {
    if (card.offers("opened")) {
      open(card);
    } else if (card.offers("ready")) {
      makeReady(card);
    } else if (card.offers("done")) {
      remove(card);
    }
  }

  private void open(Card card) throws IOException, InterruptedException {
    String name = nameIn(card.title());
    people.act(
        "owner/open-group", "owner", userid, "name", name, "people", colleagues, "archived", true);
    card.press(people, "opened");
    tell.accept("the owner opens the customer group “" + name + "”");
  }

  private void makeReady(Card card) throws IOException, InterruptedException {
    String name = nameIn(card.title());
    String room = rooms().get(name);
    if (room == null) {
      throw new IOException("a card asks about the room " + name + ", which is not there");
    }
    JsonNode library = people.look("library").path("templates");
    if (!library.isEmpty()) {
      people.act(
          "owner/choose-welcome",
          "chatId",
          room,
          "templateId",
          library.get(library.size() - 1).path("templateId").asText());
    }
    card.press(people, "ready");
    tell.accept("the owner chooses the welcome text of “" + name + "” and presses ready");
  }

  private void remove(Card card) throws IOException, InterruptedException {
    Map<String, String> known = rooms();
    for (String value : card.values()) {
      String room = known.get(value);
      if (room == null) {
        continue;
      }
      for (JsonNode person : people.look("rooms/" + room).path("people")) {
        if (card.values().contains(person.path("name").asText())) {
          people.act("owner/kick", "chatId", room, "person", person.path("id").asText());
          card.press(people, "done");
          tell.accept(
              "the owner removes " + person.path("name").asText() + " from “" + value + "”");
          return;
        }
      }
    }
    // Whoever has gone by themselves meanwhile needs no removing.
    card.press(people, "done");
  }

  /** Confirms a group message. */
  public void confirm(String msgid) throws IOException, InterruptedException {
    JsonNode sent =
        people.act("owner/confirm-groupmsg", "msgid", msgid, "member", userid).path("sent");
    tell.accept("the owner taps “send” on a group message (" + sent.size() + " rooms)");
  }

  private Map<String, String> rooms() throws IOException, InterruptedException {
    var byName = new TreeMap<String, String>();
    for (JsonNode room : people.look("world").path("rooms")) {
      byName.put(room.path("name").asText(), room.path("id").asText());
    }
    return byName;
  }

  private static String nameIn(String title) throws IOException {
    Matcher named = NAMED.matcher(title);
    if (!named.find()) {
      throw new IOException("a card's title names no room: " + title);
    }
    return named.group(1);
  }
}
