package org.roomkeeper.sandbox.door;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The faults that wait for their calls, in order. Thread-safe. */
final class Faults {
  private final List<Fault> waiting = new ArrayList<>();

  synchronized void add(Fault fault) {
    if (fault.times() > 0) {
      waiting.add(fault);
    }
  }

  synchronized void clear() {
    waiting.clear();
  }

  /** The first fault for a path, used up by one; null if all is well. */
  synchronized @Nullable Fault take(String path) {
    for (int i = 0; i < waiting.size(); i++) {
      Fault fault = waiting.get(i);
      if (path.contains(fault.path())) {
        if (fault.times() > 1) {
          waiting.set(i, fault.onceLess());
        } else {
          waiting.remove(i);
        }
        return fault;
      }
    }
    return null;
  }
}
