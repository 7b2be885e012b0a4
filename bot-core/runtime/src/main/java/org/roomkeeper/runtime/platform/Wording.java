package org.roomkeeper.runtime.platform;

import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.Phrase;

/** Puts phrases of a plugin, or of the core, into words for their reader. */
public interface Wording {
  /** In the language of one person: theirs if known, else the community's leading one. */
  String to(MemberId reader, Phrase phrase);

  /** In a language, else in English. */
  String in(String language, Phrase phrase);
}
