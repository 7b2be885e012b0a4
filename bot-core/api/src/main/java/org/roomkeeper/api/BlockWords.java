package org.roomkeeper.api;

import java.util.List;

/**
 * The words that the platform itself keeps members of the corp from sending to WeChat users, the
 * whole list: what the bot has asked for before and is not in it is given up. What WeChat users
 * write nobody can block. The platform finds a word wherever it stands, inside other words too.
 *
 * @param words each 1 to 32 characters, at most 30,000; none lifts the block
 * @param staff the members whom it binds, at least one and at most 1,000
 */
public record BlockWords(List<String> words, List<MemberId> staff) implements Action {
  private static final int MOST_WORDS = 30_000;
  private static final int MOST_STAFF = 1_000;

  /** Longest word, in characters. */
  public static final int LONGEST_WORD = 32;

  /** Copies the lists, each word once; refuses what is too much. */
  public BlockWords {
    words = words.stream().distinct().toList();
    staff = staff.stream().distinct().toList();
    if (words.size() > MOST_WORDS || staff.isEmpty() || staff.size() > MOST_STAFF) {
      throw new IllegalArgumentException(
          "%d words for %d members: there are at most %d for at most %d"
              .formatted(words.size(), staff.size(), MOST_WORDS, MOST_STAFF));
    }
    for (String word : words) {
      Texts.check("a blocked word", word, LONGEST_WORD);
    }
  }

  /** Keeps these members from sending these words. */
  public static BlockWords of(List<String> words, List<MemberId> staff) {
    return new BlockWords(words, staff);
  }
}
