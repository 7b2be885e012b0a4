package org.roomkeeper.api;

/**
 * A private message. Only members of the corp can be told; for a WeChat user it is refused.
 *
 * @param member who
 * @param text what, 1 to 2,000 characters
 */
public record Tell(MemberId member, String text) implements Action {
  /** Refuses an empty or overlong text. */
  public Tell {
    Texts.check("a private message", text, 2000);
  }

  /** A private message. */
  public static Tell to(MemberId member, String text) {
    return new Tell(member, text);
  }
}
