package org.roomkeeper.lectures;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.roomkeeper.api.CommunityId;
import org.roomkeeper.api.Translated;

/**
 * A series of lectures. Its key and a lecture's number are what the bot remembers a lecture by, so
 * both may be renamed and numbers may have gaps, but neither key nor number is given to another.
 *
 * @param key 1 to 24 of {@code a-z 0-9 -}
 * @param community whose it is, by its key; empty: every community's
 * @param name its name, by language
 * @param lectures the lectures
 */
record Series(
    String key, Optional<CommunityId> community, Map<String, String> name, List<Lecture> lectures) {
  Series {
    if (key.isEmpty() || key.length() > 24 || !key.chars().allMatch(Series::isForKeys)) {
      throw Lecture.wrong("key", key);
    }
    name = Translated.check("the name of the series " + key, name, 100);
    lectures = List.copyOf(lectures);
    Set<Integer> numbers = new HashSet<>();
    for (Lecture lecture : lectures) {
      if (!numbers.add(lecture.number())) {
        throw Lecture.wrong("same-number", key, lecture.number());
      }
    }
  }

  /** Whether it is a community's. */
  boolean isOf(CommunityId which) {
    return community.isEmpty() || community.get().equals(which);
  }

  private static boolean isForKeys(int letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') || letter == '-';
  }
}
