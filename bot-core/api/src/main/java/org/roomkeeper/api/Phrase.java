package org.roomkeeper.api;

import java.util.Arrays;
import java.util.List;

/**
 * A text that every reader gets in their own language: the key of a text and its arguments. A
 * plugin's texts stand in {@code texts_en.properties} and {@code texts_zh.properties} (UTF-8,
 * {@link java.text.MessageFormat}) beside its plugin class; further languages are further files. A
 * test fails on a key that a language lacks.
 *
 * @param key a key of the plugin's texts: {@code a-z 0-9 - .}
 * @param arguments what fills {@code {0}}, {@code {1}}, …
 */
public record Phrase(String key, List<String> arguments) {
  /** Copies the arguments. */
  public Phrase {
    Ids.check("phrase", key, 96, "[a-z0-9.-]+");
    arguments = List.copyOf(arguments);
  }

  /** A phrase whose arguments are printed by {@link Object#toString()}. */
  public static Phrase of(String key, Object... arguments) {
    return new Phrase(key, Arrays.stream(arguments).map(Object::toString).toList());
  }
}
