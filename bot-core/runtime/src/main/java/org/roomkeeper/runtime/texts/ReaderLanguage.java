package org.roomkeeper.runtime.texts;

import java.util.Optional;
import org.roomkeeper.api.CommunityId;
import org.roomkeeper.api.MemberId;

/** Tells which language somebody chose. */
@FunctionalInterface
public interface ReaderLanguage {
  /** The fact {@code language} of a person in a community, a BCP 47 tag, if it is known. */
  Optional<String> of(CommunityId community, MemberId reader);
}
