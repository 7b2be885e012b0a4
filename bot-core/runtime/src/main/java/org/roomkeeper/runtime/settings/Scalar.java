package org.roomkeeper.runtime.settings;

import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A kind of single value.
 *
 * @param wrong the phrase for a text that is none; takes the text
 * @param plain whether it must stand without quotes
 * @param valid the valid texts, where they can be counted
 * @param read text to value; throws a {@link RuntimeException} for a text that is none
 * @param shape how a JSON schema describes its text
 */
record Scalar(
    String wrong,
    boolean plain,
    Supplier<? extends Collection<String>> valid,
    Function<String, ?> read,
    Map<String, ?> shape) {
  private static final Pattern PIECE = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");
  private static final Pattern DURATION = Pattern.compile("(?:\\d{1,9}(?:ms|[smhd]))+");
  private static final Pattern WHOLE = Pattern.compile("[-+]?\\d{1,30}");
  private static final Pattern NUMBER = Pattern.compile("[-+]?\\d{1,30}(\\.\\d{1,30})?");
  private static final Pattern LISTEN =
      Pattern.compile("([A-Za-z0-9.-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}]):(\\d{1,5})");

  private static final Map<Class<?>, Scalar> ALL =
      Map.ofEntries(
          Map.entry(String.class, text("settings.wrong.text", text -> text, Map.of())),
          Map.entry(int.class, number("whole", Scalar::whole, "integer")),
          Map.entry(long.class, number("whole", Scalar::wholeLong, "integer")),
          Map.entry(double.class, number("number", Scalar::decimal, "number")),
          Map.entry(
              boolean.class,
              new Scalar(
                  "settings.wrong.truth",
                  true,
                  () -> List.of("true", "false"),
                  Scalar::truth,
                  Map.of("type", "boolean"))),
          Map.entry(
              Duration.class,
              text(
                  "settings.wrong.duration",
                  Scalar::duration,
                  Map.of("pattern", "^([0-9]{1,9}(ms|s|m|h|d))+$"))),
          Map.entry(
              Instant.class, text("settings.wrong.instant", Instant::parse, format("date-time"))),
          Map.entry(
              ZoneId.class,
              new Scalar(
                  "settings.wrong.zone",
                  false,
                  ZoneId::getAvailableZoneIds,
                  ZoneId::of,
                  Map.of("type", "string"))),
          Map.entry(LocalTime.class, text("settings.wrong.time", LocalTime::parse, Map.of())),
          Map.entry(LocalDate.class, text("settings.wrong.date", LocalDate::parse, format("date"))),
          Map.entry(
              LocalDateTime.class,
              text("settings.wrong.date-time", LocalDateTime::parse, Map.of())),
          Map.entry(
              ZonedDateTime.class, text("settings.wrong.zoned", ZonedDateTime::parse, Map.of())),
          Map.entry(URI.class, text("settings.wrong.address", Scalar::address, format("uri"))),
          Map.entry(Path.class, text("settings.wrong.path", Path::of, Map.of())),
          Map.entry(Locale.class, text("settings.wrong.language", Scalar::language, Map.of())),
          Map.entry(
              InetSocketAddress.class, text("settings.wrong.listen", Scalar::listen, Map.of())));

  /** How to read this class, if it is a single value. */
  static Optional<Scalar> of(Class<?> type) {
    if (type == Integer.class) {
      return of(int.class);
    } else if (type == Long.class) {
      return of(long.class);
    } else if (type == Double.class) {
      return of(double.class);
    } else if (type == Boolean.class) {
      return of(boolean.class);
    }
    return Optional.ofNullable(ALL.get(type));
  }

  /** Whether a text is a well-formed language tag such as {@code zh}. */
  static boolean isLanguage(String tag) {
    try {
      return !language(tag).getLanguage().isEmpty();
    } catch (IllformedLocaleException e) {
      return false;
    }
  }

  private static Scalar text(String wrong, Function<String, ?> read, Map<String, ?> shape) {
    Map<String, Object> described = new TreeMap<>(shape);
    described.put("type", "string");
    return new Scalar(wrong, false, List::of, read, Map.copyOf(described));
  }

  private static Scalar number(String wrong, Function<String, ?> read, String type) {
    return new Scalar("settings.wrong." + wrong, true, List::of, read, Map.of("type", type));
  }

  private static Map<String, String> format(String name) {
    return Map.of("format", name);
  }

  private static Integer whole(String text) {
    check(WHOLE.matcher(text).matches());
    try {
      return Integer.valueOf(text);
    } catch (NumberFormatException e) {
      throw new OutOfRange(Integer.MIN_VALUE, Integer.MAX_VALUE);
    }
  }

  private static Long wholeLong(String text) {
    check(WHOLE.matcher(text).matches());
    try {
      return Long.valueOf(text);
    } catch (NumberFormatException e) {
      throw new OutOfRange(Long.MIN_VALUE, Long.MAX_VALUE);
    }
  }

  private static Double decimal(String text) {
    check(NUMBER.matcher(text).matches());
    return Double.valueOf(text);
  }

  private static Boolean truth(String text) {
    check(text.equals("true") || text.equals("false"));
    return Boolean.valueOf(text);
  }

  private static Duration duration(String text) {
    check(DURATION.matcher(text).matches());
    Duration sum = Duration.ZERO;
    Matcher piece = PIECE.matcher(text);
    while (piece.find()) {
      long count = Long.parseLong(piece.group(1));
      sum =
          sum.plus(
              switch (piece.group(2)) {
                case "ms" -> Duration.ofMillis(count);
                case "s" -> Duration.ofSeconds(count);
                case "m" -> Duration.ofMinutes(count);
                case "h" -> Duration.ofHours(count);
                default -> Duration.ofDays(count);
              });
    }
    return sum;
  }

  private static URI address(String text) {
    URI address = URI.create(text);
    boolean web = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
    check(address.isAbsolute() && (!web || address.getHost() != null));
    return address;
  }

  private static Locale language(String text) {
    Locale locale = new Locale.Builder().setLanguageTag(text).build();
    check(!locale.getLanguage().isEmpty());
    return locale;
  }

  private static InetSocketAddress listen(String text) {
    Matcher parts = LISTEN.matcher(text);
    check(parts.matches());
    return InetSocketAddress.createUnresolved(parts.group(1), Integer.parseInt(parts.group(2)));
  }

  private static void check(boolean good) {
    if (!good) {
      throw new IllegalArgumentException();
    }
  }

  /** A whole number that its type cannot hold. */
  static final class OutOfRange extends RuntimeException {
    private static final long serialVersionUID = 1;
    final long least;
    final long most;

    OutOfRange(long least, long most) {
      this.least = least;
      this.most = most;
    }
  }
}
