package org.roomkeeper.census;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.roomkeeper.api.BotPlugin;
import org.roomkeeper.api.Facts;
import org.roomkeeper.api.Handler;
import org.roomkeeper.api.MessagePosted;
import org.roomkeeper.api.NoteFact;
import org.roomkeeper.api.Plugin;
import org.roomkeeper.api.Reaction;
import org.roomkeeper.runtime.plugins.FixedSettings;
import org.roomkeeper.runtime.plugins.PluginTerms;
import org.roomkeeper.sandbox.simulation.Simulation;

/** The census on the whole line: a real ledger, real lanes, and facts that another plugin notes. */
class CensusLineTest {
  private static final CensusConfig SETTINGS =
      new CensusConfig(5, 90, false, CensusConfig.Askers.MODERATORS, List.of());

  /** Believes everybody who says where they work. */
  @Plugin(
      value = "believer",
      api = 1,
      acts = NoteFact.class,
      sees = Plugin.Sight.MESSAGE_TEXTS,
      writes = Facts.COUNTRY)
  public static final class Believer extends BotPlugin {
    @Override
    protected void configure() {
      on(MessagePosted.class, Listener.class);
    }
  }

  /** Notes what somebody says as their country. */
  static final class Listener implements Handler<MessagePosted> {
    @Inject
    Listener() {}

    @Override
    public Reaction on(MessagePosted event) {
      return Reaction.of(NoteFact.of(event.member(), Facts.COUNTRY, event.text()))
          .because("said-so");
    }
  }

  private static Simulation bot() {
    return Simulation.of(
        List.of(new CensusPlugin(), new Believer()),
        FixedSettings.of(SETTINGS)
            .withTerms(
                "census",
                new PluginTerms(
                    true,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(Set.of(Facts.COUNTRY, Facts.LANGUAGE)))));
  }

  private static String asked(Simulation bot) {
    bot.town().write("moderator", "census");
    bot.advance(ofMinutes(1));
    return bot.told("moderator").getLast();
  }

  @Test
  void peopleAreCountedFromTheirComingToTheirGoing() {
    try (var bot = bot()) {
      var room = bot.customerGroup("one");
      var other = bot.customerGroup("two");
      for (int number = 0; number < 6; number++) {
        room.join("Ada" + number);
        room.say("Ada" + number, "CN");
        other.join("Bo" + number);
        other.say("Bo" + number, "FR");
      }
      room.join("Bo0");
      other.say("Bo1", "CN");
      other.leave("Bo2");
      bot.advance(ofDays(1));

      assertThat(asked(bot))
          .startsWith(
              """
              Who is in Doctors
              12 people in 2 rooms; each counts once.
              """)
          .contains("13 newcomers")
          .as("the owner, who said nothing, would be what the others leave")
          .contains("By country: China 7 and others");
    }
  }
}
