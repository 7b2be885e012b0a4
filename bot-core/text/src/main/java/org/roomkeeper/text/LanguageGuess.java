package org.roomkeeper.text;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import opennlp.tools.langdetect.Language;
import opennlp.tools.langdetect.LanguageDetector;
import opennlp.tools.langdetect.LanguageDetectorME;
import opennlp.tools.langdetect.LanguageDetectorModel;

/**
 * Tells the language of a message among those that rooms speak: by its script where that is enough,
 * else by OpenNLP's detector. Safe for many threads.
 */
public final class LanguageGuess {
  private static final String MODEL = "langdetect-183.bin";
  private static final double HAN_IS_CHINESE = 0.2;

  /** What the detector calls the languages that are written in Latin letters. */
  private static final Map<String, String> LATIN =
      Map.of("eng", "en", "fra", "fr", "ita", "it", "spa", "es", "deu", "de", "por", "pt");

  private final ThreadLocal<LanguageDetector> detector;

  private LanguageGuess(LanguageDetectorModel model) {
    detector = ThreadLocal.withInitial(() -> new LanguageDetectorME(model));
  }

  /**
   * Loads the detector.
   *
   * @throws IOException if it is not among the program's files, or damaged
   */
  public static LanguageGuess load() throws IOException {
    try (InputStream in = LanguageGuess.class.getClassLoader().getResourceAsStream(MODEL)) {
      if (in == null) {
        throw new IOException(MODEL + " is not among the program's files");
      }
      return new LanguageGuess(new LanguageDetectorModel(in));
    }
  }

  /** The language, a BCP 47 tag such as {@code zh}; empty where there are no words. */
  public Optional<String> of(String text) {
    int han = 0;
    int letters = 0;
    int latin = 0;
    int cyrillic = 0;
    for (int at = 0; at < text.length(); ) {
      int c = text.codePointAt(at);
      at += Character.charCount(c);
      if (!Character.isLetter(c)) {
        continue;
      }
      letters++;
      switch (Character.UnicodeScript.of(c)) {
        case HIRAGANA, KATAKANA -> {
          return Optional.of("ja");
        }
        case HANGUL -> {
          return Optional.of("ko");
        }
        case HAN -> han++;
        case CYRILLIC -> cyrillic++;
        case LATIN -> latin++;
        default -> {}
      }
    }
    if (letters == 0) {
      return Optional.empty();
    }
    if (han > letters * HAN_IS_CHINESE) {
      return Optional.of("zh");
    }
    if (cyrillic > latin) {
      return Optional.of("ru");
    }
    return latin == 0 ? Optional.empty() : latin(text);
  }

  private Optional<String> latin(String text) {
    String best = "en";
    double most = 0;
    for (Language language : detector.get().predictLanguages(text)) {
      String tag = LATIN.get(language.getLang());
      if (tag != null && language.getConfidence() > most) {
        most = language.getConfidence();
        best = tag;
      }
    }
    return Optional.of(best);
  }
}
