package org.roomkeeper.moderation.judge;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.roomkeeper.api.Lists;
import org.roomkeeper.moderation.judge.Term.Role;
import org.roomkeeper.text.Folded;
import org.roomkeeper.text.Folding;
import org.roomkeeper.text.Pieces;
import org.roomkeeper.text.Pinyin;
import org.roomkeeper.text.Respelling;
import org.roomkeeper.text.Unmasking;
import org.roomkeeper.text.Vocabulary;

/**
 * All word files, ready to be searched for at once: one pass over the plain reading of a message,
 * one over what unmasking uncovers, if it may uncover anything, and the patterns. What excuses is
 * looked for only in a message that something accuses. Immutable; safe for use by many threads.
 */
public final class Lexicon {
  private static final int SHORTEST_IN_DISGUISE = 4;
  private static final int SHORTEST_HINT_IN_DISGUISE = 6;
  private static final int MOST_FREE_GAPS = 4;

  /** The tries, as the sieve knows them. */
  private static final int ACCUSING = 1;

  private static final int OTHER = 1 << 1;
  private static final Patterns.Bits ACCUSING_PATTERNS =
      new Patterns.Bits(1 << 2, 1 << 3, 1 << 4, 1 << 5);
  private static final Patterns.Bits OTHER_PATTERNS =
      new Patterns.Bits(1 << 6, 1 << 7, 1 << 6, 1 << 7);

  private final Trie<List<Term>> accusing;
  private final Trie<List<Term>> unmasked;
  private final Patterns accusingPatterns;
  private final Trie<List<Term>> other;
  private final Patterns otherPatterns;
  private final Sieve sieve;
  private final Vocabulary vocabulary;
  private final Optional<Lexicon> tried;

  private Lexicon(Forms forms, Optional<Lexicon> tried) {
    this.accusing = new Trie<>(forms.accusing());
    this.unmasked = new Trie<>(forms.unmasked());
    var maker = new Sieve.Maker();
    maker.add(ACCUSING, true, forms.accusing().keySet());
    maker.add(OTHER, true, forms.other().keySet());
    this.accusingPatterns =
        Patterns.of(
            forms.patterns().stream().filter(one -> one.role().accuses()).toList(),
            ACCUSING_PATTERNS,
            maker);
    this.other = new Trie<>(forms.other());
    this.otherPatterns =
        Patterns.of(
            forms.patterns().stream().filter(one -> !one.role().accuses()).toList(),
            OTHER_PATTERNS,
            maker);
    this.sieve = maker.made();
    this.vocabulary = Spelling.of(forms.terms());
    this.tried = tried;
  }

  /** The forms of all entries, each with the entries that have it. */
  private record Forms(
      SortedMap<String, List<Term>> accusing,
      SortedMap<String, List<Term>> unmasked,
      SortedMap<String, List<Term>> other,
      List<Term> patterns,
      Map<Term, String> terms) {
    Forms() {
      this(
          new TreeMap<>(),
          new TreeMap<>(),
          new TreeMap<>(),
          new ArrayList<>(),
          new LinkedHashMap<>());
    }
  }

  /**
   * Makes the lists ready; what is only being tried stands apart.
   *
   * @throws IllegalArgumentException if a file lies in a folder that is neither a topic nor {@code
   *     any}
   */
  public static Lexicon of(List<Lists.Entry<Words>> files) {
    return made(
        Staging.inForce(files),
        Staging.tries(files)
            ? Optional.of(made(Staging.inShadow(files), Optional.empty()))
            : Optional.empty());
  }

  /** What is only being tried; empty if nothing is. */
  public Optional<Lexicon> inShadow() {
    return tried;
  }

  private static Lexicon made(List<Lists.Entry<Words>> files, Optional<Lexicon> tried) {
    var forms = new Forms();
    files.forEach(file -> forms.terms().putAll(terms(file)));
    Set<String> shorthand = shorthand(forms.terms());
    forms
        .terms()
        .forEach(
            (term, form) -> {
              if (Words.isPattern(term.entry())) {
                forms.patterns().add(term);
              } else {
                addForms(term, form, shorthand, forms);
              }
            });
    return new Lexicon(forms, tried);
  }

  /** Latin letters that stand for something allowed: they are nobody's initials. */
  private static Set<String> shorthand(Map<Term, String> terms) {
    var shorthand = new HashSet<String>();
    terms.forEach(
        (term, form) -> {
          if (term.role() == Role.ALLOWED && form.chars().allMatch(c -> c >= 'a' && c <= 'z')) {
            shorthand.add(form);
          }
        });
    return shorthand;
  }

  private static Map<Term, String> terms(Lists.Entry<Words> file) {
    Optional<Topic> topic = topicOf(file.file());
    var terms = new LinkedHashMap<Term, String>();
    Words words = file.content();
    lists(words)
        .forEach(
            (role, entries) ->
                collect(
                    terms,
                    topic,
                    role,
                    role.name().toLowerCase(Locale.ROOT),
                    entries,
                    file.file()));
    words
        .hints()
        .ifPresent(
            kinds ->
                kinds.forEach(
                    (kind, entries) ->
                        collect(terms, topic, Role.HINT, kind, entries, file.file())));
    words
        .rules()
        .orElse(Map.of())
        .forEach(
            (name, rule) ->
                collect(
                    terms,
                    topic,
                    rule.stage() == Stage.ACT ? Role.STRONG : Role.ASK,
                    name,
                    rule.entries(),
                    file.file()));
    return terms;
  }

  private static Map<Role, List<String>> lists(Words words) {
    var lists = new EnumMap<Role, List<String>>(Role.class);
    words.enough().ifPresent(list -> lists.put(Role.STRONG, list));
    words.ask().ifPresent(list -> lists.put(Role.ASK, list));
    words.allowed().ifPresent(list -> lists.put(Role.ALLOWED, list));
    words.clinical().ifPresent(list -> lists.put(Role.CLINICAL, list));
    words.rejects().ifPresent(list -> lists.put(Role.REJECTS, list));
    return lists;
  }

  private static Optional<Topic> topicOf(String file) {
    String folder = file.contains("/") ? file.substring(0, file.indexOf('/')) : file;
    Optional<Topic> topic = Topic.of(folder);
    if (topic.isEmpty() && !folder.equals("any")) {
      throw new IllegalArgumentException(
          "words/" + file + " stands in no topic's folder: politics, religion, race or any");
    }
    return topic;
  }

  private static void collect(
      Map<Term, String> terms,
      Optional<Topic> topic,
      Role role,
      String kind,
      List<String> entries,
      String file) {
    for (String entry : entries) {
      if (Words.isPattern(entry)) {
        terms.put(
            new Term(topic, role, kind, entry, file, "", false),
            entry.substring(1, entry.length() - 1));
      } else {
        boolean open = entry.endsWith("*");
        String bare = open ? entry.substring(0, entry.length() - 1) : entry;
        terms.put(
            new Term(topic, role, kind, entry, file, "", open), Folding.fold(bare).text().strip());
      }
    }
  }

  private static void addForms(Term term, String form, Set<String> shorthand, Forms forms) {
    if (form.isEmpty()) {
      return;
    }
    if (!term.role().accuses()) {
      add(forms.other(), form, term);
      return;
    }
    add(forms.accusing(), form, term);
    boolean han = isHan(form);
    if (form.chars().noneMatch(c -> c >= '0' && c <= '9') && mayBeDisguised(term, form.length())) {
      add(forms.unmasked(), Unmasking.of(form), term);
    }
    if (han && form.length() >= 2 && form.length() <= 8) {
      addSounds(term, form, shorthand, forms.accusing());
      Term inPieces = term.weaker(Term.PIECES);
      Pieces.of(form)
          .forEach(pieces -> add(forms.accusing(), Folding.fold(pieces).text(), inPieces));
    }
  }

  /** Whether a word of so many characters is long enough not to come about by chance. */
  static boolean mayBeDisguised(Term term, int length) {
    return length >= (term.role() == Role.HINT ? SHORTEST_HINT_IN_DISGUISE : SHORTEST_IN_DISGUISE)
        || term.entry().codePoints().allMatch(Spelling::isHan);
  }

  /** How a Chinese word is typed by somebody who does not want it to be found. */
  private static void addSounds(
      Term term, String form, Set<String> shorthand, Map<String, List<Term>> accusing) {
    List<String> syllables = Pinyin.of(form);
    String spelled = String.join("", syllables);
    if (spelled.length() >= 6) {
      Term sound = term.weaker(Term.PINYIN);
      spacings(syllables).forEach(spacing -> add(accusing, spacing, sound));
    }
    String initials = Spelling.initials(syllables);
    if (term.role() != Role.HINT
        && Spelling.areTelling(initials)
        && !shorthand.contains(initials)) {
      add(accusing, initials, term.weaker(Term.INITIALS));
    }
  }

  /** With spaces between the syllables, without any, and in a short word with any of them. */
  private static Set<String> spacings(List<String> syllables) {
    int gaps = syllables.size() - 1;
    var spacings = new TreeSet<String>();
    int all = (1 << gaps) - 1;
    for (int spaced = 0; spaced <= all; spaced += gaps > MOST_FREE_GAPS ? all : 1) {
      var spacing = new StringBuilder(syllables.getFirst());
      for (int gap = 0; gap < gaps; gap++) {
        spacing.append(((spaced >> gap) & 1) == 1 ? " " : "").append(syllables.get(gap + 1));
      }
      spacings.add(spacing.toString());
    }
    return spacings;
  }

  private static void add(Map<String, List<Term>> forms, String form, Term term) {
    forms.computeIfAbsent(form, key -> new ArrayList<>()).add(term);
  }

  private static boolean isHan(String form) {
    return form.chars().allMatch(Spelling::isHan);
  }

  /** Looks for everything; for what excuses only where something accuses. */
  Search search(String text) {
    Folded folded = Folding.fold(text);
    Reading plain = new Reading(folded, sieve);
    var search = new Search();
    search.words(accusing, ACCUSING, plain, false);
    Set<Respelling.Chinese> chinese = search.disguises();
    boolean hides = folded.mayHide();
    if (hides) {
      search.uncovered(unmasked, folded.unmasked());
    }
    search.patterns(accusingPatterns, plain, false);
    Optional<Reading> meant =
        hides || !chinese.isEmpty() || Respelling.mayChange(folded)
            ? Respelling.of(folded, vocabulary, chinese).map(one -> new Reading(one, sieve))
            : Optional.empty();
    meant.ifPresent(reading -> search.meant(accusing, ACCUSING, accusingPatterns, reading));
    if (!search.found().isEmpty()) {
      search.words(other, OTHER, plain, false);
      search.patterns(otherPatterns, plain, false);
      meant.ifPresent(reading -> search.meant(other, OTHER, otherPatterns, reading));
    }
    return search;
  }

  /** How many patterns there are. */
  int patterns() {
    return accusingPatterns.count() + otherPatterns.count();
  }
}
