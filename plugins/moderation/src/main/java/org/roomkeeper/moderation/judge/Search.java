package org.roomkeeper.moderation.judge;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.roomkeeper.api.Span;
import org.roomkeeper.text.Folded;
import org.roomkeeper.text.Respelling;

/**
 * One message being searched: what was found so far, and how much work that took. For one thread.
 */
final class Search {
  private static final int SHORTEST_PLURAL = 3;

  private final List<Found> found = new ArrayList<>();
  private Optional<String> meant = Optional.empty();
  private long steps;
  private long runs;

  /** The reading of which it is known whether it holds Chinese characters. */
  private @Nullable Folded asked;

  private boolean amongHan;

  /** All that was found, in no order; each place of an entry once a reading. */
  List<Found> found() {
    return found;
  }

  /** The message as it is meant, if it is disguised. */
  Optional<String> meant() {
    return meant;
  }

  /** How many characters were looked at, each as often as it was. */
  long steps() {
    return steps;
  }

  /** How many patterns were tried. */
  long runs() {
    return runs;
  }

  /** The disguises of Chinese words that were seen through. */
  Set<Respelling.Chinese> disguises() {
    var ways = EnumSet.noneOf(Respelling.Chinese.class);
    for (Found one : found) {
      String disguise = one.term().disguise();
      if (disguise.equals(Term.PINYIN) || disguise.equals(Term.INITIALS)) {
        ways.add(Respelling.Chinese.SPELLED);
      } else if (disguise.equals(Term.PIECES)) {
        ways.add(Respelling.Chinese.IN_PIECES);
      }
    }
    return ways;
  }

  /**
   * Looks for words.
   *
   * @param trie the bit of the words' trie in the sieve
   * @param uncovered whether only for those that hold something uncovered
   */
  void words(Trie<List<Term>> words, int trie, Reading reading, boolean uncovered) {
    Folded folded = reading.folded();
    char[] chars = reading.chars();
    Trie.Visitor<List<Term>> each =
        (from, to, terms) -> {
          if (!uncovered || folded.uncovered(from, to)) {
            add(folded, from, to, uncovered ? longEnough(terms, to - from) : terms, uncovered);
          }
        };
    steps += chars.length;
    Sieve.Places places = reading.places();
    for (int number = 0; number < places.count(); number++) {
      if (places.may(number, trie)) {
        steps += words.visit(chars, chars.length, places.at(number), each);
      }
    }
  }

  /** Looks in the unmasked reading, only where a word may hold something uncovered. */
  void uncovered(Trie<List<Term>> words, Folded folded) {
    char[] chars = folded.characters();
    Trie.Visitor<List<Term>> each =
        (from, to, terms) -> {
          if (folded.uncovered(from, to)) {
            add(folded, from, to, terms, true);
          }
        };
    int begin = 0;
    for (int place = folded.nextUncovered(0); place >= 0; place = folded.nextUncovered(begin)) {
      for (begin = Math.max(begin, place - words.longest() + 1); begin <= place; begin++) {
        steps++;
        if (folded.isBoundary(begin) && words.mayBegin(chars, chars.length, begin)) {
          steps += words.visit(chars, chars.length, begin, each);
        }
      }
    }
  }

  /** Looks for patterns. */
  void patterns(Patterns patterns, Reading reading, boolean uncovered) {
    Patterns.Work work = patterns.find(reading, uncovered, found);
    steps += work.steps();
    runs += work.runs();
  }

  /** Looks in the message as it is meant, only for what stands there otherwise. */
  void meant(Trie<List<Term>> words, int trie, Patterns patterns, Reading reading) {
    meant = Optional.of(reading.folded().text());
    int before = found.size();
    words(words, trie, reading, true);
    patterns(patterns, reading, true);
    found
        .subList(before, found.size())
        .replaceAll(
            one ->
                isSpelled(one, reading.folded().original())
                    ? new Found(one.term().weaker(Term.PINYIN), one.span(), true)
                    : one);
  }

  /** Short words of alphabets are too easily come by in disguise. */
  private static List<Term> longEnough(List<Term> terms, int length) {
    return terms.stream().filter(term -> Lexicon.mayBeDisguised(term, length)).toList();
  }

  /** Whether a Chinese entry was found in what is written in Latin letters. */
  private static boolean isSpelled(Found one, String original) {
    char first = original.charAt(one.span().start());
    char last = original.charAt(one.span().end() - 1);
    return first < 0x80
        && last < 0x80
        && Character.isLetter(first)
        && one.term().entry().codePoints().anyMatch(Spelling::isHan);
  }

  private void add(Folded folded, int begin, int end, List<Term> terms, boolean disguised) {
    boolean ends = folded.isBoundary(end);
    boolean plural = !ends && folded.at(end) == 's' && folded.isBoundary(end + 1);
    for (Term term : terms) {
      int stop =
          ends ? end : term.open() ? wordEnd(folded, end) : plural && isLong(term) ? end + 1 : 0;
      if (stop > 0) {
        Span span = folded.original(begin, stop);
        if (!term.disguise().equals(Term.INITIALS) || mayBeInitials(folded, span, disguised)) {
          found.add(new Found(term, span, disguised));
        }
      }
    }
  }

  /**
   * Initials of Chinese words are looked for among Chinese; elsewhere they are shorthand. Fewer
   * than four must stand alone and as they are, and two in small letters: two capitals are an
   * abbreviation that somebody means to be read.
   */
  private boolean mayBeInitials(Folded folded, Span span, boolean disguised) {
    int length = span.end() - span.start();
    if (!isAmongHan(folded)) {
      return false;
    }
    if (length > Spelling.FEW) {
      return true;
    }
    String text = folded.original();
    return !disguised
        && standsAlone(text, span)
        && (length == Spelling.FEW
            || text.substring(span.start(), span.end())
                .chars()
                .allMatch(c -> c >= 'a' && c <= 'z'));
  }

  private static boolean standsAlone(String text, Span span) {
    return (span.start() == 0 || !isPartOfName(text.charAt(span.start() - 1)))
        && (span.end() == text.length() || !isPartOfName(text.charAt(span.end())));
  }

  /** Whether a character makes more of what it stands beside: a unit, a code or an address. */
  private static boolean isPartOfName(char c) {
    return c < 0x80 && (Character.isLetterOrDigit(c) || "-/._@%+#&=".indexOf(c) >= 0);
  }

  private boolean isAmongHan(Folded folded) {
    if (folded != asked) {
      asked = folded;
      amongHan = folded.text().codePoints().anyMatch(Spelling::isHan);
    }
    return amongHan;
  }

  /** Whether a word may be found in its plural. */
  private static boolean isLong(Term term) {
    return term.entry().length() >= SHORTEST_PLURAL;
  }

  private static int wordEnd(Folded folded, int place) {
    int end = place;
    while (!folded.isBoundary(end)) {
      end++;
    }
    return end;
  }
}
