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
 * one over what unmasking uncovers, if it may uncover anything, and the patterns. Immutable; safe
 * for use by many threads.
 */
public final class Lexicon {
  private static final int SHORTEST_IN_DISGUISE = 4;
  private static final int SHORTEST_PLURAL = 3;
  private static final int SHORTEST_HINT_IN_DISGUISE = 6;

  private final Trie<List<Term>> plain;
  private final Trie<List<Term>> unmasked;
  private final Patterns patterns;
  private final Optional<Lexicon> tried;

  private Lexicon(
      SortedMap<String, List<Term>> plain,
      SortedMap<String, List<Term>> unmasked,
      Patterns patterns,
      Optional<Lexicon> tried) {
    this.plain = new Trie<>(plain);
    this.unmasked = new Trie<>(unmasked);
    this.patterns = patterns;
    this.tried = tried;
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
    var plain = new TreeMap<String, List<Term>>();
    var unmasked = new TreeMap<String, List<Term>>();
    var patterns = new ArrayList<Term>();
    for (Lists.Entry<Words> file : files) {
      for (Map.Entry<Term, String> form : terms(file).entrySet()) {
        Term term = form.getKey();
        if (Words.isPattern(term.entry())) {
          patterns.add(term);
        } else {
          addForms(term, form.getValue(), plain, unmasked);
        }
      }
    }
    return new Lexicon(plain, unmasked, Patterns.of(patterns), tried);
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

  private static void addForms(
      Term term, String form, Map<String, List<Term>> plain, Map<String, List<Term>> unmasked) {
    if (form.isEmpty()) {
      return;
    }
    add(plain, form, term);
    if (!term.role().accuses()) {
      return;
    }
    boolean han = isHan(form);
    if (form.chars().noneMatch(c -> c >= '0' && c <= '9')
        && (han || form.length() >= shortest(term))) {
      add(unmasked, Unmasking.of(form), term);
    }
    if (han && form.length() >= 2 && form.length() <= 8) {
      addSounds(term, form, plain);
    }
  }

  private static int shortest(Term term) {
    return term.role() == Role.HINT ? SHORTEST_HINT_IN_DISGUISE : SHORTEST_IN_DISGUISE;
  }

  /** How a Chinese word is typed by somebody who does not want it to be found. */
  private static void addSounds(Term term, String form, Map<String, List<Term>> plain) {
    List<String> syllables = Pinyin.of(form);
    String spelled = String.join("", syllables);
    if (spelled.length() >= 6) {
      Role weaker = term.role() == Role.STRONG ? Role.ASK : term.role();
      Term sound =
          new Term(term.topic(), weaker, term.kind(), term.entry(), term.file(), "pinyin", false);
      add(plain, spelled, sound);
      add(plain, String.join(" ", syllables), sound);
    }
    if (term.role() == Role.STRONG && syllables.size() >= 3 && syllables.size() <= 5) {
      var initials = new StringBuilder();
      syllables.forEach(syllable -> initials.append(syllable.charAt(0)));
      add(plain, initials.toString(), term.disguised(Role.HINT, "initials"));
    }
  }

  private static void add(Map<String, List<Term>> forms, String form, Term term) {
    forms.computeIfAbsent(form, key -> new ArrayList<>()).add(term);
  }

  private static boolean isHan(String form) {
    return form.chars().allMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN);
  }

  /** Everything that stands in a text, in no order; each place of an entry once a reading. */
  List<Found> find(String text) {
    var found = new ArrayList<Found>();
    Folded folded = Folding.fold(text);
    searchPlain(folded, found);
    if (folded.mayHide()) {
      searchUncovered(folded.unmasked(), found);
    }
    patterns.find(folded, found);
    return found;
  }

  private void searchPlain(Folded folded, List<Found> found) {
    String text = folded.text();
    for (int begin = 0; begin < text.length(); begin++) {
      if (folded.isBoundary(begin) && plain.mayBegin(text, begin)) {
        plain.visit(text, begin, (from, to, terms) -> add(folded, from, to, terms, false, found));
      }
    }
  }

  /** Looks only at words that hold something uncovered. */
  private void searchUncovered(Folded folded, List<Found> found) {
    String text = folded.text();
    int begin = 0;
    for (int place = folded.nextUncovered(0); place >= 0; place = folded.nextUncovered(begin)) {
      for (begin = Math.max(begin, place - unmasked.longest() + 1); begin <= place; begin++) {
        if (folded.isBoundary(begin) && unmasked.mayBegin(text, begin)) {
          unmasked.visit(
              text,
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
