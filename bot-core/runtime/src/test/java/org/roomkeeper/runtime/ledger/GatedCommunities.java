package org.roomkeeper.runtime.ledger;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.roomkeeper.api.Community;
import org.roomkeeper.api.CommunityId;
import org.roomkeeper.runtime.settings.Communities;

/** The communities of tests, where whoever looks for one stops at its gate: also in a commit. */
final class GatedCommunities implements Communities {
  private final Communities communities = new TestCommunities();
  private final Map<CommunityId, Gate> gates = new ConcurrentHashMap<>();

  /** A gate that is closed. */
  static final class Gate {
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch open = new CountDownLatch(1);

    /** Waits until somebody stands before it. */
    void reached() throws InterruptedException {
      reached.await();
    }

    /** Lets everybody through, for good. */
    void open() {
      open.countDown();
    }
  }

  Gate close(CommunityId community) {
    var gate = new Gate();
    gates.put(community, gate);
    return gate;
  }

  @Override
  public List<Community> all() {
    return communities.all();
  }

  @Override
  public Optional<Community> find(CommunityId id) {
    var gate = gates.get(id);
    if (gate != null) {
      gate.reached.countDown();
      try {
        gate.open.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
    return communities.find(id);
  }

  @Override
  public List<ListedRoom> rooms() {
    return communities.rooms();
  }
}
