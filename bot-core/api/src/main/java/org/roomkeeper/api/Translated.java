package org.roomkeeper.api;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Texts for members as settings hold them: one for each language, under its BCP 47 tag, with places
 * such as <code>{community}</code> to fill in.
 */
public final class Translated {
  private Translated() {}

  /**
   * Checks texts that a settings file holds.
   *
   * @param what the name of the setting, for the message
   * @param texts the texts by language
   * @param longest the most characters of one text
   * @param places the names that may stand in braces
   * @return a copy
   * @throws IllegalArgumentException if there is no text, or one is empty, too long, or has a place
   *     that nothing fills
   */
  public static Map<String, String> check(
      String what, Map<String, String> texts, int longest, String... places) {
    if (texts.isEmpty()) {
      throw new IllegalArgumentException(what + " is missing in every language");
    }
    texts.forEach(
        (language, text) -> {
          String where = what + " (" + language + ")";
          Texts.check(where, text, longest);
          for (int open = text.indexOf('{'); open >= 0; open = text.indexOf('{', open + 1)) {
            int close = text.indexOf('}', open);
            String place = close < 0 ? text.substring(open + 1) : text.substring(open + 1, close);
            if (close < 0 || !Arrays.asList(places).contains(place)) {
              throw new IllegalArgumentException(
                  where + " has {" + place + "}; what can be filled in is " + list(places));
            }
          }
        });
    return Map.copyOf(texts);
  }

  /**
   * The text in a language; else in the same language of another region or script; else in the
   * first of {@code others} that there is; else in any.
   *
   * @throws IllegalArgumentException if there is no text at all
   */
  public static String in(String language, Map<String, String> texts, List<String> others) {
    if (texts.isEmpty()) {
      throw new IllegalArgumentException("there is no text in any language");
    }
    String exact = texts.get(language);
    if (exact != null) {
      return exact;
    }
    int dash = language.indexOf('-');
    String plain = dash < 0 ? null : texts.get(language.substring(0, dash));
    if (plain != null) {
      return plain;
    }
    return others.stream()
        .filter(texts::containsKey)
        .findFirst()
        .map(texts::get)
        .orElseGet(
            () ->
                texts.entrySet().stream().min(Map.Entry.comparingByKey()).orElseThrow().getValue());
  }

  /**
   * The text with each <code>{place}</code> filled in; what was filled in is not looked at again.
   */
  public static String fill(String text, Map<String, String> values) {
    var filled = new StringBuilder();
    int from = 0;
    for (int open = text.indexOf('{'); open >= 0; open = text.indexOf('{', from)) {
      int close = text.indexOf('}', open);
      String value = close < 0 ? null : values.get(text.substring(open + 1, close));
      filled.append(text, from, open);
      if (value == null) {
        filled.append('{');
        from = open + 1;
      } else {
        filled.append(value);
        from = close + 1;
      }
    }
    return filled.append(text, from, text.length()).toString();
  }

  private static String list(String[] places) {
    return places.length == 0 ? "nothing" : "{" + String.join("}, {", places) + "}";
  }
}
