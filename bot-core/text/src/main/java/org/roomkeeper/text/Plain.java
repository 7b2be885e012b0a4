package org.roomkeeper.text;

import java.text.Normalizer;
import java.util.Locale;

/**
 * A text in plain characters, for models that know no others: compatibility forms and capitals
 * folded, invisible characters left out, traditional Chinese simplified. Words, marks and spaces
 * stay where they are; what is disguised on purpose is {@link Folding}'s business.
 */
public final class Plain {
  private Plain() {}

  /** The plain form of a text. */
  public static String of(String text) {
    String folded = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    var plain = new StringBuilder(folded.length());
    for (int at = 0; at < folded.length(); at++) {
      char c = folded.charAt(at);
      if (Character.getType(c) != Character.FORMAT) {
        plain.append(Simplified.of(c));
      }
    }
    return plain.toString();
  }
}
