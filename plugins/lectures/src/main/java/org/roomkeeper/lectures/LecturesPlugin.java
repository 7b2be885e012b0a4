package org.roomkeeper.lectures;

import org.roomkeeper.api.ActionSettled;
import org.roomkeeper.api.BookLive;
import org.roomkeeper.api.BotPlugin;
import org.roomkeeper.api.Bundle;
import org.roomkeeper.api.CommandGiven;
import org.roomkeeper.api.Facts;
import org.roomkeeper.api.FormSent;
import org.roomkeeper.api.LiveChanged;
import org.roomkeeper.api.Page.Audience;
import org.roomkeeper.api.Plugin;
import org.roomkeeper.api.ReadLive;
import org.roomkeeper.api.Say;
import org.roomkeeper.api.Tell;
import org.roomkeeper.api.Tick;

/**
 * Announces lectures and reminds of them, in every room of the community.
 *
 * <p>Each minute {@link Announcer} compares what each room should have been told by now ({@link
 * Timetable}) with what it was told ({@link Told}), and {@link RoomNotices} says what is missing.
 * So a room that opens late is told too, a room hears of a change if it saw what was before, and
 * neither a restart nor an outage makes it say anything twice. In a customer group the platform
 * turns a message into a task for the group's owner; {@link Outcomes} notes how far it is.
 *
 * <p>Where a lecture is a live stream of WeCom's, {@link Streams} has it booked, moved, called off,
 * and counted when it is over; {@link Airings} remembers how each stands.
 *
 * <p>Members ask the speakers on a lecture's page or by a message to the app ({@link Questions}),
 * and moderators may enter lectures by a message too ({@link Timekeeping}).
 */
@Plugin(
    value = "lectures",
    api = 1,
    acts = {Say.class, Tell.class, BookLive.class, ReadLive.class},
    facts = {Facts.FAMILY, Facts.COUNTRY, Facts.LANGUAGE})
public final class LecturesPlugin extends BotPlugin {
  /** What the plugin says, in every language that it has. */
  static final Bundle TEXTS = Bundle.beside(LecturesPlugin.class);

  @Override
  protected void configure() {
    config(LecturesConfig.class);
    on(Tick.class, Announcer.class);
    on(ActionSettled.class, Outcomes.class);
    on(CommandGiven.class, Messages.class);
    on(LiveChanged.class, LiveChanges.class);
    on(FormSent.class, QuestionForms.class);
    page("series", Audience.PUBLIC, SeriesPage.class);
    page("lecture", Audience.PUBLIC, LecturePage.class);
    page("feed", Audience.PUBLIC, FeedPage.class);
    page("speaker", Audience.BEARER, SpeakerPage.class);
    page("questions", Audience.MODERATOR, QuestionsPage.class);
    page("told", Audience.MODERATOR, ToldPage.class);
    bind(Addresses.class);
    bind(Airings.class);
    bind(Attendance.class);
    bind(Audiences.class);
    bind(Calendar.class);
    bind(LectureBlocks.class);
    bind(LectureTexts.class);
    bind(QuestionBlocks.class);
    bind(Questions.class);
    bind(Replies.class);
    bind(RoomNotices.class);
    bind(Schedule.class);
    bind(Slots.class);
    bind(StreamOutcomes.class);
    bind(Streams.class);
    bind(TimeWords.class);
    bind(Timekeeping.class);
    bind(Told.class);
    bind(ZonesOfRooms.class);
  }
}
