package org.roomkeeper.moderation.judge;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.hankcs.algorithm.AhoCorasickDoubleArrayTrie;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.roomkeeper.api.Lists;
import org.roomkeeper.moderation.judge.Term.Role;
import org.roomkeeper.text.Folded;
import org.roomkeeper.text.Folding;
import org.roomkeeper.text.Pinyin;
import org.roomkeeper.text.Unmasking;

/**
 * All word files, ready to be searched for at once: one pass over the plain reading of a message,
 * one over the unmasked one, and the patterns. Immutable; safe for use by many threads.
 */
public final class Lexicon {
  private static final int SHORTEST_IN_DISGUISE = 4;
  private static final int LONGEST_PATTERN_TEXT = 20_000;

  private final AhoCorasickDoubleArrayTrie<List<Term>> plain;
  private final AhoCorasickDoubleArrayTrie<List<Term>> unmasked;
  private final List<PatternTerm> patterns;

  private record PatternTerm(Pattern pattern, Term term) {}

  private Lexicon(
      Map<String, List<Term>> plain, Map<String, List<Term>> unmasked, List<PatternTerm> patterns) {
    this.plain = trie(plain);
    this.unmasked = trie(unmasked);
    this.patterns = List.copyOf(patterns);
  }

  private static AhoCorasickDoubleArrayTrie<List<Term>> trie(Map<String, List<Term>> forms) {
    var trie = new AhoCorasickDoubleArrayTrie<List<Term>>();
    // The library cannot be built from nothing.
    trie.build(forms.isEmpty() ? Map.of("\uFFFF\uFFFF", List.of()) : forms);
    return trie;
  }

  /**
   * Makes the lists ready.
   *
   * @throws IllegalArgumentException if a file lies in a folder that is neither a topic nor {@code
   *     any}
   */
  public static Lexicon of(List<Lists.Entry<Words>> files) {
    var plain = new TreeMap<String, List<Term>>();
    var unmasked = new TreeMap<String, List<Term>>();
    var patterns = new ArrayList<PatternTerm>();
    for (Lists.Entry<Words> file : files) {
      for (Map.Entry<Term, String> form : terms(file).entrySet()) {
        Term term = form.getKey();
        if (Words.isPattern(term.entry())) {
          patterns.add(new PatternTerm(Pattern.compile(form.getValue()), term));
        } else {
          addForms(term, form.getValue(), plain, unmasked);
        }
      }
    }
    return new Lexicon(plain, unmasked, patterns);
  }

  private static Map<Term, String> terms(Lists.Entry<Words> file) {
    Optional<Topic> topic = topicOf(file.file());
    var terms = new LinkedHashMap<Term, String>();
    Words words = file.content();
    collect(terms, topic, Role.STRONG, "strong", words.strong(), file.file());
    collect(terms, topic, Role.ASK, "ask", words.ask(), file.file());
    words
        .hints()
        .forEach((kind, entries) -> collect(terms, topic, Role.HINT, kind, entries, file.file()));
    collect(terms, topic, Role.ALLOWED, "allowed", words.allowed(), file.file());
    collect(terms, topic, Role.CLINICAL, "clinical", words.clinical(), file.file());
    collect(terms, topic, Role.REJECT, "rejects", words.rejects(), file.file());
    return terms;
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
        && (han || form.length() >= SHORTEST_IN_DISGUISE)) {
      add(unmasked, Unmasking.of(form), term);
    }
    if (han && form.length() >= 2 && form.length() <= 8) {
      addSounds(term, form, plain);
    }
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

  /** Everything that stands in a text, in no order. */
  List<Found> find(String text) {
    var found = new ArrayList<Found>();
    Folded folded = Folding.fold(text);
    search(plain, folded, false, found);
    search(unmasked, folded.unmasked(), true, found);
    String bounded =
        folded.text().length() <= LONGEST_PATTERN_TEXT
            ? folded.text()
            : folded.text().substring(0, LONGEST_PATTERN_TEXT);
    for (PatternTerm pattern : patterns) {
      Matcher matcher = pattern.pattern().matcher(bounded);
      if (matcher.find() && matcher.end() > matcher.start()) {
        found.add(
            new Found(pattern.term(), folded.original(matcher.start(), matcher.end()), false));
      }
    }
    return found;
  }

  private static void search(
      AhoCorasickDoubleArrayTrie<List<Term>> trie,
      Folded folded,
      boolean disguised,
      List<Found> found) {
    trie.parseText(
        folded.text(),
        (begin, end, terms) -> {
          if (!folded.isBoundary(begin) || (disguised && !folded.uncovered(begin, end))) {
            return;
          }
          for (Term term : terms) {
            int stop = end(folded, end, term);
            if (stop > 0) {
              found.add(new Found(term, folded.original(begin, stop), disguised));
            }
          }
        });
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
    return folded.text().charAt(end) == 's' && folded.isBoundary(end + 1) ? end + 1 : 0;
  }
}
