package org.roomkeeper.moderation.judge;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.roomkeeper.moderation.judge.Term.Role;
import org.roomkeeper.text.Folding;
import org.roomkeeper.text.Pieces;
import org.roomkeeper.text.Pinyin;
import org.roomkeeper.text.Vocabulary;

/** Gathers from the lists the words that a disguised message may mean. */
final class Spelling {
  private static final int SHORTEST_WORD = 2;
  private static final int SHORTEST_WANTED = 5;
  private static final int SHORTEST_STEM = 5;
  private static final int LONGEST_SOUND = 8;

  /** Of initials so many are few: they must stand alone, and are not spoken on from. */
  static final int FEW = 3;

  private final Set<String> known = new HashSet<>();
  private final Set<String> wanted = new HashSet<>();
  private final Set<String> stems = new HashSet<>();
  private final Map<String, String> sounds = new TreeMap<>();
  private final Map<String, String> pieces = new TreeMap<>();

  private Spelling() {}

  /**
   * The words of all entries.
   *
   * @param terms each with its folded form, or with what a pattern says
   */
  static Vocabulary of(Map<Term, String> terms) {
    var spelling = new Spelling();
    for (Role role : Role.values()) {
      terms.forEach(
          (term, form) -> {
            if (term.role() == role) {
              spelling.add(term, form);
            }
          });
    }
    return new Vocabulary(
        spelling.known, spelling.wanted, spelling.stems, spelling.sounds, spelling.pieces);
  }

  private void add(Term term, String form) {
    boolean pattern = Words.isPattern(term.entry());
    // In a pattern an escaped letter is none of a word.
    String text = pattern ? Folding.fold(form.replaceAll("\\\\[a-zA-Z]", "|")).text() : form;
    boolean lone = !pattern && text.indexOf(' ') < 0;
    for (int begin = 0; begin < text.length(); ) {
      int end = begin;
      boolean han = isHan(text.charAt(begin));
      while (end < text.length() && isLetter(text.charAt(end)) && isHan(text.charAt(end)) == han) {
        end++;
      }
      if (end == begin) {
        begin++;
        continue;
      }
      String word = text.substring(begin, end);
      if (han) {
        if (term.role().accuses()) {
          addSound(word, lone && term.role() == Role.STRONG);
          if (lone && word.length() <= LONGEST_SOUND) {
            Pieces.of(word).forEach(some -> pieces.putIfAbsent(Folding.fold(some).text(), word));
          }
        }
      } else {
        addWord(term, word, lone);
      }
      begin = end;
    }
  }

  private void addWord(Term term, String word, boolean lone) {
    if (word.length() >= SHORTEST_WORD) {
      known.add(word);
    }
    if (term.role().accuses() && word.length() >= SHORTEST_WANTED) {
      if (lone || term.role() != Role.HINT) {
        wanted.add(word);
      }
      if (term.open() && lone && word.length() >= SHORTEST_STEM) {
        stems.add(word);
      }
    }
  }

  private void addSound(String word, boolean enough) {
    if (word.length() <= LONGEST_SOUND) {
      List<String> syllables = Pinyin.of(word);
      String spelled = String.join("", syllables);
      if (!spelled.isEmpty()) {
        sounds.putIfAbsent(spelled, word);
      }
      String initials = initials(syllables);
      if (enough && initials.length() > FEW) {
        sounds.putIfAbsent(initials, word);
      }
    }
  }

  /** The first letters of syllables. */
  static String initials(List<String> syllables) {
    return syllables.stream().map(each -> each.substring(0, 1)).collect(Collectors.joining());
  }

  /** Whether initials are hardly ever a word or a syllable: two at least, few without a vowel. */
  static boolean areTelling(String initials) {
    return initials.length() > FEW
        || (initials.length() > 1 && initials.chars().noneMatch(c -> "aeo".indexOf(c) >= 0));
  }

  private static boolean isLetter(char c) {
    return Character.isLetter(c);
  }

  static boolean isHan(int codePoint) {
    return Character.UnicodeScript.of(codePoint) == Character.UnicodeScript.HAN;
  }
}
