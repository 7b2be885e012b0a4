package org.roomkeeper.overflow;

import org.roomkeeper.api.ActionSettled;
import org.roomkeeper.api.Admit;
import org.roomkeeper.api.AskModerators;
import org.roomkeeper.api.AskOwner;
import org.roomkeeper.api.BotPlugin;
import org.roomkeeper.api.Bundle;
import org.roomkeeper.api.CardAnswered;
import org.roomkeeper.api.Facts;
import org.roomkeeper.api.FormSent;
import org.roomkeeper.api.MemberEnrolled;
import org.roomkeeper.api.MemberJoined;
import org.roomkeeper.api.MemberLeft;
import org.roomkeeper.api.NoteFact;
import org.roomkeeper.api.OpenRoom;
import org.roomkeeper.api.Page.Audience;
import org.roomkeeper.api.Plugin;
import org.roomkeeper.api.PointDoor;
import org.roomkeeper.api.RoomChanged;
import org.roomkeeper.api.RoomClosed;
import org.roomkeeper.api.RoomOpened;
import org.roomkeeper.api.Say;
import org.roomkeeper.api.Tell;
import org.roomkeeper.api.Tick;

/**
 * Looks after one family of customer groups that overflow into each other.
 *
 * <ol>
 *   <li>When the seats behind the door run low, somebody is asked to open the next group ({@link
 *       NextRoom}). Only people can do that.
 *   <li>The new group joins the family when its owner has made it ready ({@link NewRooms}); a group
 *       that the platform opened by itself joins it with the first person who came through our
 *       door.
 *   <li>The door leads to the rooms of the family that have space ({@link RoomsDoor}), and the
 *       pages {@link JoinPage} and {@link RoomPage} show it.
 *   <li>Where rooms are meant for a department, a language or a time zone, people are led there
 *       first ({@link Placement}, {@link GroupDoors}), and those who are elsewhere are offered to
 *       move once there is space ({@link Moves}).
 *   <li>Whoever finds no room open can put themselves on the {@link WaitingList}; they are served
 *       in order before anybody who comes later ({@link Serving}).
 *   <li>When the named number of rooms is full, the pages lead to the corporate room ({@link
 *       CorporateStage}), and every room hears of it once ({@link CorporateNews}).
 *   <li>Where the founder wants it, members of the corp are put into app groups, which the bot
 *       opens itself ({@link AppGroups}, {@link AppGroupSeats}).
 *   <li>What is not as it was said to be is found ({@link Drift}), told, and shown to moderators
 *       with everything else about the rooms ({@link RoomsPage}).
 * </ol>
 *
 * <p>The family is the fact {@code family}, which only this plugin writes: a room is in it exactly
 * when the door may lead there.
 */
@Plugin(
    value = "overflow",
    api = 1,
    acts = {
      AskOwner.class,
      AskModerators.class,
      PointDoor.class,
      Say.class,
      Tell.class,
      Admit.class,
      OpenRoom.class,
      NoteFact.class
    },
    facts = {
      Facts.FAMILY,
      Facts.WELCOME_SET,
      Facts.VETTED,
      Facts.LANGUAGE,
      Facts.COUNTRY,
      Facts.DEPARTMENT
    },
    writes = Facts.FAMILY)
public final class OverflowPlugin extends BotPlugin {
  /** What the plugin says, in every language that it has. */
  static final Bundle TEXTS = Bundle.beside(OverflowPlugin.class);

  @Override
  protected void configure() {
    config(OverflowConfig.class);
    on(MemberJoined.class, Arrivals.class);
    on(MemberLeft.class, Departures.class);
    on(MemberEnrolled.class, CorporateArrivals.class);
    on(RoomOpened.class, RoomsOpening.class);
    on(RoomChanged.class, RoomsChanging.class);
    on(RoomClosed.class, RoomsClosing.class);
    on(CardAnswered.class, CardAnswers.class);
    on(ActionSettled.class, Settlements.class);
    on(FormSent.class, FormsSent.class);
    on(Tick.class, EveryMinute.class);
    page("door", Audience.PUBLIC, JoinPage.class);
    page("room", Audience.PUBLIC, RoomPage.class);
    page(PlacePage.PAGE, Audience.BEARER, PlacePage.class);
    page(RoomsPage.PAGE, Audience.MODERATOR, RoomsPage.class);
    verb("plan-growth", PlanVerb.class);
    bind(Family.class);
    bind(ArrivalRate.class);
    bind(NextRoom.class);
    bind(NewRooms.class);
    bind(RoomsDoor.class);
    bind(Placement.class);
    bind(GroupDoors.class);
    bind(Moves.class);
    bind(AppGroups.class);
    bind(AppGroupSeats.class);
    bind(HostDoors.class);
    bind(DoorOrders.class);
    bind(CorporateStage.class);
    bind(CorporateNews.class);
    bind(OpeningTimes.class);
    bind(DoorSpace.class);
    bind(WaitingList.class);
    bind(ListForms.class);
    bind(Drift.class);
    bind(DriftCards.class);
    bind(DriftAnswers.class);
    bind(Promises.class);
    bind(Serving.class);
    bind(Caretaker.class);
    bind(WayIn.Finder.class);
    bind(Gate.class);
    bind(PageTexts.class);
    bind(DoorView.class);
  }
}
