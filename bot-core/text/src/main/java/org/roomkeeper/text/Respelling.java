package org.roomkeeper.text;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Writes a disguised text as it is meant: what stands for a letter becomes that letter, what was
 * set apart or broken is whole, a sign that stands for a word becomes that word, and Chinese that
 * is spelled in Latin letters becomes Chinese. Only where what comes out is a word of a {@link
 * Vocabulary}, so that clinical shorthand stays what it is. Unlike {@link Folded#unmasked}, what
 * comes out can be read by patterns, by models and by people.
 *
 * <p>The work is linear in the length of the text: words are looked up a fixed number of times.
 */
public final class Respelling {
  /** How many doubtful words of a text are looked up; of the others nothing is undone. */
  static final int MOST_LOOKED_UP = 200;

  private static final int MOST_CHUNKS = 8;
  private static final int SHORTEST_CHUNKED = 6;
  private static final int SHORTEST_DRAWN = 3;

  /** Of what begins a stretch of Chinese in Latin letters. */
  private static final int SHORTEST_SOUND = 4;

  private final Vocabulary words;
  private final Folded text;
  private final Set<Chinese> chinese;
  private final Tape tape;
  private int lookedUp;
  private boolean changed;

  /** How much of the text the tape holds. */
  private int copied;

  /** Whether the last that was written was Chinese spelled in Latin letters. */
  private boolean spoken;

  /** In which ways Chinese may be disguised. */
  public enum Chinese {
    /** Spelled in Latin letters. */
    SPELLED,
    /** Characters taken to pieces. */
    IN_PIECES
  }

  private Respelling(Vocabulary words, Folded text, boolean changed, Set<Chinese> chinese) {
    this.words = words;
    this.text = text;
    this.chinese = chinese;
    this.tape = new Tape(changed ? text.length() : 0);
    this.changed = changed;
  }

  /**
   * A text as it is meant; empty if nothing in it is disguised.
   *
   * @param plain the text
   * @param words what may come out
   * @param chinese what is to be undone of what is too often right as it stands
   */
  public static Optional<Folded> of(Folded plain, Vocabulary words, Set<Chinese> chinese) {
    Folded whole = Unmasking.joined(plain);
    var work = new Respelling(words, whole, whole.nextUncovered(0) >= 0, chinese);
    work.read();
    if (!work.changed) {
      return Optional.empty();
    }
    work.copyUpTo(whole.length());
    return Optional.of(work.tape.toFolded(plain.original()));
  }

  private void read() {
    for (int at = 0; at < text.length(); ) {
      char c = text.at(at);
      int next = at;
      if (Character.isHighSurrogate(c)) {
        next = emoji(at);
      } else if (isWordly(c)) {
        next = c < 0x80 && chinese.contains(Chinese.SPELLED) ? sound(at) : at;
        if (next == at) {
          next = words(at);
        }
      } else if (Letters.isHan(c) && chinese.contains(Chinese.IN_PIECES)) {
        next = pieces(at);
      }
      if (next == at) {
        spoken = false;
        next = at + 1;
      }
      at = next;
    }
  }

  /** What stays as it is, is copied when something behind it is written, or at the end. */
  private void copyUpTo(int end) {
    for (int at = copied; at < end; at++) {
      tape.add(text.at(at), text.from(at), text.to(at));
      if (text.isUncovered(at)) {
        tape.markChanged();
      }
    }
    copied = end;
  }

  /** The character before a place, as it is meant. */
  private char before(int at) {
    return at > copied ? text.at(at - 1) : tape.last();
  }

  /** Writes a word for what stands between two places. */
  private void write(String word, int begin, int end, List<Alignment.Place> places) {
    copyUpTo(begin);
    for (int k = 0; k < word.length(); k++) {
      Alignment.Place place = places.get(k);
      int from = text.from(begin + place.begin());
      tape.add(word.charAt(k), from, text.to(begin + place.end() - 1));
      tape.markChanged();
    }
    copied = end;
    changed = true;
    spoken = false;
  }

  private void write(String word, int begin, int end) {
    write(word, begin, end, Alignment.of(word, string(begin, end)));
  }

  /** An emoji that stands for a word; returns where the text goes on. */
  private int emoji(int at) {
    if (at + 1 >= text.length() || !Character.isLowSurrogate(text.at(at + 1))) {
      return at;
    }
    int codePoint = Character.toCodePoint(text.at(at), text.at(at + 1));
    int end = at + 2;
    boolean chinese =
        Letters.isHan(before(at)) || (end < text.length() && Letters.isHan(text.at(end)));
    Optional<String> word = Emoji.word(codePoint, chinese);
    if (word.isEmpty()) {
      return at;
    }
    boolean apart = !chinese && Letters.isAlphabetic(before(at));
    boolean before = !chinese && end < text.length() && isWordly(text.at(end));
    write((apart ? " " : "") + word.get() + (before ? " " : ""), at, end);
    return end;
  }

  /** A word of which characters are in pieces; returns where the text goes on. */
  private int pieces(int begin) {
    int most = Math.min(text.length(), begin + words.longestInPieces());
    for (int end = most; end > begin + 1; end--) {
      Optional<String> whole = words.ofPieces(string(begin, end));
      if (whole.isPresent()) {
        write(whole.get(), begin, end);
        return end;
      }
    }
    return begin;
  }

  /** Chinese that is spelled from there on; returns where the text goes on. */
  private int sound(int begin) {
    if (begin > 0 && Letters.isAlphabetic(text.at(begin - 1)) && !spoken) {
      return begin;
    }
    var spelled = new StringBuilder();
    String best = "";
    int end = begin;
    for (int at = begin; at < text.length() && spelled.length() < words.longestSound(); at++) {
      char c = text.at(at);
      if (c == ' ' && at + 1 < text.length() && isLatin(text.at(at + 1)) && !spelled.isEmpty()) {
        continue;
      }
      if (!isLatin(c)) {
        break;
      }
      spelled.append(c);
      Optional<String> heard = words.heard(spelled.toString());
      if (heard.isPresent()
          && (spoken || spelled.length() >= SHORTEST_SOUND)
          && (at + 1 == text.length() || !isLatin(text.at(at + 1)) || mayGoOn(at + 1))) {
        best = heard.get();
        end = at + 1;
      }
    }
    if (best.isEmpty()) {
      return begin;
    }
    if (spoken && tape.last() == ' ') {
      tape.dropLast();
    }
    write(best, begin, end, Alignment.heard(best, string(begin, end)));
    spoken = true;
    if (end < text.length() && text.at(end) == ' ') {
      tape.add(' ', text.from(end), text.to(end));
      end++;
      copied = end;
    }
    return end;
  }

  /** Whether the rest of a word sounds like Chinese, too. */
  private boolean mayGoOn(int begin) {
    int end = begin;
    while (end < text.length() && isLatin(text.at(end)) && end - begin <= words.longestSound()) {
      end++;
    }
    // For each place whether everything from there on is heard.
    var heard = new boolean[end - begin + 1];
    heard[end - begin] = end == text.length() || !isLatin(text.at(end));
    for (int from = end - 1; from >= begin; from--) {
      for (int to = from + 1; to <= end && !heard[from - begin]; to++) {
        heard[from - begin] = heard[to - begin] && words.heard(string(from, to)).isPresent();
      }
    }
    return heard[0];
  }

  /** A stretch of words without a blank between them; returns where the text goes on. */
  private int words(int begin) {
    int end = begin;
    boolean plain = true;
    while (end < text.length()) {
      char c = text.at(end);
      if (Letters.isAlphabetic(c)) {
        end++;
      } else if (isWordly(c) || (mayStandInside(end) && goesOn(end + 1))) {
        plain = false;
        end++;
      } else {
        break;
      }
    }
    if (plain) {
      return word(begin, end);
    }
    for (int at = begin; at < end; ) {
      int next = chunks(at, end);
      at = next > at ? next : piece(at, end);
    }
    return end;
  }

  /** A word of letters alone: drawn out, or set apart before. */
  private int word(int begin, int end) {
    Optional<String> meant = Optional.empty();
    if (isDrawn(begin, end)) {
      meant = lookUp(begin, end);
    } else if (text.uncovered(begin, end)) {
      String word = string(begin, end);
      meant = words.knows(word) ? Optional.empty() : words.apart(word);
    }
    writeOr(meant, begin, end);
    return end;
  }

  private void writeOr(Optional<String> meant, int begin, int end) {
    if (meant.isPresent() && !meant.get().equals(string(begin, end))) {
      write(meant.get(), begin, end);
    } else {
      spoken = false;
    }
  }

  /** Up to the next sign that ends a word; writes what it means and that sign. */
  private int piece(int begin, int end) {
    int stop = begin;
    boolean letters = false;
    boolean signs = false;
    while (stop < end && !isSeparator(text.at(stop))) {
      boolean letter = Letters.isAlphabetic(text.at(stop));
      letters |= letter;
      signs |= !letter;
      stop++;
    }
    if (stop == begin) {
      spoken = false;
      return begin + 1;
    }
    boolean doubtful = letters && (signs || isDrawn(begin, stop));
    writeOr(doubtful ? lookUp(begin, stop) : Optional.empty(), begin, stop);
    return stop;
  }

  private Optional<String> lookUp(int begin, int end) {
    if (lookedUp >= MOST_LOOKED_UP || end - begin > Vocabulary.LONGEST) {
      return Optional.empty();
    }
    lookedUp++;
    String word = string(begin, end);
    if (isDrawn(begin, end)) {
      String once = word.replaceAll("(.)\\1{2,}", "$1");
      return words.meant(once).or(() -> words.meant(word.replaceAll("(.)\\1{2,}", "$1$1")));
    }
    return words.meant(word);
  }

  /** Chunks of letters that only together are a word; returns where the text goes on. */
  private int chunks(int begin, int end) {
    int first = begin;
    while (first < end && Letters.isAlphabetic(text.at(first))) {
      first++;
    }
    if (first == begin || first + 1 >= end || !Letters.isAlphabetic(text.at(first + 1))) {
      return begin; // a single chunk
    }
    var joined = new StringBuilder();
    String best = "";
    int bestEnd = begin;
    int chunks = 0;
    for (int at = begin; at < end && chunks < MOST_CHUNKS; at++) {
      int stop = at;
      while (stop < end && Letters.isAlphabetic(text.at(stop))) {
        stop++;
      }
      if (stop == at || joined.length() + stop - at > Vocabulary.LONGEST) {
        break;
      }
      joined.append(text.text(), at, stop);
      chunks++;
      if (chunks > 1 && joined.length() >= SHORTEST_CHUNKED) {
        if (words.wants(joined.toString())) {
          best = joined.toString();
          bestEnd = stop;
        }
      }
      at = stop;
    }
    if (best.isEmpty()) {
      return begin;
    }
    write(best, begin, bestEnd);
    return bestEnd;
  }

  private String string(int begin, int end) {
    return text.text().substring(begin, end);
  }

  private boolean isDrawn(int begin, int end) {
    int same = 1;
    for (int k = begin + 1; k < end; k++) {
      same = text.at(k) == text.at(k - 1) ? same + 1 : 1;
      if (same >= SHORTEST_DRAWN && Letters.isAlphabetic(text.at(k))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isLatin(char c) {
    return c >= 'a' && c <= 'z';
  }

  private static boolean isWordly(char c) {
    return Letters.isAlphabetic(c) || Letters.isDigit(c) || c == '@' || c == '$';
  }

  private boolean goesOn(int at) {
    return at < text.length() && (isWordly(text.at(at)) || text.at(at) == '*');
  }

  /** A sign, or a space that was no blank: a hyphen, a stroke, the end of a line. */
  private boolean mayStandInside(int at) {
    char c = text.at(at);
    if (c == ' ') {
      char written = text.original().charAt(text.from(at));
      boolean alone = text.to(at) == text.from(at) + 1;
      return (alone && written > ' ') || written == '\n';
    }
    return Letters.isGap(c) && c != '\'' && c != '"';
  }

  private static boolean isSeparator(char c) {
    return c == ' ' || c == '.' || c == ',' || c == ':' || c == ';' || c == '(' || c == ')';
  }

  /** Whether anything in a text may be disguised; false is certain, true a guess. */
  public static boolean mayChange(Folded plain) {
    if (plain.mayHide()) {
      return true;
    }
    for (int at = 0; at < plain.length(); at++) {
      char c = plain.at(at);
      if (Character.isHighSurrogate(c)) {
        return true;
      }
      if (at > 0
          && at + 1 < plain.length()
          && (Letters.of(c) & Letters.GAP) != 0
          && Letters.isAlphabetic(plain.at(at - 1))
          && (c != ' ' || isNoBlank(plain, at))
          && (Letters.isAlphabetic(plain.at(at + 1)) || plain.at(at + 1) == '*')) {
        return true;
      }
    }
    return false;
  }

  private static boolean isNoBlank(Folded plain, int at) {
    char written = plain.original().charAt(plain.from(at));
    return written != ' ' && written != '\t';
  }
}
