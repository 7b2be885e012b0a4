package org.roomkeeper.welcome;

import org.roomkeeper.api.ActionSettled;
import org.roomkeeper.api.AskModerators;
import org.roomkeeper.api.AskOwner;
import org.roomkeeper.api.BotPlugin;
import org.roomkeeper.api.Bundle;
import org.roomkeeper.api.CardAnswered;
import org.roomkeeper.api.CommandGiven;
import org.roomkeeper.api.ContactAdded;
import org.roomkeeper.api.Facts;
import org.roomkeeper.api.FormSent;
import org.roomkeeper.api.Greet;
import org.roomkeeper.api.Mail;
import org.roomkeeper.api.MemberEnrolled;
import org.roomkeeper.api.MemberJoined;
import org.roomkeeper.api.NoteFact;
import org.roomkeeper.api.OfferWelcome;
import org.roomkeeper.api.Page;
import org.roomkeeper.api.Plugin;
import org.roomkeeper.api.PointDoor;
import org.roomkeeper.api.RoomOpened;
import org.roomkeeper.api.Say;
import org.roomkeeper.api.TagMember;
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
 * <p>Where the community asks newcomers for a form ({@link FormPage}, {@link FormHandler}), a code
 * of the host's own ties it to the person who comes with it, and {@link Vetting} decides who is let
 * in, by rules ({@link MailCodes}, {@link Vouchers}) or by moderators; whoever waits sees where
 * they stand on a page of their own ({@link MePage}).
 *
 * <p>Of people it writes the facts {@code language}, {@code country}, {@code profession}, {@code
 * department}, {@code welcome/languages} and {@code vetted}, of rooms {@code welcome-set}, which is
 * what {@code overflow} waits for before it points the door there.
 */
@Plugin(
    value = "welcome",
    api = 1,
    acts = {
      Greet.class,
      Say.class,
      Tell.class,
      OfferWelcome.class,
      AskOwner.class,
      AskModerators.class,
      NoteFact.class,
      PointDoor.class,
      TagMember.class,
      Mail.class
    },
    sees = Plugin.Sight.OWN_DOINGS, // who was put into an app group counts as the bot's doing
    facts = {
      Facts.LANGUAGE,
      Facts.WELCOME_SET,
      Facts.COUNTRY,
      Facts.PROFESSION,
      Facts.DEPARTMENT,
      Facts.VETTED,
      WelcomePlugin.LANGUAGES
    },
    writes = {
      Facts.LANGUAGE,
      Facts.WELCOME_SET,
      Facts.COUNTRY,
      Facts.PROFESSION,
      Facts.DEPARTMENT,
      Facts.VETTED,
      WelcomePlugin.LANGUAGES
    })
public final class WelcomePlugin extends BotPlugin {
  /** What the plugin says, in every language that it has. */
  static final Bundle TEXTS = Bundle.beside(WelcomePlugin.class);

  /** The fact: the languages that a person speaks, in their own words. */
  static final String LANGUAGES = "welcome/languages";

  @Override
  protected void configure() {
    config(WelcomeConfig.class);
    on(ContactAdded.class, ContactGreeter.class);
    on(MemberJoined.class, NewcomerGatherer.class);
    on(MemberEnrolled.class, CorporateGreeter.class);
    on(RoomOpened.class, RoomTextOffer.class);
    on(CardAnswered.class, Answered.class);
    on(ActionSettled.class, Settlements.class);
    on(FormSent.class, FormHandler.class);
    on(CommandGiven.class, Commands.class);
    on(Tick.class, EveryMinute.class);
    page(FormPage.PAGE, Page.Audience.PUBLIC, FormPage.class);
    page(MePage.PAGE, Page.Audience.MEMBER, MePage.class);
    page(VettingPage.PAGE, Page.Audience.MODERATOR, VettingPage.class);
    bind(RoomTextTask.class);
    bind(GatheredWelcomes.class);
    bind(Applications.class);
    bind(FormFields.class);
    bind(FormDoors.class);
    bind(MailCodes.class);
    bind(Vouchers.class);
    bind(Vetting.class);
    bind(VettingCards.class);
    bind(LaterNotes.class);
    bind(Greeted.class);
    bind(GatheredWelcome.class);
    bind(WelcomeTexts.class);
  }
}
