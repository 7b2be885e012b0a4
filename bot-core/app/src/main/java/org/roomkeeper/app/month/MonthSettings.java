package org.roomkeeper.app.month;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.roomkeeper.app.founding.CorporateHall;

/** What the founder of a month writes otherwise than the founder of the demo. */
final class MonthSettings {
  /** Words that stand in an announcement and nowhere else, with the lecture's number after them. */
  static final String ANNOUNCING = "【讲座通知】";

  /** Words that stand in a reminder and nowhere else. */
  static final String REMINDING = "【提醒】";

  private static final DateTimeFormatter START =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm", Locale.ROOT);

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
            "  poll: 1h"));
    replace(
        config.resolve("rooms.yaml"),
        List.of("openers: [owner]"),
        List.of("openers: [" + String.join(", ", openers) + "]"));
    CorporateHall.lay(config);
    Files.writeString(
        config.resolve("plugins/overflow.yaml"),
        "rooms: %d\nlead:\n  seats: %d\n  window: 1h\nlist:\n  numbers-below: 0\n"
            .formatted(plan.rooms(), plan.lead()));
    Files.writeString(config.resolve("plugins/lectures.yaml"), lectures(plan.lectures(begin)));
  }

  private static String lectures(List<LocalDateTime> starts) {
    var yaml = new StringBuilder("series:\n");
    yaml.append("  - key: icu\n    community: doctors\n");
    yaml.append("    name: {zh: 重症医学系列讲座, en: Critical Care Lectures}\n    lectures:\n");
    for (int i = 0; i < starts.size(); i++) {
      yaml.append(
          """
                - number: %1$d
                  title: {zh: 第%1$d周病例讨论, en: Cases of week %1$d}
                  speakers:
                    - name: {zh: 李明, en: Ming Li}
                      affiliation: {zh: 第一医院重症医学科, en: "First Hospital, Intensive Care"}
                  start: %2$s
                  zone: Asia/Shanghai
                  link: https://live.example.org/%1$d/
                  languages: [zh]
          """
              .formatted(i + 1, START.format(starts.get(i))));
    }
    return starts.isEmpty() ? "series: []\n" : yaml.toString();
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
