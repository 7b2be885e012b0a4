package org.roomkeeper.moderation.judge;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.roomkeeper.api.Lists;

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
 * @param rules rules of their own by name, {@code a-z 0-9 -}, each trusted as far as it says
 * @param stage how far everything in the file is trusted at most; {@code act} if it does not say
 * @param block strong, and never right wherever it stands: the platform itself may keep members
 *     from sending it to customers. Plain words of 8 to 32 characters, in Chinese, Japanese and
 *     Korean 2 to 32, that stand in no excuse
 */
public record Words(
    Optional<List<String>> strong,
    Optional<List<String>> ask,
    Optional<Map<String, List<String>>> hints,
    Optional<List<String>> allowed,
    Optional<List<String>> clinical,
    Optional<List<String>> rejects,
    Optional<Map<String, Rule>> rules,
    Optional<Stage> stage,
    Optional<List<String>> block)
    implements Lists.Whole<Words> {
  private static final Set<String> LISTS =
      Set.of("strong", "ask", "hints", "allowed", "clinical", "rejects", "block", "stage");

  /**
   * A rule of its own: what it finds is counted for itself, and it is trusted as far as it says. A
   * new one begins in shadow.
   *
   * @param stage {@code shadow}: hits are only kept; {@code ask}: one is enough to ask a moderator;
   *     {@code act}: one is enough to act
   * @param entries words, phrases and patterns, as in the lists
   * @param urgent whether its cards come in quiet hours too; no if it does not say
   */
  public record Rule(Stage stage, List<String> entries, Optional<Boolean> urgent) {
    /** Copies the entries; refuses what the lists refuse. */
    public Rule {
      entries = List.copyOf(entries);
      entries.forEach(Words::check);
    }
  }

  /** Copies the lists; refuses empty entries and patterns that RE2 does not take. */
  public Words {
    strong = strong.map(List::copyOf);
    ask = ask.map(List::copyOf);
    // In an order of their own: of two lists that hold the same word, the same one counts each
    // time.
    hints = hints.map(kinds -> Collections.unmodifiableMap(new TreeMap<>(kinds)));
    allowed = allowed.map(List::copyOf);
    clinical = clinical.map(List::copyOf);
    rejects = rejects.map(List::copyOf);
    rules = rules.map(named -> Collections.unmodifiableMap(new TreeMap<>(named)));
    rules.orElse(Map.of()).keySet().forEach(Words::checkName);
    block = block.map(List::copyOf);
    Stream.concat(
            Stream.of(strong, ask, allowed, clinical, rejects, block)
                .flatMap(Optional::stream)
                .flatMap(List::stream),
            hints.stream().flatMap(kinds -> kinds.values().stream()).flatMap(List::stream))
        .forEach(Words::check);
    block.stream().flatMap(List::stream).forEach(Words::checkBlocked);
  }

  @Override
  public List<Lists.Clash> clashes(List<Lists.Entry<Words>> all) {
    return Blockable.clashes(this, all);
  }

  private static void checkBlocked(String entry) {
    if (Blockable.isShapeless(entry)) {
      throw new IllegalArgumentException(
          "block takes plain words of 8 to 32 characters, in Chinese, Japanese and Korean 2 to 32: "
              + entry);
    }
  }

  /** Everything of which one is enough to act: what is strong, and what is blocked. */
  Optional<List<String>> enough() {
    var both = Stream.of(strong, block).flatMap(Optional::stream).flatMap(List::stream).toList();
    return both.isEmpty() ? Optional.empty() : Optional.of(both);
  }

  /** How far everything in the file is trusted at most. */
  public Stage trusted() {
    return stage.orElse(Stage.ACT);
  }

  /** The same excuses with other accusations, all of them as far trusted as they say. */
  Words accusing(
      Optional<List<String>> otherStrong,
      Optional<List<String>> otherAsk,
      Map<String, List<String>> otherHints,
      Map<String, Rule> otherRules) {
    return new Words(
        otherStrong,
        otherAsk,
        Optional.of(otherHints),
        allowed,
        clinical,
        rejects,
        Optional.of(otherRules),
        Optional.empty(),
        Optional.empty());
  }

  private static void checkName(String name) {
    if (!name.matches("[a-z0-9][a-z0-9-]{0,39}") || LISTS.contains(name)) {
      throw new IllegalArgumentException(
          "a rule's name is 1 to 40 of a-z 0-9 - and no list's name: " + name);
    }
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
