package org.roomkeeper.sandbox.simulation;

import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SimulationTest {
  private final Simulation bot = Simulation.of(new EchoPlugin());

  @AfterEach
  void stop() {
    bot.close();
  }

  @Test
  void whatIsSaidIsHeardAndAnswered() {
    var room = bot.room("main");
    room.join("Ada");
    room.say("Ada", "say good morning");
    room.say("Ada", "tell between us");
    assertThat(room.heard()).containsExactly("good morning");
    assertThat(bot.told("Ada")).containsExactly("between us");
  }

  @Test
  void inACustomerGroupTheOwnerHasTheLastTap() {
    var room = bot.customerGroup("Doctors 1");
    room.join("Gus");
    room.say("Gus", "say good morning");
    assertThat(room.heard()).isEmpty();
    assertThat(bot.town().confirmGroupMessages()).isEqualTo(1);
    bot.advance(ofMinutes(1));
    assertThat(room.heard()).containsExactly("good morning");
  }

  @Test
  void aCardIsAnsweredByItsButtons() {
    var room = bot.room("main");
    room.join("Ada");
    room.say("Ada", "case of mine");
    var card = bot.cards("moderator").getFirst();
    assertThat(card.quote()).isEqualTo("case of mine");
    assertThat(card.values()).contains("main", "Ada");
    assertThat(card.buttons()).containsExactly("ignore", "remove");
    card.press("remove");
    assertThat(room.holds("Ada")).isFalse();
    assertThat(bot.cards("moderator")).isEmpty();
  }

  @Test
  void aNewContactIsGreetedOnTheirOwnPhone() {
    bot.addContact("Eve", "lang=en");
    assertThat(bot.welcomedWith("Eve")).containsExactly("lang=en");
  }
}
