package org.roomkeeper.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How Chinese characters are taken to pieces by somebody who does not want a word to be found. */
public final class Pieces {
  private static final Map<Character, String> PIECES = new HashMap<>();

  static {
    for (String line : Table.lines("pieces.txt")) {
      PIECES.put(line.charAt(0), line.substring(2));
    }
  }

  private Pieces() {}

  /**
   * A word with all characters in pieces that can be, and with each of them alone; none if none
   * can.
   *
   * @param word in simplified characters
   */
  public static List<String> of(String word) {
    var all = new StringBuilder();
    var forms = new ArrayList<String>();
    for (int at = 0; at < word.length(); at++) {
      String pieces = PIECES.get(word.charAt(at));
      if (pieces == null) {
        all.append(word.charAt(at));
      } else {
        all.append(pieces);
        forms.add(word.substring(0, at) + pieces + word.substring(at + 1));
      }
    }
    if (forms.size() > 1) {
      forms.add(all.toString());
    }
    return List.copyOf(forms);
  }
}
