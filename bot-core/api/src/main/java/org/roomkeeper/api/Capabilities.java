package org.roomkeeper.api;

/** What the platform lets a bot do: told honestly, never wished for. */
public interface Capabilities {
  /** How an action gets done. */
  enum Way {
    /** The bot does it. */
    BY_API,
    /** A person does it; the bot prepares it and asks them. */
    ASKS_A_PERSON,
    /** Nobody can, as far as the platform's server API goes. */
    IMPOSSIBLE
  }

  /** How an action gets done in a kind of room. */
  Way in(RoomKind room, Class<? extends Action> action);

  /** How an action gets done towards one person, such as {@link Tell} or {@link TagMember}. */
  Way towards(MemberKind member, Class<? extends Action> action);
}
