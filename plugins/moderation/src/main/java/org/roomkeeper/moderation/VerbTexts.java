package org.roomkeeper.moderation;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Properties;

/** The plugin's texts for whoever sits at the command line: Chinese or English. */
final class VerbTexts {
  private final Properties texts = new Properties();

  VerbTexts(Locale language) {
    String name = language.getLanguage().equals("zh") ? "texts_zh" : "texts_en";
    try (var stream = VerbTexts.class.getResourceAsStream(name + ".properties")) {
      if (stream == null) {
        throw new IllegalStateException("the plugin lacks " + name + ".properties");
      }
      texts.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String text(String key, Object... arguments) {
    return new MessageFormat(texts.getProperty(key, key), Locale.ROOT).format(arguments);
  }
}
