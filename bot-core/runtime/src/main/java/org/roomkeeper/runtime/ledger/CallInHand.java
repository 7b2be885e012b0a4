package org.roomkeeper.runtime.ledger;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.roomkeeper.api.Community;
import org.roomkeeper.api.Door;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.MemberView;
import org.roomkeeper.api.Members;
import org.roomkeeper.api.RoomId;
import org.roomkeeper.api.RoomView;
import org.roomkeeper.api.Rooms;
import org.roomkeeper.api.Store;

/**
 * What plugins are given once for good, and what leads to the {@link Call} that is in hand on the
 * current thread. Where none is, every method throws {@link IllegalStateException}: in the first
 * half of a prepared handler, in threads of a plugin's own, and outside of calls.
 */
public final class CallInHand {
  private static final ThreadLocal<@Nullable Call> CURRENT = new ThreadLocal<>();

  private CallInHand() {}

  /** The notes of the call in hand. */
  public static Store store() {
    return new StoreInHand();
  }

  /** The rooms of the call in hand. */
  public static Rooms rooms() {
    return new RoomsInHand();
  }

  /** The people of the call in hand. */
  public static Members members() {
    return new MembersInHand();
  }

  static @Nullable Call swap(@Nullable Call call) {
    var before = CURRENT.get();
    if (call == null) {
      CURRENT.remove();
    } else {
      CURRENT.set(call);
    }
    return before;
  }

  private static Call current() {
    var call = CURRENT.get();
    if (call == null) {
      throw new IllegalStateException("no event is in hand on this thread");
    }
    return call;
  }

  private static final class StoreInHand implements Store {
    @Override
    public <T> Optional<T> get(String key, Class<T> type) {
      return current().store().get(key, type);
    }

    @Override
    public void put(String key, Object value) {
      current().store().put(key, value);
    }

    @Override
    public boolean putIfAbsent(String key, Object value) {
      return current().store().putIfAbsent(key, value);
    }

    @Override
    public boolean remove(String key) {
      return current().store().remove(key);
    }

    @Override
    public <T> Map<String, T> under(String prefix, Class<T> type) {
      return current().store().under(prefix, type);
    }

    @Override
    public Store about(MemberId member) {
      return current().store().about(member);
    }
  }

  private static final class RoomsInHand implements Rooms {
    @Override
    public Community community() {
      return current().rooms().community();
    }

    @Override
    public Optional<RoomView> find(RoomId room) {
      return current().rooms().find(room);
    }

    @Override
    public List<RoomView> all() {
      return current().rooms().all();
    }

    @Override
    public List<RoomView> family(String family) {
      return current().rooms().family(family);
    }

    @Override
    public Optional<Door> door(String name) {
      return current().rooms().door(name);
    }
  }

  private static final class MembersInHand implements Members {
    @Override
    public Optional<MemberView> find(MemberId member) {
      return current().members().find(member);
    }

    @Override
    public List<MemberId> in(RoomId room) {
      return current().members().in(room);
    }

    @Override
    public boolean isIn(RoomId room, MemberId member) {
      return current().members().isIn(room, member);
    }
  }
}
