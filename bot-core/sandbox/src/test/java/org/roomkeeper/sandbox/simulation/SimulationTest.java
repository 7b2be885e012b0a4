package org.roomkeeper.sandbox.simulation;

import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.roomkeeper.api.Outcome;
import org.roomkeeper.api.PageRead;
import org.roomkeeper.api.ReadPage;

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
  void aPageThatIsReadComesBackToWhoeverAskedAndItsWordsStayNowhereElse() {
    var room = bot.room("main");
    room.join("Ada");
    bot.page("https://www.example.org/a", new PageRead.Words("Sepsis", "", "Fluids first."));
    room.say("Ada", "read https://www.example.org/a");
    room.say("Ada", "read https://www.example.org/b");
    room.say("Ada", "read https://elsewhere.example.com/");
    assertThat(room.heard())
        .containsExactly(
            "Sepsis",
            "its site answers 404",
            "plugin echo does not declare that it reads pages of this site");
    var reading = bot.why().action(1).orElseThrow();
    assertThat(reading.action()).isInstanceOf(ReadPage.class);
    assertThat(reading.outcome()).contains(new Outcome.Done(Map.of()));
    assertThat(reading.tries().toString()).doesNotContain("Sepsis");
  }

  @Test
  void aNewContactIsGreetedOnTheirOwnPhone() {
    bot.addContact("Eve", "lang=en");
    assertThat(bot.welcomedWith("Eve")).containsExactly("lang=en");
  }
}
