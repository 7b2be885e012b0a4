package org.roomkeeper.wecom.support;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.roomkeeper.runtime.intake.Incoming;
import org.roomkeeper.runtime.intake.Intake;

/** Keeps in memory what was written down, each key once. */
public final class RememberingIntake implements Intake {
  private final List<Incoming> written = new ArrayList<>();
  private final Set<String> keys = new HashSet<>();
  private final Map<Long, Incoming.Noticed> notices = new LinkedHashMap<>();
  private final Map<String, Long> bookmarks = new HashMap<>();
  private boolean overloaded;
  private long lastNotice;

  @Override
  public synchronized CompletableFuture<Integer> write(List<? extends Incoming> incoming) {
    if (overloaded) {
      return CompletableFuture.failedFuture(new Overloaded(1000));
    }
    int fresh = 0;
    for (var one : incoming) {
      if (isNew(one)) {
        fresh++;
        written.add(one);
        follow(one);
      }
    }
    return CompletableFuture.completedFuture(fresh);
  }

  private boolean isNew(Incoming incoming) {
    return switch (incoming) {
      case Incoming.Happened happened -> keys.add(happened.key());
      case Incoming.Pressed pressed -> keys.add(pressed.key());
      case Incoming.Claimed claimed -> keys.add(claimed.key());
      case Incoming.Noticed noticed -> keys.add(noticed.key());
      default -> true;
    };
  }

  private void follow(Incoming incoming) {
    switch (incoming) {
      case Incoming.Noticed noticed -> notices.put(++lastNotice, noticed);
      case Incoming.RoomRead read -> read.answers().forEach(notices::remove);
      case Incoming.LookedInto looked -> looked.notices().forEach(notices::remove);
      case Incoming.Bookmark mark -> bookmarks.put(mark.name(), mark.value());
      default -> {
        // Nothing follows from it here.
      }
    }
  }

  @Override
  public synchronized List<Noted> notices(long after, int limit) {
    return notices.entrySet().stream()
        .filter(entry -> entry.getKey() > after)
        .limit(limit)
        .map(entry -> new Noted(entry.getKey(), entry.getValue()))
        .toList();
  }

  @Override
  public synchronized OptionalLong bookmark(String name) {
    var value = bookmarks.get(name);
    return value == null ? OptionalLong.empty() : OptionalLong.of(value);
  }

  /** From now on too much is waiting, or no longer. */
  public synchronized void overloaded(boolean now) {
    overloaded = now;
  }

  /** All that was written down, in order. */
  public synchronized List<Incoming> written() {
    return List.copyOf(written);
  }

  /** All of one kind that was written down. */
  public synchronized <T extends Incoming> List<T> written(Class<T> kind) {
    return written.stream().filter(kind::isInstance).map(kind::cast).toList();
  }
}
