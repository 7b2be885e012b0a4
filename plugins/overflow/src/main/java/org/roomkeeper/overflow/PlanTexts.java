package org.roomkeeper.overflow;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Properties;

/** The plugin's texts for who plans growth or looks at the rooms: Chinese or English. */
final class PlanTexts {
  private final Properties texts = new Properties();

  PlanTexts(Locale language) {
    String name = language.getLanguage().equals("zh") ? "texts_zh" : "texts_en";
    try (var stream = PlanTexts.class.getResourceAsStream(name + ".properties")) {
      if (stream == null) {
        throw new IllegalStateException("the plugin lacks " + name + ".properties");
      }
      texts.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String text(String key, Object... arguments) {
    Object[] plain = new Object[arguments.length];
    for (int i = 0; i < arguments.length; i++) {
      plain[i] = String.valueOf(arguments[i]);
    }
    return new MessageFormat(texts.getProperty(key, key), Locale.ROOT).format(plain);
  }
}
