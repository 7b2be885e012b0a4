package org.roomkeeper.runtime.settings;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the valid name that somebody most likely meant. */
final class Nearest {
  private Nearest() {}

  /** The valid name with the fewest changes, if they are few for its length. */
  static Optional<String> to(String wrong, Collection<String> valid) {
    if (wrong.length() > 100) {
      return Optional.empty();
    }
    String plain = plain(wrong);
    return valid.stream()
        .filter(name -> name.length() <= 100)
        .map(name -> new Candidate(name, distance(plain, plain(name))))
        .filter(candidate -> candidate.close(plain))
        .min(Comparator.comparingInt(Candidate::changes).thenComparing(Candidate::name))
        .map(Candidate::name);
  }

  /** Snake, camel and upper case are the same slip as a wrong letter, and a cheaper one. */
  private static String plain(String name) {
    return name.replace('_', '-').toLowerCase(Locale.ROOT);
  }

  /** Insertions, deletions, replacements and swaps of neighbours. */
  private static int distance(String a, String b) {
    int[][] changes = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          changes[i][j] = i + j;
          continue;
        }
        int replaced = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int fewest =
            Math.min(
                changes[i - 1][j - 1] + replaced,
                Math.min(changes[i - 1][j], changes[i][j - 1]) + 1);
        boolean swapped =
            i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        changes[i][j] = swapped ? Math.min(fewest, changes[i - 2][j - 2] + 1) : fewest;
      }
    }
    return changes[a.length()][b.length()];
  }

  private record Candidate(String name, int changes) {
    boolean close(String wrong) {
      int length = Math.max(wrong.length(), name.length());
      boolean fewChanges = changes <= Math.max(1, length / 3) && changes < length;
      boolean cutShort = wrong.length() >= 4 && plain(name).startsWith(wrong);
      boolean tooLong = name.length() >= 4 && wrong.startsWith(plain(name));
      return fewChanges || cutShort || tooLong;
    }
  }
}
