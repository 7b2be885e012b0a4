package org.roomkeeper.sandbox.world;

/**
 * Which of the corp's secrets a call was made with.
 *
 * <p>What each may call: {@link Tokens}.
 */
public enum Caller {
  /** The app's own. */
  APP,
  /** The customer APIs' own, the way before December 2023. */
  CONTACT,
  /** The message archive's own. */
  ARCHIVE
}
