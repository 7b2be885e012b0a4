package org.roomkeeper.api;

/**
 * A welcome text for a customer group, put into the corp's library. Only the group's owner can
 * choose it there, in the client; ask them by {@link AskOwner} once this is done.
 *
 * @param room the customer group
 * @param text what WeCom says to newcomers, 1 to 1,000 characters (the platform takes 3,000 bytes);
 *     {@code %NICKNAME%} stands for the newcomer
 */
public record OfferWelcome(RoomId room, String text) implements Action {
  /** Refuses an empty or overlong text. */
  public OfferWelcome {
    Texts.check("a welcome text", text, 1000);
  }

  /** A welcome text for a room. */
  public static OfferWelcome to(RoomId room, String text) {
    return new OfferWelcome(room, text);
  }
}
