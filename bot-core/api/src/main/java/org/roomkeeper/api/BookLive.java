package org.roomkeeper.api;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A live stream of the platform's own: booked, moved, or called off. A member of the corp goes on
 * the air with it. The answer is {@link ActionSettled}: {@link Outcome.Done} says under {@link
 * #LIVE} how the platform calls the stream. What becomes of it later comes as {@link LiveChanged},
 * under the ref of the step that booked it.
 *
 * <p>The platform gives no address that everybody could open: its host shares the stream in the
 * client.
 *
 * @param live the stream that is changed; empty to book a new one
 * @param slot when, by whom, what about; empty to call it off
 */
public record BookLive(Optional<String> live, Optional<Slot> slot) implements Action {
  /** Under which key {@link Outcome.Done} tells the platform's id of the stream. */
  public static final String LIVE = "live";

  /** Refuses what says nothing. */
  public BookLive {
    if (live.isEmpty() && slot.isEmpty()) {
      throw new IllegalArgumentException("a stream that was never booked cannot be called off");
    }
    live.ifPresent(BookLive::check);
  }

  /** Books a stream. */
  public static BookLive of(Slot slot) {
    return new BookLive(Optional.empty(), Optional.of(slot));
  }

  /** Changes one that has not begun; its host stays. */
  public static BookLive change(String live, Slot slot) {
    return new BookLive(Optional.of(live), Optional.of(slot));
  }

  /** Calls one off that has not begun. */
  public static BookLive callOff(String live) {
    return new BookLive(Optional.of(live), Optional.empty());
  }

  static void check(String live) {
    Ids.check("live", live, 128, "[0-9A-Za-z_@.-]+");
  }

  /**
   * When a stream is, and what about.
   *
   * @param host the member of the corp who goes on the air
   * @param theme its title, 1 to {@link #THEME} characters and three bytes each
   * @param start when it starts, in the future
   * @param length how long it takes, up to a day
   * @param description up to {@link #DESCRIPTION} characters and three bytes each; may be empty
   */
  public record Slot(
      MemberId host, String theme, Instant start, Duration length, String description) {
    /** The most characters of a theme. */
    public static final int THEME = 20;

    /** The most characters of a description. */
    public static final int DESCRIPTION = 100;

    private static final Duration LONGEST = Duration.ofDays(1);

    /** Refuses what the platform refuses. */
    public Slot {
      check("a stream's theme", theme, 1, THEME);
      check("a stream's description", description, 0, DESCRIPTION);
      if (!length.isPositive() || length.compareTo(LONGEST) > 0) {
        throw new IllegalArgumentException("a stream takes up to a day");
      }
    }

    private static void check(String what, String text, int least, int most) {
      if (text.length() < least
          || text.length() > most
          || text.getBytes(StandardCharsets.UTF_8).length > 3 * most) {
        throw new IllegalArgumentException(
            what + " has " + least + " to " + most + " characters, not " + text.length());
      }
    }
  }
}
