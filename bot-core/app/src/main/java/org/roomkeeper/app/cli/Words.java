package org.roomkeeper.app.cli;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** What the command line says, in Chinese to those whose terminal is Chinese, else in English. */
public final class Words {
  static final String BUNDLE = "org.roomkeeper.app.cli.words";

  private final Locale locale;
  private final ResourceBundle bundle;

  /** Sentences for whose language this is. */
  public Words(Locale locale) {
    this.locale = locale.getLanguage().equals("zh") ? Locale.CHINESE : Locale.ROOT;
    this.bundle =
        ResourceBundle.getBundle(
            BUNDLE,
            this.locale,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  /** The texts behind picocli's help. */
  ResourceBundle bundle() {
    return bundle;
  }

  /** The language spoken, {@code zh} or {@code en}. */
  Locale language() {
    return locale.equals(Locale.CHINESE) ? Locale.CHINESE : Locale.ENGLISH;
  }

  /** A sentence with its gaps filled. */
  public String say(String key, Object... gaps) {
    return new MessageFormat(bundle.getString(key), locale).format(gaps);
  }
}
