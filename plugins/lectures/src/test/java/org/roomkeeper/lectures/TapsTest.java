package org.roomkeeper.lectures;

import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.roomkeeper.lectures.Shipped.series;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.roomkeeper.sandbox.simulation.Simulation;
import org.roomkeeper.sandbox.simulation.Town;

/** A lecture in a customer group, from the moderator's message to the owner's tap, on all parts. */
class TapsTest {
  private final Simulation bot = Simulation.of(new LecturesPlugin(), Shipped.with(series("icu")));
  private final Town.TownRoom experts = bot.room("experts");
  private final Town.TownRoom doctors = bot.customerGroup("Doctors 1");

  @AfterEach
  void close() {
    bot.close();
  }

  private void moderatorWrites(String words) {
    bot.town().write("moderator", words);
    bot.advance(ofMinutes(12));
  }

  private List<String> firstLines(Town.TownRoom room) {
    return room.heard().stream().map(said -> said.lines().findFirst().orElseThrow()).toList();
  }

  private void enters(String start) {
    moderatorWrites(
        "lecture add icu 5 " + start + " Prone | Ming Li, First Hospital | https://a.example.org");
  }

  @Test
  void whatTheOwnerHasNotSentIsTakenBackWhenTheLectureMovesAndOnlyTheTruthCanBeSent() {
    enters("2026-11-25 20:00");
    assertThat(firstLines(experts)).containsExactly("Critical care, lecture 5");
    assertThat(doctors.heard()).isEmpty();

    moderatorWrites("lecture move icu 5 2026-11-25 21:00");
    assertThat(firstLines(experts))
        .containsExactly(
            "Critical care, lecture 5", "Change of plan: Critical care, lecture 5: Prone");
    bot.town().confirmGroupMessages();
    bot.advance(ofMinutes(12));
    assertThat(firstLines(doctors)).containsExactly("Critical care, lecture 5");
    assertThat(doctors.heard().getFirst()).contains("Wed, Nov 25 21:00").doesNotContain("20:00");

    moderatorWrites("lecture cancel icu 5");
    bot.town().confirmGroupMessages();
    bot.advance(ofHours(60));
    assertThat(firstLines(doctors))
        .containsExactly("Critical care, lecture 5", "Called off: Critical care, lecture 5: Prone");
    assertThat(firstLines(experts)).hasSize(3);
    assertThat(bot.told("moderator")).hasSize(3);
  }

  @Test
  void anOwnerWhoSendsADayLaterIsNoticedAndTheRoomIsTreatedAsOneThatKnows() {
    enters("2026-11-26 15:30");
    bot.advance(ofHours(30));
    assertThat(doctors.heard()).isEmpty();
    bot.town().confirmGroupMessages();
    bot.advance(ofMinutes(12));

    moderatorWrites("lecture cancel icu 5");
    bot.town().confirmGroupMessages();
    assertThat(firstLines(doctors))
        .containsExactly("Critical care, lecture 5", "Called off: Critical care, lecture 5: Prone");
  }

  @Test
  void whatNobodySentBeforeTheLectureCannotBeSentAfterIt() {
    enters("2026-11-24 20:00");
    bot.advance(ofHours(30));
    bot.town().confirmGroupMessages();
    bot.advance(ofMinutes(12));

    assertThat(doctors.heard()).isEmpty();
  }
}
