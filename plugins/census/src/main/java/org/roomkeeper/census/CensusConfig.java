package org.roomkeeper.census;

import java.util.List;
import java.util.Map;
import org.roomkeeper.api.Translated;

/**
 * The settings in {@code config/plugins/census.yaml}.
 *
 * @param smallestGroup the fewest people whose group is named, from 5
 * @param days how many days the charts over time show, 7 to 400
 * @param publicPage whether anybody who has the address sees the public page
 * @param askedBy who gets an answer to the word {@code census} in a message to the app
 * @param names what groups are called, and which spellings are one group
 */
record CensusConfig(
    int smallestGroup, int days, boolean publicPage, Askers askedBy, List<Name> names) {
  /** Below this a group says something about each person in it. */
  static final int FEWEST = 5;

  CensusConfig {
    if (smallestGroup < FEWEST || smallestGroup > 1000) {
      throw new IllegalArgumentException(
          "smallest-group is between " + FEWEST + " and 1000: fewer would tell who is meant");
    }
    if (days < 7 || days > 400) {
      throw new IllegalArgumentException("days is between 7 and 400");
    }
    names = List.copyOf(names);
  }

  /** Who may ask by a message to the app. */
  enum Askers {
    /** Moderators and founders. */
    MODERATORS,
    /** Every member of the corp who is in the community. */
    MEMBERS,
    /** Nobody. */
    NOBODY
  }

  /**
   * A group's name.
   *
   * @param of which kind of group
   * @param values how people wrote it, all of them one group
   * @param name its name, by language
   */
  record Name(Dimension of, List<String> values, Map<String, String> name) {
    Name {
      values = List.copyOf(values);
      if (values.isEmpty()) {
        throw new IllegalArgumentException("a name in names is for at least one of values");
      }
      name = Translated.check("a name in names", name, 60);
    }
  }
}
