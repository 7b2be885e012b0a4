package org.roomkeeper.api;

import java.util.List;
import java.util.Optional;

/**
 * A task for one person, with the exact steps: what the platform lets only people do. It comes as a
 * card; the button that they press comes back as {@link CardAnswered}.
 *
 * @param owner who is asked, a member of the corp
 * @param room the room it is about, if it exists already
 * @param title what is to be done, one line
 * @param steps what to tap, in order, at least one
 * @param choices the buttons, 1 to 6
 */
public record AskOwner(
    MemberId owner, Optional<RoomId> room, Phrase title, List<Phrase> steps, List<Choice> choices)
    implements Action {
  /** Refuses a task without steps or buttons. */
  public AskOwner {
    if (steps.isEmpty()) {
      throw new IllegalArgumentException("a task needs at least one step");
    }
    steps = List.copyOf(steps);
    choices = Choices.check(choices);
  }

  /** A task about no room that exists. */
  public static AskOwner to(
      MemberId owner, Phrase title, List<Phrase> steps, List<Choice> choices) {
    return new AskOwner(owner, Optional.empty(), title, steps, choices);
  }

  /** The same about a room. */
  public AskOwner about(RoomId which) {
    return new AskOwner(owner, Optional.of(which), title, steps, choices);
  }
}
