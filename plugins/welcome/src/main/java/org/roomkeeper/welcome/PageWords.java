package org.roomkeeper.welcome;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Collator;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.roomkeeper.api.View;

/**
 * What the pages say beside the settings: the plugin's texts in one language. A language more is a
 * file {@code texts_<language>.properties} more; what it lacks is said in English.
 */
final class PageWords {
  private static final Map<String, Properties> FILES = new ConcurrentHashMap<>();
  private static final Map<String, List<View.Option>> COUNTRIES = new ConcurrentHashMap<>();

  private final Locale language;

  PageWords(String language) {
    this.language = Locale.forLanguageTag(language);
  }

  String say(String key, Object... arguments) {
    return new MessageFormat(pattern(key), Locale.ROOT).format(arguments);
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

  private String pattern(String key) {
    for (String file : List.of(language.toLanguageTag(), language.getLanguage(), "en")) {
      @Nullable String found = FILES.computeIfAbsent(file, PageWords::read).getProperty(key);
      if (found != null) {
        return found;
      }
    }
    return key;
  }

  private static Properties read(String language) {
    var texts = new Properties();
    try (InputStream file =
        PageWords.class.getResourceAsStream("texts_" + language + ".properties")) {
      if (file != null) {
        texts.load(new InputStreamReader(file, StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return texts;
  }
}
