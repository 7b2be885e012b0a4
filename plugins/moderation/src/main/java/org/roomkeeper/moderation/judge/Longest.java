package org.roomkeeper.moderation.judge;

/**
 * How many characters a match of a pattern has at most. A guess to the high side: what it does not
 * understand may be of any length.
 */
final class Longest {
  /** Of any length. */
  static final int ANY = Integer.MAX_VALUE;

  /** What is not spelled out may be an emoji, which is two characters long. */
  private static final int UNSPELLED = 2;

  private Longest() {}

  /** Of a whole pattern, or of what stands in a group. */
  static int of(String pattern) {
    int longest = 0;
    int sum = 0;
    for (int at = 0; at < pattern.length(); at = next(pattern, at)) {
      if (next(pattern, at) < 0) {
        return ANY;
      }
      if (pattern.charAt(at) == '|') {
        longest = Math.max(longest, sum);
        sum = 0;
      } else {
        sum = plus(sum, atom(pattern, at));
      }
    }
    return Math.max(longest, sum);
  }

  /** Where the next atom begins, what says how often this one stands passed over; -1 if nowhere. */
  static int next(String pattern, int atom) {
    int end = Triggers.endOfAtom(pattern, atom);
    while (end >= 0 && end < pattern.length() && "?*+{".indexOf(pattern.charAt(end)) >= 0) {
      end = pattern.charAt(end) == '{' ? pattern.indexOf('}', end) + 1 : end + 1;
      end = end == 0 ? -1 : end;
    }
    return end;
  }

  /** Of the atom that begins there, as often as it may stand. */
  static int atom(String pattern, int start) {
    int end = Triggers.endOfAtom(pattern, start);
    if (end < 0) {
      return ANY;
    }
    int once = once(pattern.substring(start, end));
    if (once == 0 || end == pattern.length()) {
      return once;
    }
    return switch (pattern.charAt(end)) {
      case '*', '+' -> ANY;
      case '{' ->
          times(once, pattern.substring(end + 1, Math.max(end + 1, pattern.indexOf('}', end))));
      default -> once;
    };
  }

  private static int once(String atom) {
    return switch (atom.charAt(0)) {
      case '^', '$' -> 0;
      case '.', '[' -> UNSPELLED;
      case '(' -> {
        String inner = atom.substring(1, atom.length() - 1);
        yield inner.startsWith("?:")
            ? of(inner.substring(2))
            : inner.startsWith("?") ? ANY : of(inner);
      }
      case '\\' -> escaped(atom.charAt(1));
      default -> 1;
    };
  }

  private static int escaped(char c) {
    return switch (c) {
      case 'b', 'B', 'A', 'z' -> 0;
      case 'd', 's', 'w' -> 1;
      case 'D', 'S', 'W' -> UNSPELLED;
      default -> Character.isLetterOrDigit(c) ? ANY : 1;
    };
  }

  private static int times(int once, String range) {
    String most = range.substring(range.indexOf(',') + 1);
    if (once == ANY || !most.matches("[0-9]{1,4}")) {
      return ANY;
    }
    return once * Integer.parseInt(most);
  }

  static int plus(int one, int other) {
    return one == ANY || other == ANY ? ANY : one + other;
  }
}
