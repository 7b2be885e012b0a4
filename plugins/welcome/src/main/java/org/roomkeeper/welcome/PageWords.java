package org.roomkeeper.welcome;

import java.text.Collator;
import java.text.ListFormat;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.roomkeeper.api.Bundle;
import org.roomkeeper.api.View;

/**
 * What the pages say beside the settings: the plugin's texts in one language. A language more is a
 * file {@code texts_<language>.properties} more; what it lacks is said in English.
 */
final class PageWords {
  private static final Map<String, List<View.Option>> COUNTRIES = new ConcurrentHashMap<>();

  private final Locale language;
  private final Bundle.InLanguage texts;

  PageWords(String language) {
    this.language = Locale.forLanguageTag(language);
    this.texts = WelcomePlugin.TEXTS.in(language);
  }

  String say(String key, Object... arguments) {
    return texts.say(key, arguments);
  }

  /** What can be chosen from, as a sentence has it. */
  String anyOf(List<String> choices) {
    return ListFormat.getInstance(language, ListFormat.Type.OR, ListFormat.Style.FULL)
        .format(choices);
  }

  /** All countries and regions by their names in this language, in its order. */
  List<View.Option> countries() {
    return COUNTRIES.computeIfAbsent(
        language.toLanguageTag(),
        _ ->
            Arrays.stream(Locale.getISOCountries())
                .map(code -> new View.Option(code, country(code)))
                .sorted(Comparator.comparing(View.Option::label, Collator.getInstance(language)))
                .toList());
  }

  /** The name of a country or region. */
  String country(String code) {
    return Locale.of("", code).getDisplayCountry(language);
  }
}
