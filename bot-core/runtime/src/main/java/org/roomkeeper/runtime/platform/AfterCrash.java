package org.roomkeeper.runtime.platform;

/** What to do with an action whose outcome a crash or a broken connection has hidden. */
public enum AfterCrash {
  /** The platform recognises repeats, or a repeat does no harm. */
  REPEAT,
  /** The platform can be asked whether it was done. */
  ASK_FIRST,
  /** It is not repeated; a person is told. */
  REPORT
}
