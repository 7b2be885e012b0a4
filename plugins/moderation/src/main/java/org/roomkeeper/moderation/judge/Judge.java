package org.roomkeeper.moderation.judge;

/** Says whether a message breaks the rooms' rule. Pure, and safe for use by many threads. */
@FunctionalInterface
public interface Judge {
  /** The verdict on a message; never throws, whatever the message holds. */
  Verdict judge(Utterance utterance);
}
