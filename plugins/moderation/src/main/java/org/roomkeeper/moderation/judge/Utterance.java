package org.roomkeeper.moderation.judge;

import java.util.Optional;

/**
 * What is judged: everything that a message puts before the room's eyes.
 *
 * @param own the sender's own words; may be empty
 * @param quoted what the sender quotes or forwards; may be empty
 * @param attached titles, descriptions and addresses of links, names of files; may be empty
 * @param language the language, a BCP 47 tag, if somebody knows it
 */
public record Utterance(String own, String quoted, String attached, Optional<String> language) {
  /** Words alone. */
  public static Utterance of(String own) {
    return new Utterance(own, "", "", Optional.empty());
  }

  /** All of it, the sender's own words first: what {@link Hit#span} points into. */
  public String whole() {
    if (quoted.isEmpty() && attached.isEmpty()) {
      return own;
    }
    var whole = new StringBuilder(own);
    for (String more : new String[] {quoted, attached}) {
      if (!more.isEmpty()) {
        whole.append(whole.isEmpty() ? "" : "\n").append(more);
      }
    }
    return whole.toString();
  }

  /** Whether a place of {@link #whole} lies in what is quoted. */
  boolean isQuoted(int index) {
    int start = own.isEmpty() ? 0 : own.length() + 1;
    return index >= start && index < start + quoted.length();
  }
}
