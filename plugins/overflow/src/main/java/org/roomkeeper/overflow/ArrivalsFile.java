package org.roomkeeper.overflow;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.roomkeeper.api.Bundle;
import org.roomkeeper.api.Verb.WrongUse;

/** When people come: as a file says, or by chance at a rate. */
final class ArrivalsFile {
  private static final int MOST = 1_000_000;

  private ArrivalsFile() {}

  /**
   * Reads a file of lines such as {@code 2026-12-01T08:30} or {@code 2026-12-01T08:30+08:00,12}: a
   * time, and how many came then if it was not one. Empty lines and those that begin with {@code #}
   * are passed over.
   *
   * @param zone of times that name none
   * @return when each person comes, in order; not empty
   */
  static List<Instant> read(Path file, ZoneId zone, Bundle.InLanguage texts)
      throws IOException, WrongUse {
    var arrivals = new ArrayList<Instant>();
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      int number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        if (!line.isBlank() && !line.startsWith("#")) {
          add(line.strip(), number, zone, arrivals, texts);
        }
      }
    } catch (MalformedInputException notText) {
      throw new WrongUse(texts.say("plan.not-text", file));
    }
    if (arrivals.isEmpty()) {
      throw new WrongUse(texts.say("plan.nobody", file));
    }
    arrivals.sort(Instant::compareTo);
    return List.copyOf(arrivals);
  }

  private static void add(
      String line, int number, ZoneId zone, List<Instant> arrivals, Bundle.InLanguage texts)
      throws WrongUse {
    String[] parts = line.split("[,;\t]", -1);
    String many = parts.length > 1 ? parts[1].strip() : "1";
    try {
      Instant at = time(parts[0].strip(), zone);
      if (parts.length > 2 || !many.matches("\\d{1,6}")) {
        throw new WrongUse(texts.say("plan.bad-line", number, line));
      }
      if (arrivals.size() + Integer.parseInt(many) > MOST) {
        throw new WrongUse(texts.say("plan.too-many", MOST));
      }
      for (int i = 0; i < Integer.parseInt(many); i++) {
        arrivals.add(at);
      }
    } catch (DateTimeException noTime) {
      throw new WrongUse(texts.say("plan.bad-line", number, line));
    }
  }

  private static Instant time(String written, ZoneId zone) {
    String iso = written.replace(' ', 'T');
    boolean hasZone = iso.endsWith("Z") || iso.matches(".*[+-]\\d\\d:\\d\\d");
    return hasZone
        ? OffsetDateTime.parse(iso).toInstant()
        : LocalDateTime.parse(iso).atZone(zone).toInstant();
  }

  /**
   * People who come independently of each other.
   *
   * @param perHour how many on average, positive
   * @param most how many at most
   * @return when each comes, in order; not empty
   */
  static List<Instant> byChance(double perHour, Instant start, Instant end, int most, long seed) {
    var random = new Random(seed);
    var arrivals = new ArrayList<Instant>();
    arrivals.add(start);
    double hours = 0;
    int bounded = Math.min(most, MOST);
    while (arrivals.size() < bounded) {
      hours -= Math.log(1 - random.nextDouble()) / perHour;
      Instant at = start.plusMillis((long) (hours * 3_600_000));
      if (!at.isBefore(end)) {
        break;
      }
      arrivals.add(at);
    }
    return List.copyOf(arrivals);
  }
}
