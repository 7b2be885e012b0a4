package org.roomkeeper.runtime.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.roomkeeper.api.Action;
import org.roomkeeper.api.AskModerators;
import org.roomkeeper.api.AskOwner;
import org.roomkeeper.api.Choice;
import org.roomkeeper.api.CommunityId;
import org.roomkeeper.api.EventId;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.MessageId;
import org.roomkeeper.api.Outcome;
import org.roomkeeper.api.Phrase;
import org.roomkeeper.api.RoomId;
import org.roomkeeper.api.Tell;

/** Answers why the bot did something. Safe for use by many threads. */
public interface Why {
  /** The choice under which it is kept that somebody took a case in hand; no button has it. */
  String CLAIM = "rk:claim";

  /** The choice under which it is kept that somebody gave a case back; no button has it. */
  String RELEASE = "rk:release";

  /** Who holds a case after all that was pressed. */
  static Optional<Pressing> holder(List<Pressing> pressed) {
    Optional<Pressing> holder = Optional.empty();
    for (Pressing pressing : pressed) {
      if (pressing.choice().equals(CLAIM)) {
        holder = Optional.of(pressing);
      } else if (pressing.choice().equals(RELEASE)) {
        holder = Optional.empty();
      }
    }
    return holder;
  }

  /** The story of an action. */
  Optional<Story> action(long id);

  /** The stories of all actions that answer an event, in the order in which they were owed. */
  List<Story> event(EventId event);

  /** An event, also one that nothing was done about. */
  Optional<Cause> cause(EventId event);

  /** What plugins found about an event, in the order in which it was found. */
  List<Found> findings(EventId event);

  /** The cases that moderators have not answered yet, oldest first. */
  List<Story> openCases(int limit);

  /** The last actions that were owed, newest first. */
  List<Story> latest(int limit);

  /** What plugins found about a message, such as verdicts, in the order in which it was found. */
  List<Found> findings(MessageId message);

  /**
   * What a plugin found.
   *
   * @param plugin who
   * @param key what kind, such as {@code verdict.politics}
   * @param detail what
   */
  record Found(String plugin, String key, String detail) {}

  /**
   * The story of an action.
   *
   * @param id the action
   * @param community whose it is
   * @param plugin who asked for it
   * @param cause the event that it answers, unless it was purged or there was none
   * @param because why
   * @param ref the plugin's name for it
   * @param action what was to be done
   * @param owedSince when it was written down
   * @param due when it was to be done, as it stands now
   * @param bestBefore when it was no longer worth doing
   * @param state {@code owed}, {@code leaving}, {@code asked} (in a person's hands), or how it
   *     ended in one word
   * @param tries each time that it left
   * @param outcome what became of it
   * @param settled when
   * @param answers who answered the case or task, the one that counted first
   * @param holder who has taken the case in hand, and since when
   */
  record Story(
      long id,
      CommunityId community,
      String plugin,
      Optional<Cause> cause,
      Optional<Phrase> because,
      Optional<String> ref,
      Action action,
      Instant owedSince,
      Instant due,
      Optional<Instant> bestBefore,
      String state,
      List<Try> tries,
      Optional<Outcome> outcome,
      Optional<Instant> settled,
      List<Pressing> answers,
      Optional<Pressing> holder) {
    /** What stands on the button with this key; empty if it has none. */
    public Optional<Phrase> button(String key) {
      List<Choice> buttons =
          switch (action) {
            case AskModerators asked -> asked.choices();
            case AskOwner asked -> asked.choices();
            case Tell told -> told.choices();
            default -> List.of();
          };
      return buttons.stream()
          .filter(button -> button.key().equals(key))
          .map(Choice::label)
          .findFirst();
    }
  }

  /**
   * The event behind an action.
   *
   * @param id its place
   * @param kind what kind, such as {@code MessagePosted}
   * @param at when it happened
   * @param room the room, if it concerns one
   * @param member the person, if it concerns one
   */
  record Cause(
      EventId id, String kind, Instant at, Optional<RoomId> room, Optional<MemberId> member) {}

  /**
   * One try.
   *
   * @param number from 1
   * @param left when its request left
   * @param ended when it was known how it ended
   * @param outcome how
   */
  record Try(int number, Instant left, Optional<Instant> ended, Optional<Outcome> outcome) {}

  /**
   * A button that was pressed.
   *
   * @param by who pressed
   * @param choice the key of the button
   * @param at when
   * @param counted whether it was the first, which alone counts
   */
  record Pressing(MemberId by, String choice, Instant at, boolean counted) {}
}
