package org.roomkeeper.wecom.watch;

import java.util.List;
import org.roomkeeper.api.RoomId;
import org.roomkeeper.runtime.intake.Incoming;

/** Told by whoever changed a room through the API, for which WeCom sends no callback. */
@FunctionalInterface
public interface ReadAgain {
  /**
   * Reads a room soon. Never blocks.
   *
   * @param room the room
   * @param first what is to be written down before the reading, such as how somebody left
   */
  void soon(RoomId room, List<Incoming> first);
}
