package org.roomkeeper.census;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.roomkeeper.api.Facts;

/** By what people are told apart. */
enum Dimension {
  /** The country they work in. */
  COUNTRY,
  /** Their profession. */
  PROFESSION,
  /** Their department. */
  DEPARTMENT,
  /** The languages they speak: somebody with two counts under each. */
  LANGUAGE;

  /** The fact of the languages that somebody speaks, in their own words. */
  static final String LANGUAGES = "welcome/languages";

  /** The group of those of whom nothing is known. */
  static final String UNKNOWN = "?";

  private static final int LONGEST = 60;
  private static final int MOST_LANGUAGES = 8;

  /** Its name in keys, settings and files. */
  String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether one person can be in several of its groups. */
  boolean overlaps() {
    return this == LANGUAGE;
  }

  /**
   * The groups that somebody belongs to, at least one: how each is spelt, by its key, under which
   * spellings that differ in case, width and spaces alone are one.
   */
  Map<String, String> groups(Map<String, String> facts) {
    var groups = new LinkedHashMap<String, String>();
    for (String said : values(facts)) {
      String spelt = spelt(said);
      if (!spelt.isEmpty()) {
        groups.putIfAbsent(folded(spelt), spelt);
      }
    }
    if (groups.isEmpty()) {
      groups.put(UNKNOWN, "");
    }
    return groups;
  }

  /** The key of a group however it is spelt. */
  String folded(String spelt) {
    String folded = spelt(spelt).toLowerCase(Locale.ROOT);
    return switch (this) {
      case COUNTRY, PROFESSION, DEPARTMENT -> folded;
      case LANGUAGE ->
          Optional.of(Locale.forLanguageTag(folded).getLanguage())
              .filter(language -> !language.isEmpty())
              .orElse(folded);
    };
  }

  private List<String> values(Map<String, String> facts) {
    return switch (this) {
      case COUNTRY -> List.of(facts.getOrDefault(Facts.COUNTRY, ""));
      case PROFESSION -> List.of(facts.getOrDefault(Facts.PROFESSION, ""));
      case DEPARTMENT -> List.of(facts.getOrDefault(Facts.DEPARTMENT, ""));
      case LANGUAGE -> languages(facts);
    };
  }

  private static List<String> languages(Map<String, String> facts) {
    var spoken = new ArrayList<String>();
    Arrays.stream(facts.getOrDefault(LANGUAGES, "").split("[,;、，；\\s]+", -1))
        .filter(tag -> !tag.isBlank())
        .limit(MOST_LANGUAGES)
        .forEach(spoken::add);
    return spoken.isEmpty() ? List.of(facts.getOrDefault(Facts.LANGUAGE, "")) : List.copyOf(spoken);
  }

  private static String spelt(String said) {
    String plain =
        Normalizer.normalize(said, Normalizer.Form.NFKC)
            .replaceAll("[\\p{Cntrl}\\p{Cf}\\s]+", " ")
            .strip();
    int end =
        plain.offsetByCodePoints(0, Math.min(LONGEST, plain.codePointCount(0, plain.length())));
    return plain.substring(0, end).strip();
  }
}
