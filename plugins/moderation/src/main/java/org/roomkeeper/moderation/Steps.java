package org.roomkeeper.moderation;

import jakarta.inject.Inject;
import java.util.Optional;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.Store;

/** Whom the notes under way are meant for, by the ref of their step. */
final class Steps {
  private static final String PREFIX = "step/";

  private final Store store;

  @Inject
  Steps(Store store) {
    this.store = store;
  }

  void remember(String ref, MemberId member) {
    store.put(PREFIX + ref, member);
  }

  /** Whose step it was; it is forgotten. */
  Optional<MemberId> settle(String ref) {
    Optional<MemberId> member = store.get(PREFIX + ref, MemberId.class);
    store.remove(PREFIX + ref);
    return member;
  }
}
