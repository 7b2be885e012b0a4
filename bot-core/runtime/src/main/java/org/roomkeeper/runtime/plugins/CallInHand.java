package org.roomkeeper.runtime.plugins;

import org.roomkeeper.api.Members;
import org.roomkeeper.api.Rooms;
import org.roomkeeper.api.Store;

/**
 * What one call of a plugin may touch, for as long as it lasts: the notes, rooms and people of the
 * community in hand, as this plugin may see them.
 *
 * @param store its notes
 * @param rooms the rooms
 * @param members the people
 */
public record CallInHand(Store store, Rooms rooms, Members members) {
  private static final ScopedValue<CallInHand> CURRENT = ScopedValue.newInstance();

  /**
   * Does some work of the plugin with this in hand, on this thread.
   *
   * @throws Exception whatever the work throws
   */
  public <T> T during(ScopedValue.CallableOp<T, ? extends Exception> work) throws Exception {
    return ScopedValue.where(CURRENT, this).call(work);
  }

  /** What this thread has in hand. */
  static CallInHand current() {
    if (!CURRENT.isBound()) {
      throw new IllegalStateException(
          "notes, rooms and members belong to the call in hand: they answer on the thread of a"
              + " handler or a page, while it runs, and not in a first half");
    }
    return CURRENT.get();
  }
}
