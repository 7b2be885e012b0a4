package org.roomkeeper.app.torture.witness;

import java.util.List;
import org.roomkeeper.api.Admit;
import org.roomkeeper.api.AskOwner;
import org.roomkeeper.api.BotPlugin;
import org.roomkeeper.api.CardAnswered;
import org.roomkeeper.api.ContactAdded;
import org.roomkeeper.api.MemberEnrolled;
import org.roomkeeper.api.MemberJoined;
import org.roomkeeper.api.MemberLeft;
import org.roomkeeper.api.MessagePosted;
import org.roomkeeper.api.OpenRoom;
import org.roomkeeper.api.Plugin;
import org.roomkeeper.api.Plugin.Sight;
import org.roomkeeper.api.Remove;
import org.roomkeeper.api.Say;
import org.roomkeeper.api.TagMember;
import org.roomkeeper.api.Tell;

/**
 * Sees everything, and says so. What has got a number was handled; a number that nobody sees is a
 * lost action; two numbers for one event are an event that was handled twice; and whatever has the
 * lower number was handled first.
 */
@Plugin(
    value = "witness",
    api = 1,
    acts = {
      Tell.class,
      Say.class,
      AskOwner.class,
      TagMember.class,
      Admit.class,
      Remove.class,
      OpenRoom.class
    },
    sees = Sight.MESSAGE_TEXTS)
public final class WitnessPlugin extends BotPlugin {
  /**
   * The settings.
   *
   * @param witnesses members of the corp, by userid, to whom the numbers are written in turn
   */
  public record WitnessConfig(List<String> witnesses) {
    /** Copies the list. */
    public WitnessConfig {
      witnesses = List.copyOf(witnesses);
    }
  }

  @Override
  protected void configure() {
    config(WitnessConfig.class);
    bind(Testimony.class);
    on(MessagePosted.class, Orders.class);
    on(ContactAdded.class, Sightings.OfContacts.class);
    on(MemberEnrolled.class, Sightings.OfEnrolments.class);
    on(MemberJoined.class, Sightings.OfArrivals.class);
    on(MemberLeft.class, Sightings.OfDepartures.class);
    on(CardAnswered.class, Sightings.OfPresses.class);
  }
}
