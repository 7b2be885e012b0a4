package org.roomkeeper.runtime.settings;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.roomkeeper.api.Phrase;
import org.roomkeeper.runtime.texts.CoreTexts;

/**
 * Something wrong in a settings file. Never holds a secret.
 *
 * @param file the file, below the config folder, such as {@code plugins/welcome.yaml}
 * @param line from 1
 * @param column from 1
 * @param what what is wrong; a phrase of the core
 * @param nearest the nearest valid name, where one is near
 */
public record Problem(String file, int line, int column, Phrase what, Optional<String> nearest) {
  /** By file, then by place. */
  static final Comparator<Problem> BY_PLACE =
      Comparator.comparing(Problem::file)
          .thenComparingInt(Problem::line)
          .thenComparingInt(Problem::column);

  private static final String REFUSED = "settings.refused";

  /** A problem of a whole file. */
  static Problem of(String file, Phrase what) {
    return new Problem(file, 1, 1, what, Optional.empty());
  }

  /** One line such as {@code rooms.yaml:3:5: unknown key "nmae"; did you mean "name"?}. */
  public String in(String language) {
    String said = CoreTexts.ALL.say(language, whatFor(language));
    String whole =
        nearest
            .map(name -> CoreTexts.ALL.say(language, Phrase.of("settings.nearest", said, name)))
            .orElse(said);
    return CoreTexts.ALL.say(language, Phrase.of("settings.place", file, line, column, whole));
  }

  /**
   * Of a plugin's own words, which the phrase holds in English and in Chinese, those to be read.
   */
  private Phrase whatFor(String language) {
    return what.key().equals(REFUSED) && language.startsWith("zh")
        ? Phrase.of(REFUSED, what.arguments().getLast())
        : what;
  }

  /** All of them, one a line, ordered by place. */
  public static String all(List<Problem> problems, String language) {
    return problems.stream()
        .sorted(BY_PLACE)
        .map(problem -> problem.in(language))
        .collect(Collectors.joining("\n"));
  }
}
