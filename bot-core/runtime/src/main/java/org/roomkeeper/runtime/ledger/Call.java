package org.roomkeeper.runtime.ledger;

import java.util.concurrent.Callable;
import org.roomkeeper.api.Members;
import org.roomkeeper.api.Rooms;
import org.roomkeeper.api.Store;

/**
 * One call of a plugin: what it may touch while it answers. Once closed, everything that it handed
 * out throws {@link IllegalStateException}, also in a thread that was given up on.
 */
public interface Call extends AutoCloseable {
  /**
   * Runs the plugin's code in this thread, which alone may touch what the call gives until it
   * returns (a call that only reads is open to all); there {@link CallInHand} leads to this call.
   */
  <T> T run(Callable<T> code) throws Exception;

  /** The lane's notes; read-only where the call came from {@link Ledger#look}. */
  Store store();

  /** The rooms of the lane's community, as they are now. */
  Rooms rooms();

  /** The people of the lane's community, as they are now. */
  Members members();

  /**
   * Whether it could not read its notes, or still waits for them: then its answer, and also that it
   * failed, says nothing of the plugin.
   */
  boolean lacksNotes();

  /** Ends the call; what it noted is forgotten unless it was accepted. */
  @Override
  void close();
}
