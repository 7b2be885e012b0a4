package org.roomkeeper.welcome;

import org.roomkeeper.api.ActionSettled;
import org.roomkeeper.api.AskOwner;
import org.roomkeeper.api.BotPlugin;
import org.roomkeeper.api.CardAnswered;
import org.roomkeeper.api.ContactAdded;
import org.roomkeeper.api.Facts;
import org.roomkeeper.api.Greet;
import org.roomkeeper.api.MemberEnrolled;
import org.roomkeeper.api.MemberJoined;
import org.roomkeeper.api.NoteFact;
import org.roomkeeper.api.OfferWelcome;
import org.roomkeeper.api.Plugin;
import org.roomkeeper.api.RoomOpened;
import org.roomkeeper.api.Say;
import org.roomkeeper.api.Tell;
import org.roomkeeper.api.Tick;

/**
 * Greets each newcomer once in the community, whichever way they come:
 *
 * <ul>
 *   <li>who adds a host as a contact is greeted privately, at once ({@link ContactGreeter});
 *   <li>who enters an app group is named in one message for all who came within a minute ({@link
 *       NewcomerGatherer}, {@link GatheredWelcome});
 *   <li>who enters a customer group is greeted by WeCom itself, with a text that this plugin offers
 *       and the group's owner chooses ({@link RoomTextOffer}, {@link RoomTextTask});
 *   <li>who joins the corp is greeted by a private message ({@link CorporateGreeter}).
 * </ul>
 *
 * <p>It writes two facts: the {@code language} that a person chose on the join page, and a room's
 * {@code welcome-set}, which is what {@code overflow} waits for before it points the door there.
 */
@Plugin(
    value = "welcome",
    api = 1,
    acts = {Greet.class, Say.class, Tell.class, OfferWelcome.class, AskOwner.class, NoteFact.class},
    sees = Plugin.Sight.OWN_DOINGS, // who was put into an app group counts as the bot's doing
    facts = {Facts.LANGUAGE, Facts.WELCOME_SET},
    writes = {Facts.LANGUAGE, Facts.WELCOME_SET})
public final class WelcomePlugin extends BotPlugin {
  @Override
  protected void configure() {
    config(WelcomeConfig.class);
    on(ContactAdded.class, ContactGreeter.class);
    on(MemberJoined.class, NewcomerGatherer.class);
    on(MemberEnrolled.class, CorporateGreeter.class);
    on(RoomOpened.class, RoomTextOffer.class);
    on(CardAnswered.class, RoomTextTask.class);
    on(ActionSettled.class, Settlements.class);
    on(Tick.class, GatheredWelcomes.class);
    bind(Greeted.class);
    bind(GatheredWelcome.class);
    bind(WelcomeTexts.class);
  }
}
