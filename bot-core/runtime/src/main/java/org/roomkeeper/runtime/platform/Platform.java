package org.roomkeeper.runtime.platform;

import java.util.Optional;
import org.roomkeeper.api.Action;
import org.roomkeeper.api.Capabilities;
import org.roomkeeper.api.Outcome;

/**
 * Where actions are done. One request a call, without retries of its own: when and whether to try
 * again is the courier's to decide.
 */
public interface Platform {
  /** What can be done at all. */
  Capabilities capabilities();

  /** What to do with an action that may have left before a crash. */
  AfterCrash afterCrash(Action action);

  /**
   * Does an action. Never throws: what cannot be told apart from success is {@link
   * Outcome.Unknown}, what certainly did not happen and may work later is {@link Outcome.TryLater}.
   */
  Outcome perform(Delivery delivery);

  /**
   * Finds out whether an action that may have left was done, for {@link AfterCrash#ASK_FIRST}.
   *
   * @return how it ended, or empty if it was certainly not done and may be done now; {@link
   *     Outcome.TryLater} if nobody can say yet, {@link Outcome.Unknown} if nobody ever will
   */
  Optional<Outcome> findOut(Delivery delivery);

  /**
   * Reminds the person who was asked to do something and has not done it; nothing where the
   * platform has no way to, or refuses to remind once more.
   */
  default void remind(Delivery delivery) {}

  /**
   * Takes back what waits in a person's hands.
   *
   * @return how it ended: {@link Outcome.Withdrawn}, or {@link Outcome.Done} if the person was
   *     faster; empty if that cannot be done now
   */
  default Optional<Outcome> takeBack(Delivery delivery) {
    return Optional.empty();
  }
}
