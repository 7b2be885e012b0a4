package org.roomkeeper.api;

import java.util.List;

/**
 * A private message, with buttons if there are any to press: what somebody presses comes back as
 * {@link CardAnswered}, the first time only, under the ref of the step. Only members of the corp
 * can be told; for a WeChat user it is refused.
 *
 * @param member who
 * @param text what, 1 to 2,000 characters; with buttons the platform shows about 600 of them
 * @param choices the buttons, 0 to 6
 */
public record Tell(MemberId member, String text, List<Choice> choices) implements Action {
  /** Refuses an empty or overlong text, and more buttons than the platform shows. */
  public Tell {
    Texts.check("a private message", text, 2000);
    choices = choices.isEmpty() ? List.of() : Choices.check(choices);
  }

  /** A private message without buttons. */
  public Tell(MemberId member, String text) {
    this(member, text, List.of());
  }

  /** A private message. */
  public static Tell to(MemberId member, String text) {
    return new Tell(member, text);
  }

  /** The same with buttons. */
  public Tell offering(Choice... buttons) {
    return new Tell(member, text, List.of(buttons));
  }
}
