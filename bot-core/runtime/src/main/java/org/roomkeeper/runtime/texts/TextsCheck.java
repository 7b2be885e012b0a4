package org.roomkeeper.runtime.texts;

import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.roomkeeper.api.Bundle;

/** Finds what a bundle's languages lack; for the tests of the core and of plugins. */
public final class TextsCheck {
  private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d+)");
  private static final Pattern QUOTED_BRACE = Pattern.compile("'\\{[^']*'");

  private TextsCheck() {}

  /**
   * What is wrong with the texts of a bundle: a key that one language has and another lacks, a
   * pattern that cannot be read, an apostrophe that MessageFormat would swallow, arguments that
   * only one language takes.
   *
   * @param languages the languages that it must have, at least one
   * @return one sentence for each; empty if all is well
   */
  public static List<String> of(Bundle bundle, String... languages) {
    Map<String, Map<String, String>> texts = new LinkedHashMap<>();
    for (String language : languages) {
      texts.put(language, bundle.patterns(language));
    }
    List<String> wrong = new ArrayList<>();
    Set<String> keys = new TreeSet<>();
    texts.values().forEach(patterns -> keys.addAll(patterns.keySet()));
    if (keys.isEmpty()) {
      wrong.add("there are no texts at all");
    }
    texts.forEach(
        (language, patterns) -> {
          for (String key : keys) {
            if (!patterns.containsKey(key)) {
              wrong.add("texts_" + language + ".properties lacks " + key);
            } else {
              pattern(language, key, patterns.get(key), wrong);
            }
          }
        });
    for (String key : keys) {
      arguments(key, texts, wrong);
    }
    return wrong;
  }

  private static void pattern(String language, String key, String text, List<String> wrong) {
    String where = "texts_" + language + ".properties: " + key;
    if (text.isBlank()) {
      wrong.add(where + " is empty");
    }
    String rest = QUOTED_BRACE.matcher(text.replace("''", "")).replaceAll("");
    if (rest.indexOf('\'') >= 0) {
      wrong.add(where + " has a single apostrophe; write two");
    }
    try {
      var _ = new MessageFormat(text, Locale.ROOT);
    } catch (IllegalArgumentException e) {
      wrong.add(where + " is no pattern");
    }
  }

  private static void arguments(
      String key, Map<String, Map<String, String>> texts, List<String> wrong) {
    Map<String, Set<String>> taken = new LinkedHashMap<>();
    texts.forEach(
        (language, patterns) -> {
          String text = patterns.get(key);
          if (text != null) {
            taken.put(language, argumentsOf(text));
          }
        });
    if (Set.copyOf(taken.values()).size() > 1) {
      List<String> said = new ArrayList<>();
      taken.forEach((language, arguments) -> said.add(language + " takes " + arguments));
      wrong.add(key + ": " + String.join(", ", said));
    }
  }

  private static Set<String> argumentsOf(String text) {
    Set<String> arguments = new TreeSet<>();
    Matcher found = ARGUMENT.matcher(QUOTED_BRACE.matcher(text).replaceAll(""));
    while (found.find()) {
      arguments.add(found.group(1));
    }
    return arguments;
  }
}
