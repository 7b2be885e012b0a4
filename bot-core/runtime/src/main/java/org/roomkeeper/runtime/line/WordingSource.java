package org.roomkeeper.runtime.line;

import org.roomkeeper.api.CommunityId;
import org.roomkeeper.runtime.platform.Wording;

/** Where the words for phrases come from. Safe for use by many threads. */
@FunctionalInterface
public interface WordingSource {
  /**
   * Words for a plugin's phrases, for the people of a community.
   *
   * @param plugin its name; {@code core} for the core's own phrases
   */
  Wording of(String plugin, CommunityId community);
}
