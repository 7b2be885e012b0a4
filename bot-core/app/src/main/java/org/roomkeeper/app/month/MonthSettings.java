package org.roomkeeper.app.month;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.roomkeeper.app.founding.CorporateHall;

/** What the founder of a month writes otherwise than the founder of the demo. */
final class MonthSettings {
  private MonthSettings() {}

  /** Writes over what the demo's founder laid. */
  static void lay(Path config, Plan plan, Instant begin, List<String> openers) throws IOException {
    replace(
        config.resolve("roomkeeper.yaml"),
        List.of("  callback:\n", "  poll: 1m"),
        List.of(
            """
              room-caps:
                customer-group: %d
                app-group: 2000
                all-staff: 10000
              # Callbacks get lost, and all rooms are looked at now and then; four times a day is enough here.
              watch:
                settle: 2s
                look: 6h
                full-look: 6h
              callback:
            """
                .formatted(plan.cap()),
            "  poll: 6h"));
    replace(
        config.resolve("rooms.yaml"),
        List.of("openers: [owner]"),
        List.of("openers: [" + String.join(", ", openers) + "]"));
    CorporateHall.lay(config);
    Files.writeString(
        config.resolve("plugins/overflow.yaml"),
        "rooms: %d\nlead:\n  seats: %d\n  window: 1h\nauto-create: false\n"
            .formatted(plan.rooms(), plan.lead()));
    Files.writeString(
        config.resolve("plugins/lectures.yaml"), Lecture.settings(plan.lectures(begin)));
  }

  private static void replace(Path file, List<String> what, List<String> by) throws IOException {
    String text = Files.readString(file);
    for (int i = 0; i < what.size(); i++) {
      if (!text.contains(what.get(i))) {
        throw new IOException(file + " has no “" + what.get(i).strip() + "”");
      }
      text = text.replace(what.get(i), by.get(i));
    }
    Files.writeString(file, text);
  }
}
