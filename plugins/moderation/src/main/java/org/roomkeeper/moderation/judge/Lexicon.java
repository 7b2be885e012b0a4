package org.roomkeeper.moderation.judge;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.roomkeeper.api.Lists;
import org.roomkeeper.moderation.judge.Term.Role;
import org.roomkeeper.text.Folded;
import org.roomkeeper.text.Folding;
import org.roomkeeper.text.Pinyin;
import org.roomkeeper.text.Unmasking;

/**
 * All word files, ready to be searched for at once: one pass over the plain reading of a message,
 * one over what unmasking uncovers, if it may uncover anything, and the patterns. What excuses is
 * looked for only in a message that something accuses. Immutable; safe for use by many threads.
 */
public final class Lexicon {
  private static final int SHORTEST_IN_DISGUISE = 4;
  private static final int SHORTEST_PLURAL = 3;
  private static final int SHORTEST_HINT_IN_DISGUISE = 6;

  private final Trie<List<Term>> accusing;
  private final Trie<List<Term>> unmasked;
  private final Patterns accusingPatterns;
  private final Trie<List<Term>> other;
  private final Patterns otherPatterns;
  private final Optional<Lexicon> tried;

  private Lexicon(Forms forms, Optional<Lexicon> tried) {
    this.accusing = new Trie<>(forms.accusing());
    this.unmasked = new Trie<>(forms.unmasked());
    this.accusingPatterns =
        Patterns.of(forms.patterns().stream().filter(one -> one.role().accuses()).toList());
    this.other = new Trie<>(forms.other());
    this.otherPatterns =
        Patterns.of(forms.patterns().stream().filter(one -> !one.role().accuses()).toList());
    this.tried = tried;
  }

  /** The forms of all entries, each with the entries that have it. */
  private record Forms(
      SortedMap<String, List<Term>> accusing,
      SortedMap<String, List<Term>> unmasked,
      SortedMap<String, List<Term>> other,
      List<Term> patterns) {
    Forms() {
      this(new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new ArrayList<>());
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
    for (Lists.Entry<Words> file : files) {
      for (Map.Entry<Term, String> form : terms(file).entrySet()) {
        Term term = form.getKey();
        if (Words.isPattern(term.entry())) {
          forms.patterns().add(term);
        } else {
          addForms(term, form.getValue(), forms);
        }
      }
    }
    return new Lexicon(forms, tried);
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

  private static void addForms(Term term, String form, Forms forms) {
    if (form.isEmpty()) {
      return;
    }
    if (!term.role().accuses()) {
      add(forms.other(), form, term);
      return;
    }
    add(forms.accusing(), form, term);
    boolean han = isHan(form);
    if (form.chars().noneMatch(c -> c >= '0' && c <= '9')
        && (han || form.length() >= shortest(term))) {
      add(forms.unmasked(), Unmasking.of(form), term);
    }
    if (han && form.length() >= 2 && form.length() <= 8) {
      addSounds(term, form, forms.accusing());
    }
  }

  private static int shortest(Term term) {
    return term.role() == Role.HINT ? SHORTEST_HINT_IN_DISGUISE : SHORTEST_IN_DISGUISE;
  }

  /** How a Chinese word is typed by somebody who does not want it to be found. */
  private static void addSounds(Term term, String form, Map<String, List<Term>> accusing) {
    List<String> syllables = Pinyin.of(form);
    String spelled = String.join("", syllables);
    if (spelled.length() >= 6) {
      Role weaker = term.role() == Role.STRONG ? Role.ASK : term.role();
      Term sound =
          new Term(term.topic(), weaker, term.kind(), term.entry(), term.file(), "pinyin", false);
      add(accusing, spelled, sound);
      add(accusing, String.join(" ", syllables), sound);
    }
    if (term.role() == Role.STRONG && syllables.size() >= 3 && syllables.size() <= 5) {
      var initials = new StringBuilder();
      syllables.forEach(syllable -> initials.append(syllable.charAt(0)));
      add(accusing, initials.toString(), term.disguised(Role.HINT, "initials"));
    }
  }

  private static void add(Map<String, List<Term>> forms, String form, Term term) {
    forms.computeIfAbsent(form, key -> new ArrayList<>()).add(term);
  }

  private static boolean isHan(String form) {
    return form.chars().allMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN);
  }

  /**
   * Everything that stands in a text, in no order; each place of an entry once a reading. Nothing
   * if nothing in it accuses.
   */
  List<Found> find(String text) {
    Folded folded = Folding.fold(text);
    char[] chars = folded.characters();
    var found = new ArrayList<Found>();
    searchPlain(accusing, folded, chars, found);
    if (folded.mayHide()) {
      searchUncovered(folded.unmasked(), found);
    }
    accusingPatterns.find(folded, chars, found);
    if (!found.isEmpty()) {
      searchPlain(other, folded, chars, found);
      otherPatterns.find(folded, chars, found);
    }
    return found;
  }

  private static void searchPlain(
      Trie<List<Term>> words, Folded folded, char[] chars, List<Found> found) {
    for (int begin = 0; begin < chars.length; begin++) {
      if (folded.isBoundary(begin) && words.mayBegin(chars, chars.length, begin)) {
        words.visit(
            chars,
            chars.length,
            begin,
            (from, to, terms) -> add(folded, from, to, terms, false, found));
      }
    }
  }

  /** Looks only at words that hold something uncovered. */
  private void searchUncovered(Folded folded, List<Found> found) {
    char[] chars = folded.characters();
    int begin = 0;
    for (int place = folded.nextUncovered(0); place >= 0; place = folded.nextUncovered(begin)) {
      for (begin = Math.max(begin, place - unmasked.longest() + 1); begin <= place; begin++) {
        if (folded.isBoundary(begin) && unmasked.mayBegin(chars, chars.length, begin)) {
          unmasked.visit(
              chars,
              chars.length,
              begin,
              (from, to, terms) -> {
                if (folded.uncovered(from, to)) {
                  add(folded, from, to, terms, true, found);
                }
              });
        }
      }
    }
  }

  private static void add(
      Folded folded, int begin, int end, List<Term> terms, boolean disguised, List<Found> found) {
    for (Term term : terms) {
      int stop = end(folded, end, term);
      if (stop > 0) {
        found.add(new Found(term, folded.original(begin, stop), disguised));
      }
    }
  }

  /** Where the word ends, a plural or an open ending counted; 0 if it goes on. */
  private static int end(Folded folded, int end, Term term) {
    if (folded.isBoundary(end)) {
      return end;
    }
    if (term.open()) {
      int stop = end;
      while (!folded.isBoundary(stop)) {
        stop++;
      }
      return stop;
    }
    return term.entry().length() >= SHORTEST_PLURAL
            && folded.text().charAt(end) == 's'
            && folded.isBoundary(end + 1)
        ? end + 1
        : 0;
  }
}
