package org.roomkeeper.app.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.roomkeeper.app.founding.People;

/**
 * Who says what: for each message whoever of its rooms has been silent the longest. The bot has
 * people removed while the story goes on; whoever is no longer in the room is passed over, and the
 * message goes to the next.
 */
final class Speakers {
  private final People people;
  private final Deque<Speaker> experts = new ArrayDeque<>();
  private final Deque<Speaker> doctors = new ArrayDeque<>();

  /**
   * Somebody in a room.
   *
   * @param person by the sandbox's id
   * @param room by the sandbox's id
   */
  record Speaker(String person, String room) {}

  /**
   * Something said.
   *
   * @param speaker by whom
   * @param id the platform's id of the message
   */
  record Said(Speaker speaker, String id) {}

  /** Speakers among whom only the experts are in their room yet, the app group. */
  Speakers(People people, List<String> experts, String appGroup) {
    this.people = people;
    experts.forEach(expert -> this.experts.add(new Speaker(expert, appGroup)));
  }

  /** Somebody came into a room, and will speak when all others have. */
  void enter(String person, String room) {
    doctors.add(new Speaker(person, room));
  }

  /**
   * Has a message said.
   *
   * @throws IOException if nobody is left who could say it
   */
  Said say(Conversation.Message message) throws IOException, InterruptedException {
    Deque<Speaker> line = message.amongExperts() ? experts : doctors;
    for (Speaker first = line.poll(); first != null; first = line.poll()) {
      Optional<String> id = said(first, message.text());
      if (id.isPresent()) {
        line.add(first);
        return new Said(first, id.get());
      }
    }
    throw new IOException("nobody is left in the rooms who could say the next message");
  }

  /** Says something; the message's id, empty if the speaker is no longer in the room. */
  private Optional<String> said(Speaker speaker, String text)
      throws IOException, InterruptedException {
    try {
      return Optional.of(
          people
              .act("member/say", "chatId", speaker.room(), "person", speaker.person(), "text", text)
              .path("msgid")
              .asText());
    } catch (People.Refused refused) {
      for (JsonNode person : people.look("rooms/" + speaker.room()).path("people")) {
        if (person.path("id").asText().equals(speaker.person())) {
          throw refused;
        }
      }
      return Optional.empty();
    }
  }
}
