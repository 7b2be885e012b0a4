package org.roomkeeper.runtime.plugins;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.roomkeeper.api.Community;
import org.roomkeeper.api.Door;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.MemberView;
import org.roomkeeper.api.Members;
import org.roomkeeper.api.RoomId;
import org.roomkeeper.api.RoomView;
import org.roomkeeper.api.Rooms;
import org.roomkeeper.api.Store;

/** What a plugin is given once and what leads to the call in hand each time. */
final class InHand {
  private InHand() {}

  /** The notes of the call in hand. */
  static final class Notes implements Store {
    @Override
    public <T> Optional<T> get(String key, Class<T> type) {
      return CallInHand.current().store().get(key, type);
    }

    @Override
    public void put(String key, Object value) {
      CallInHand.current().store().put(key, value);
    }

    @Override
    public boolean putIfAbsent(String key, Object value) {
      return CallInHand.current().store().putIfAbsent(key, value);
    }

    @Override
    public boolean remove(String key) {
      return CallInHand.current().store().remove(key);
    }

    @Override
    public <T> Map<String, T> under(String prefix, Class<T> type) {
      return CallInHand.current().store().under(prefix, type);
    }

    @Override
    public Store about(MemberId member) {
      return CallInHand.current().store().about(member);
    }
  }

  /** The rooms of the call in hand. */
  static final class OpenRooms implements Rooms {
    @Override
    public Community community() {
      return CallInHand.current().rooms().community();
    }

    @Override
    public Optional<RoomView> find(RoomId room) {
      return CallInHand.current().rooms().find(room);
    }

    @Override
    public List<RoomView> all() {
      return CallInHand.current().rooms().all();
    }

    @Override
    public List<RoomView> family(String family) {
      return CallInHand.current().rooms().family(family);
    }

    @Override
    public Optional<Door> door(String name) {
      return CallInHand.current().rooms().door(name);
    }
  }

  /** The people of the call in hand. */
  static final class People implements Members {
    @Override
    public Optional<MemberView> find(MemberId member) {
      return CallInHand.current().members().find(member);
    }

    @Override
    public List<MemberId> in(RoomId room) {
      return CallInHand.current().members().in(room);
    }

    @Override
    public boolean isIn(RoomId room, MemberId member) {
      return CallInHand.current().members().isIn(room, member);
    }
  }
}
