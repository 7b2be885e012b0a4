package org.roomkeeper.moderation.judge;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One file of {@code config/words/}: the words of one topic in one language, or, in the folder
 * {@code any}, what excuses in all topics.
 *
 * <p>An entry is a word or phrase. In scripts with spaces it is found as whole words, with a plural
 * <i>s</i> or without; a star at its end lets the last word go on in any way. In Chinese, Japanese
 * and Korean it is found anywhere. An entry between slashes is a pattern in RE2's syntax, matched
 * against the folded text: lower case, simplified characters, single spaces, no hyphens.
 *
 * <p>Every list may be left out.
 *
 * @param strong one of these is enough to act
 * @param ask one of these is enough to ask a moderator
 * @param hints by kind: nothing alone; two different kinds together ask
 * @param allowed what is never an accusation and excuses the words inside it
 * @param clinical words of professional talk: the more of them, the less hints count
 * @param rejects what keeps the topic out of the room ("no politics here please")
 */
public record Words(
    Optional<List<String>> strong,
    Optional<List<String>> ask,
    Optional<Map<String, List<String>>> hints,
    Optional<List<String>> allowed,
    Optional<List<String>> clinical,
    Optional<List<String>> rejects) {
  /** Copies the lists; refuses empty entries and patterns that RE2 does not take. */
  public Words {
    strong = strong.map(List::copyOf);
    ask = ask.map(List::copyOf);
    hints = hints.map(Map::copyOf);
    allowed = allowed.map(List::copyOf);
    clinical = clinical.map(List::copyOf);
    rejects = rejects.map(List::copyOf);
    Stream.concat(
            Stream.of(strong, ask, allowed, clinical, rejects)
                .flatMap(Optional::stream)
                .flatMap(List::stream),
            hints.stream().flatMap(kinds -> kinds.values().stream()).flatMap(List::stream))
        .forEach(Words::check);
  }

  private static void check(String entry) {
    if (entry.isBlank() || entry.equals("*")) {
      throw new IllegalArgumentException("an entry is empty");
    }
    if (isPattern(entry)) {
      try {
        Pattern.compile(entry.substring(1, entry.length() - 1));
      } catch (PatternSyntaxException e) {
        throw new IllegalArgumentException(
            "not a pattern: " + entry + ": " + e.getDescription(), e);
      }
    }
  }

  static boolean isPattern(String entry) {
    return entry.length() > 2 && entry.startsWith("/") && entry.endsWith("/");
  }
}
