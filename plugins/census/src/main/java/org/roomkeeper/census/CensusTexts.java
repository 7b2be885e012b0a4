package org.roomkeeper.census;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;

/** The plugin's texts, numbers and days in one reader's language; English where there is none. */
final class CensusTexts {
  private static final Map<String, Properties> READ = new ConcurrentHashMap<>();

  private final Locale locale;
  private final Properties texts;

  private CensusTexts(Locale locale) {
    this.locale = locale;
    Properties own = READ.computeIfAbsent(locale.getLanguage(), CensusTexts::read);
    this.texts = own.isEmpty() ? READ.computeIfAbsent("en", CensusTexts::read) : own;
  }

  static CensusTexts in(String language) {
    return new CensusTexts(Locale.forLanguageTag(language));
  }

  private static Properties read(String language) {
    var texts = new Properties();
    String name = "texts_" + (language.matches("[a-z]{2,8}") ? language : "en") + ".properties";
    try (var file = CensusTexts.class.getResourceAsStream(name)) {
      if (file != null) {
        texts.load(new InputStreamReader(file, StandardCharsets.UTF_8));
      }
      return texts;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Locale locale() {
    return locale;
  }

  /** A text with its places filled in. */
  String say(String key, Object... arguments) {
    return new MessageFormat(texts.getProperty(key, key), Locale.ROOT).format(arguments);
  }

  /** A number as the reader writes it. */
  String number(long number) {
    return NumberFormat.getIntegerInstance(locale).format(number);
  }

  /** A share of a whole, in per cent. */
  String share(long part, long whole) {
    return whole == 0 ? "" : Math.round(100.0 * part / whole) + " %";
  }

  /** A day of a year that is clear. */
  String day(LocalDate day) {
    return day.format(DateTimeFormatter.ofLocalizedPattern("MMMd").withLocale(locale));
  }

  /** A day with its year. */
  String fullDay(LocalDate day) {
    return day.format(DateTimeFormatter.ofLocalizedPattern("yMMMd").withLocale(locale));
  }

  /** Several things in one line. */
  String list(List<String> things) {
    return String.join(say("between"), things);
  }
}
