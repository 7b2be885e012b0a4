package org.roomkeeper.runtime.line;

import java.util.Optional;
import org.roomkeeper.api.EventId;

/**
 * An event behind the cursor that a plugin is to be given once more.
 *
 * @param event which
 * @param work the first half of its answer, which was late and goes on; empty if it is to be begun
 *     anew
 */
record SecondLook(EventId event, Optional<Hands.Work<Object>> work) {
  /** The plugin failed on it, and a person asks to try again. */
  static SecondLook retry(EventId event) {
    return new SecondLook(event, Optional.empty());
  }

  /** Its first half was late. */
  static SecondLook late(EventId event, Hands.Work<Object> work) {
    return new SecondLook(event, Optional.of(work));
  }

  /** Whether it can be taken now. */
  boolean isReady() {
    return work.isEmpty() || work.get().result().isDone();
  }

  /** Whether there is nothing new to say: the first half that was late has failed in the end. */
  boolean isInVain() {
    return work.isPresent() && work.get().result().isCompletedExceptionally();
  }

  /** Runs this as soon as it can be taken. */
  void whenReady(Runnable then) {
    if (work.isPresent()) {
      var _ = work.get().result().whenComplete((_, _) -> then.run());
    } else {
      then.run();
    }
  }
}
