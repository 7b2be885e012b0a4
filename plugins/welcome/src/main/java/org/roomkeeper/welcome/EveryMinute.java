package org.roomkeeper.welcome;

import jakarta.inject.Inject;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.roomkeeper.api.Handler;
import org.roomkeeper.api.Reaction;
import org.roomkeeper.api.Tick;

/** What time brings: gathered greetings each minute; each hour, what is over is forgotten. */
final class EveryMinute implements Handler<Tick> {
  private final GatheredWelcomes gathered;
  private final Applications applications;
  private final MailCodes mailCodes;
  private final Vouchers vouchers;
  private final FormDoors doors;

  @Inject
  EveryMinute(
      GatheredWelcomes gathered,
      Applications applications,
      MailCodes mailCodes,
      Vouchers vouchers,
      FormDoors doors) {
    this.doors = doors;
    this.gathered = gathered;
    this.applications = applications;
    this.mailCodes = mailCodes;
    this.vouchers = vouchers;
  }

  @Override
  public Reaction on(Tick event) {
    if (event.covers(event.at().truncatedTo(ChronoUnit.HOURS))) {
      List<String> expired = applications.tidy(event.at());
      mailCodes.tidy(event.at());
      vouchers.tidy(event.at());
      return gathered.greet(event).and(doors.expired(expired));
    }
    return gathered.greet(event);
  }
}
