package org.roomkeeper.wecom.archive;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.roomkeeper.api.RoomId;
import org.roomkeeper.runtime.time.Clockwork;

/**
 * Remembers what the bot said in which room, so that the archive's copy of it is known as its own:
 * what an owner sends for the bot comes back under the owner's name. Kept in memory for a week of
 * the rooms' time; after a restart an older text counts as its sender's. Safe for use by many
 * threads.
 */
@Singleton
public final class OwnWords {
  private static final int MOST = 10_000;
  private static final Duration KEPT = Duration.ofDays(7);

  private final Cache<Saying, Boolean> said;

  /** Remembers by this clock. */
  @Inject
  public OwnWords(Clockwork clock) {
    said =
        Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfterWrite(KEPT)
            .ticker(() -> clock.millis() * 1_000_000L)
            .build();
  }

  /** Notes that the bot says a text in a room, before it does. */
  public void saying(RoomId room, String text) {
    said.put(new Saying(room, text.strip()), true);
  }

  /** Whether a text in a room is the bot's own. */
  boolean areOurs(RoomId room, String text) {
    return said.getIfPresent(new Saying(room, text.strip())) != null;
  }

  private record Saying(RoomId room, String text) {}
}
