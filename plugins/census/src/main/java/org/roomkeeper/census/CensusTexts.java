package org.roomkeeper.census;

import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.roomkeeper.api.Bundle;

/** The plugin's texts, numbers and days in one reader's language; English where there is none. */
final class CensusTexts {
  private final Locale locale;
  private final Bundle.InLanguage texts;

  private CensusTexts(String language) {
    this.locale = Locale.forLanguageTag(language);
    this.texts = CensusPlugin.TEXTS.in(language);
  }

  static CensusTexts in(String language) {
    return new CensusTexts(language);
  }

  Locale locale() {
    return locale;
  }

  /** A text with its places filled in. */
  String say(String key, Object... arguments) {
    return texts.say(key, arguments);
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
