package org.roomkeeper.api;

/**
 * All that can be done. A plugin says what should be done and never does it: the core does it,
 * within the platform's limits, and remembers why.
 *
 * <p>What the platform allows for an action in a kind of room is told by {@link Capabilities}. A
 * plugin makes actions by their factory methods; components are only ever added.
 */
public sealed interface Action
    permits Admit,
        AskModerators,
        AskOwner,
        BlockWords,
        BookLive,
        CloseCard,
        Greet,
        Mail,
        NoteFact,
        OfferWelcome,
        OpenRoom,
        PointDoor,
        ReadLive,
        ReadPage,
        Remove,
        Say,
        TagMember,
        Tell {}
