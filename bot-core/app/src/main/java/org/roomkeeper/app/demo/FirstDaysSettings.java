package org.roomkeeper.app.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.roomkeeper.app.bot.BotFolders;
import org.roomkeeper.app.founding.CorporateHall;

/**
 * What the demo's founder writes for the first days, and how they open the doors wide afterwards:
 * by laying the shipped files again, while the bot runs.
 */
final class FirstDaysSettings {
  /** How many people one of the first rooms holds, its owner and a moderator among them. */
  static final int PEOPLE_IN_A_ROOM = 4;

  private static final String OVERFLOW = "plugins/overflow.yaml";
  private static final String WELCOME = "plugins/welcome.yaml";

  private FirstDaysSettings() {}

  /** Two small rooms and the corporate room behind them, a form, and moderators who let in. */
  static void lay(Path config) throws IOException {
    CorporateHall.lay(config);
    Files.writeString(
        config.resolve(OVERFLOW),
        """
        rooms: 2
        caps: {customer-group: %d}
        auto-create: false
        lead: {seats: 1}
        list: {numbers-below: 0}
        form: {page: welcome/form}
        """
            .formatted(PEOPLE_IN_A_ROOM));
    Files.writeString(config.resolve(WELCOME), "vetting: {mode: moderators}\n");
  }

  /** Everything as shipped; the corporate room stays the last stage. */
  static void openWide(Path config) throws IOException {
    Path shipped = BotFolders.home().resolve("config");
    for (String file : new String[] {OVERFLOW, WELCOME}) {
      Files.writeString(config.resolve(file), Files.readString(shipped.resolve(file)));
    }
  }
}
