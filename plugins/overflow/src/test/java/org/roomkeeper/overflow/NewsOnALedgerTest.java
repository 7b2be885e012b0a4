package org.roomkeeper.overflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.roomkeeper.sandbox.simulation.Simulation;

/** The corporate room and the rooms' page with everything real but WeCom. */
class NewsOnALedgerTest {
  @Test
  void aCustomerGroupHearsOfTheCorporateRoomOnceWhenItsOwnerTaps() {
    try (var bot = Simulation.of(new OverflowPlugin(), SomeSettings.of(1, 0, false, 0))) {
      bot.governedBy(
          was ->
              OverflowTest.with(
                  was, was.openers(), Optional.of(OverflowTest.hall(100)), was.hosts()));
      var desk = bot.browser("desk").knownAs(bot.town().staff("moderator"));
      var room = bot.town().customerGroup("Doctors 1", Optional.of(3));
      room.join("Ada");
      bot.advance(Duration.ofMinutes(5));
      assertThat(bot.town().confirmGroupMessages()).isZero();

      room.join("Bo");
      bot.advance(Duration.ofMinutes(5));
      assertThat(desk.read("overflow", "rooms"))
          .contains("Newcomers are led to “Hall”.", "3 / 3", "waits for the tap of owner");
      assertThat(bot.town().confirmGroupMessages()).isEqualTo(1);
      bot.advance(Duration.ofMinutes(30));
      assertThat(desk.read("overflow", "rooms")).contains("| full | yes");

      bot.advance(Duration.ofHours(30));
      assertThat(bot.town().confirmGroupMessages()).isZero();
      assertThat(room.heard())
          .singleElement()
          .asString()
          .startsWith("news: Hall https://work.weixin.qq.com/join/x")
          .contains("\n\n");
    }
  }

  @Test
  void aGroupThatNobodyToldOfIsACardForTheModerators() {
    try (var bot = Simulation.of(new OverflowPlugin(), SomeSettings.of(3, 0, false, 0))) {
      bot.governedBy(was -> OverflowTest.with(was, List.of(), Optional.empty(), was.hosts()));
      bot.customerGroup("Doctors 1");
      String host = "host";
      bot.town().staff(host);
      bot.world().run(here -> here.customerGroups().open(host, "Choir", List.of()));
      bot.settle();
      bot.advance(Duration.ofMinutes(5));

      var card = bot.cards("moderator").getLast();
      assertThat(card.title()).isEqualTo("What is “Choir”?");
      card.press("take-in");

      var desk = bot.browser("desk").knownAs(bot.town().staff("moderator"));
      assertThat(desk.read("overflow", "rooms"))
          .contains("Everything is as it was said to be.")
          .containsPattern("Choir \\| customer group \\| 1 / 500 \\| main \\| leads here");
      assertThat(bot.cards("moderator")).isEmpty();
    }
  }
}
