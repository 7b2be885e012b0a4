package org.roomkeeper.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The texts of a plugin in all languages: files {@code texts_<language>.properties} in UTF-8 beside
 * its class, whose values are {@link MessageFormat} patterns. {@link Phrase Phrases} are put into
 * words by the core, for each reader; what a plugin says itself, on its pages, at the command line
 * and to one person, it says {@link #in(String) in a language}. Safe for use by many threads.
 */
public final class Bundle {
  /** The language that stands in where a text lacks the one asked for. */
  public static final String FALLBACK = "en";

  private final ClassLoader loader;
  private final String folder;
  private final Map<String, Map<String, String>> languages = new ConcurrentHashMap<>();

  /**
   * The texts in a folder of a class loader; files are read when first needed.
   *
   * @param loader where from
   * @param folder the folder, parts separated by slashes, without one at its ends
   */
  public Bundle(ClassLoader loader, String folder) {
    this.loader = loader;
    this.folder = folder;
  }

  /** The texts that lie beside a class: a plugin's beside its plugin class. */
  public static Bundle beside(Class<?> type) {
    return new Bundle(type.getClassLoader(), type.getPackageName().replace('.', '/'));
  }

  /** What a plugin says itself to somebody who reads this language. */
  public InLanguage in(String language) {
    return new InLanguage(this, language);
  }

  /** The same for whoever sits at the command line. */
  public InLanguage in(Locale language) {
    return in(language.toLanguageTag());
  }

  /**
   * A phrase in a language: in it, else in its primary language ({@code zh} for {@code zh-TW}),
   * else in English; empty if no file has the key.
   */
  public Optional<String> find(String language, Phrase phrase) {
    String pattern = pattern(language, phrase.key());
    if (pattern == null) {
      return Optional.empty();
    }
    return Optional.of(
        new MessageFormat(pattern, Locale.ROOT).format(phrase.arguments().toArray()));
  }

  /** As {@link #find}, and where no file has the key, the key and its arguments as they are. */
  public String say(String language, Phrase phrase) {
    return find(language, phrase).orElseGet(() -> bare(phrase));
  }

  /** The patterns of a language by key, without any of its stand-ins; empty if it has no file. */
  public Map<String, String> patterns(String language) {
    return languages.computeIfAbsent(language, this::read);
  }

  /**
   * The texts in one reader's language.
   *
   * @param bundle the texts
   * @param language a BCP 47 tag
   */
  public record InLanguage(Bundle bundle, String language) {
    /**
     * A text; where no file has it, its key.
     *
     * @param arguments what fills {@code {0}}, {@code {1}}, …; numbers are grouped, and may choose
     *     between words
     */
    public String say(String key, Object... arguments) {
      String pattern = bundle.pattern(language, key);
      return pattern == null ? key : new MessageFormat(pattern, Locale.ROOT).format(arguments);
    }
  }

  static String bare(Phrase phrase) {
    return phrase.arguments().isEmpty()
        ? phrase.key()
        : phrase.key() + " " + String.join(" ", phrase.arguments());
  }

  private @Nullable String pattern(String language, String key) {
    String own = wellFormed(language) ? patterns(language).get(key) : null;
    if (own != null) {
      return own;
    }
    int dash = language.indexOf('-');
    String primary = dash < 0 ? null : pattern(language.substring(0, dash), key);
    return primary != null ? primary : patterns(FALLBACK).get(key);
  }

  /** What a browser asks for becomes part of a resource's name: nothing but a tag may. */
  private static boolean wellFormed(String language) {
    return language.length() <= 12
        && !language.isEmpty()
        && language.chars().allMatch(c -> c == '-' || (c < 128 && Character.isLetterOrDigit(c)));
  }

  private Map<String, String> read(String language) {
    try (InputStream file =
        loader.getResourceAsStream(folder + "/texts_" + language + ".properties")) {
      Map<String, String> texts = new TreeMap<>();
      if (file != null) {
        Properties properties = new Properties();
        properties.load(new InputStreamReader(file, StandardCharsets.UTF_8));
        properties
            .stringPropertyNames()
            .forEach(key -> texts.put(key, properties.getProperty(key)));
      }
      return texts;
    } catch (IOException e) {
      throw new UncheckedIOException("texts_" + language + ".properties in " + folder, e);
    }
  }
}
