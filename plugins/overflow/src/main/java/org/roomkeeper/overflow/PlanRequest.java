package org.roomkeeper.overflow;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.roomkeeper.api.Bundle;
import org.roomkeeper.api.Verb.WrongUse;

/**
 * What is asked of {@code plan-growth}.
 *
 * @param arrivals the file that says who comes when
 * @param perHour how many come an hour, if there is no such file
 * @param length how long people come at this rate; empty: until the named rooms are full
 * @param opening how long opening a room shall take
 * @param community whose rooms, where there are several
 * @param empty whether it begins without rooms, whatever there is now
 * @param seed of the chance by which people come
 * @param json whether the answer is for a program
 * @param svg where to draw it
 * @param csv where to write it, minute by minute
 */
record PlanRequest(
    Optional<Path> arrivals,
    double perHour,
    Optional<Duration> length,
    Optional<Duration> opening,
    Optional<String> community,
    boolean empty,
    long seed,
    boolean json,
    Optional<Path> svg,
    Optional<Path> csv) {
  private static final Pattern RATE = Pattern.compile("(\\d{1,7}(?:\\.\\d{1,3})?)/([mhd])");
  private static final Pattern DURATION = Pattern.compile("(\\d{1,5})([mhd])");
  private static final double MOST_PER_HOUR = 100_000;
  private static final Duration LONGEST = Duration.ofDays(366);

  /** Reads the words of the command line. */
  static PlanRequest of(List<String> words, Bundle.InLanguage texts) throws WrongUse {
    var left = new ArrayList<>(words);
    boolean json = left.remove("--json");
    boolean empty = left.remove("--from-nothing");
    Optional<Path> arrivals = option(left, "--arrivals", texts).map(Path::of);
    Optional<String> rate = option(left, "--rate", texts);
    Optional<String> length = option(left, "--for", texts);
    Optional<String> opening = option(left, "--opening", texts);
    Optional<String> community = option(left, "--community", texts);
    Optional<String> seed = option(left, "--seed", texts);
    Optional<Path> svg = option(left, "--svg", texts).map(Path::of);
    Optional<Path> csv = option(left, "--csv", texts).map(Path::of);
    if (!left.isEmpty()) {
      throw new WrongUse(texts.say("plan.unknown", left.getFirst()));
    }
    if (arrivals.isPresent() == rate.isPresent()) {
      throw new WrongUse(texts.say("plan.one-of-two"));
    }
    if (arrivals.isPresent() && length.isPresent()) {
      throw new WrongUse(texts.say("plan.for-needs-rate"));
    }
    return new PlanRequest(
        arrivals,
        rate.isPresent() ? perHour(rate.get(), texts) : 0,
        length.isPresent() ? Optional.of(duration("--for", length.get(), texts)) : Optional.empty(),
        opening.isPresent()
            ? Optional.of(duration("--opening", opening.get(), texts))
            : Optional.empty(),
        community,
        empty,
        seed.isPresent() ? number(seed.get(), texts) : 1,
        json,
        svg,
        csv);
  }

  private static Optional<String> option(List<String> left, String name, Bundle.InLanguage texts)
      throws WrongUse {
    for (int i = 0; i < left.size(); i++) {
      String word = left.get(i);
      if (word.startsWith(name + "=")) {
        left.remove(i);
        return Optional.of(word.substring(name.length() + 1));
      }
      if (word.equals(name)) {
        if (i + 1 == left.size() || left.get(i + 1).startsWith("--")) {
          throw new WrongUse(texts.say("plan.needs-value", name));
        }
        left.remove(i);
        return Optional.of(left.remove(i));
      }
    }
    return Optional.empty();
  }

  private static double perHour(String rate, Bundle.InLanguage texts) throws WrongUse {
    Matcher read = RATE.matcher(rate);
    if (!read.matches()) {
      throw new WrongUse(texts.say("plan.bad-rate", rate));
    }
    double many = Double.parseDouble(read.group(1));
    double perHour =
        switch (read.group(2)) {
          case "m" -> many * 60;
          case "d" -> many / 24;
          default -> many;
        };
    if (perHour <= 0 || perHour > MOST_PER_HOUR) {
      throw new WrongUse(texts.say("plan.bad-rate", rate));
    }
    return perHour;
  }

  private static Duration duration(String name, String written, Bundle.InLanguage texts)
      throws WrongUse {
    Matcher read = DURATION.matcher(written);
    if (read.matches()) {
      long many = Long.parseLong(read.group(1));
      Duration duration =
          switch (read.group(2)) {
            case "m" -> Duration.ofMinutes(many);
            case "h" -> Duration.ofHours(many);
            default -> Duration.ofDays(many);
          };
      if (duration.isPositive() && duration.compareTo(LONGEST) <= 0) {
        return duration;
      }
    }
    throw new WrongUse(texts.say("plan.bad-duration", name, written));
  }

  private static long number(String written, Bundle.InLanguage texts) throws WrongUse {
    if (!written.matches("-?\\d{1,18}")) {
      throw new WrongUse(texts.say("plan.bad-seed", written));
    }
    return Long.parseLong(written);
  }
}
