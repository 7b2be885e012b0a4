package org.roomkeeper.census;

import org.roomkeeper.api.BotPlugin;
import org.roomkeeper.api.Bundle;
import org.roomkeeper.api.CommandGiven;
import org.roomkeeper.api.Facts;
import org.roomkeeper.api.MemberChanged;
import org.roomkeeper.api.MemberJoined;
import org.roomkeeper.api.MemberLeft;
import org.roomkeeper.api.Page.Audience;
import org.roomkeeper.api.Plugin;
import org.roomkeeper.api.RoomClosed;
import org.roomkeeper.api.Tell;
import org.roomkeeper.api.Tick;

/**
 * Counts who the members are: by country, profession, department, language and room, and day by
 * day.
 *
 * <ul>
 *   <li>Each coming, going and change of a fact moves a few numbers among the notes ({@link
 *       Headcount}): as much work in a community of twenty thousand as in one of ten. A person
 *       counts once, in however many rooms they are.
 *   <li>Once a day, and when something happened that no such step can follow, the numbers are taken
 *       anew from who is in the rooms ({@link Stocktaking}): what was forgotten of a person is then
 *       forgotten here too.
 *   <li>What is shown goes through {@link SmallGroups} first: no group of fewer than five people is
 *       named, and none can be reckoned from the rest.
 * </ul>
 */
@Plugin(
    value = "census",
    api = 1,
    acts = Tell.class,
    sees = Plugin.Sight.OWN_DOINGS, // who was put into an app group, or removed, counts too
    facts = {
      Facts.COUNTRY,
      Facts.PROFESSION,
      Facts.DEPARTMENT,
      Dimension.LANGUAGES,
      Facts.LANGUAGE
    })
public final class CensusPlugin extends BotPlugin {
  /** What the plugin says, in every language that it has. */
  static final Bundle TEXTS = Bundle.beside(CensusPlugin.class);

  @Override
  protected void configure() {
    config(CensusConfig.class);
    on(MemberJoined.class, Arrivals.class);
    on(MemberLeft.class, Departures.class);
    on(MemberChanged.class, Corrections.class);
    on(RoomClosed.class, Closings.class);
    on(Tick.class, EveryMinute.class);
    on(CommandGiven.class, Questions.class);
    page("census", Audience.MODERATOR, CensusPage.class);
    page("people", Audience.PUBLIC, PublicPage.class);
    page(PicturePage.PAGE, Audience.MODERATOR, PicturePage.class);
    verb("census", CensusVerb.class);
    bind(Headcount.class);
    bind(People.class);
    bind(Tallies.class);
    bind(Days.class);
    bind(Stocktaking.class);
    bind(Figures.class);
    bind(Charts.class);
    bind(Picture.class);
  }
}
