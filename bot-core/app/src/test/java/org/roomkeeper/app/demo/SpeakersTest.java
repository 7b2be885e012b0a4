package org.roomkeeper.app.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.roomkeeper.app.founding.People;
import org.roomkeeper.sandbox.Sandbox;

/** Who says the next message, when the owner has removed people meanwhile. */
class SpeakersTest {
  private Sandbox sandbox;
  private People people;
  private String room;

  @BeforeEach
  void open() throws Exception {
    sandbox = Sandbox.start(0);
    people = new People(URI.create(sandbox.baseUrl()));
    room = sandbox.ready().path("customerGroupId").asText();
    for (String doctor : List.of("expert01", "expert02", "expert03")) {
      people.act("owner/invite", "chatId", room, "person", doctor);
    }
  }

  @AfterEach
  void close() {
    sandbox.close();
  }

  @Test
  void theLineGoesOnWithoutWhomTheOwnerRemovedAndNoMessageIsLost() throws Exception {
    var speakers = doctors();
    assertThat(speakers.say(said("1")).speaker().person()).isEqualTo("expert01");
    people.act("owner/kick", "chatId", room, "person", "expert02");

    assertThat(List.of(who(speakers, "2"), who(speakers, "3"), who(speakers, "4")))
        .containsExactly("expert03", "expert01", "expert03");
    assertThat(people.look("rooms/" + room).path("messages").findValuesAsText("id"))
        .doesNotHaveDuplicates();
  }

  @Test
  void anExpertWhoIsGoneIsPassedOverToo() throws Exception {
    var speakers = new Speakers(people, List.of("expert01", "expert02"), room);
    people.act("owner/kick", "chatId", room, "person", "expert01");

    var message = new Conversation.Message("1", "hello", "en", null, "experts", false);
    assertThat(speakers.say(message).speaker()).isEqualTo(new Speakers.Speaker("expert02", room));
  }

  @Test
  void whoeverComesBackSpeaksAgain() throws Exception {
    var speakers = doctors();
    people.act("owner/kick", "chatId", room, "person", "expert01");
    assertThat(who(speakers, "1")).isEqualTo("expert02");
    people.act("owner/invite", "chatId", room, "person", "expert01");
    speakers.enter("expert01", room);

    assertThat(List.of(who(speakers, "2"), who(speakers, "3"), who(speakers, "4")))
        .containsExactly("expert03", "expert02", "expert01");
  }

  @Test
  void whenNobodyIsLeftTheStoryCannotGoOn() throws Exception {
    var speakers = new Speakers(people, List.of(), "");
    speakers.enter("expert01", room);
    people.act("owner/kick", "chatId", room, "person", "expert01");
    assertThatThrownBy(() -> speakers.say(said("1")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("nobody is left");
  }

  private Speakers doctors() {
    var speakers = new Speakers(people, List.of(), "");
    speakers.enter("expert01", room);
    speakers.enter("expert02", room);
    speakers.enter("expert03", room);
    return speakers;
  }

  private static String who(Speakers speakers, String text) throws Exception {
    return speakers.say(said(text)).speaker().person();
  }

  private static Conversation.Message said(String text) {
    return new Conversation.Message("m" + text, text, "en", null, null, false);
  }
}
