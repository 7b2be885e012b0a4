package org.roomkeeper.lectures;

import org.roomkeeper.api.BotPlugin;
import org.roomkeeper.api.Facts;
import org.roomkeeper.api.Page.Audience;
import org.roomkeeper.api.Plugin;
import org.roomkeeper.api.Say;
import org.roomkeeper.api.Tick;

/**
 * Announces lectures and reminds of them, in every room of the community.
 *
 * <p>It has one handler: each minute it compares what each room should have been told by now
 * ({@link Timetable}) with what it was told ({@link Told}), and says what is missing. So a room
 * that opens late is told too, and neither a restart nor an outage makes it say anything twice. In
 * a customer group the platform turns a message into a task for the group's owner.
 */
@Plugin(value = "lectures", api = 1, acts = Say.class, facts = Facts.FAMILY)
public final class LecturesPlugin extends BotPlugin {
  @Override
  protected void configure() {
    config(LecturesConfig.class);
    on(Tick.class, Announcer.class);
    page("series", Audience.PUBLIC, SeriesPage.class);
    bind(Told.class);
    bind(Audiences.class);
    bind(LectureTexts.class);
    bind(TimeWords.class);
  }
}
