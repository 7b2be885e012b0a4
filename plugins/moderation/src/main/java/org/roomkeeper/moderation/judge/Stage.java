package org.roomkeeper.moderation.judge;

import java.util.Locale;

/** How far a rule is trusted. */
public enum Stage {
  /** Its hits are only kept: nobody is asked, nobody is told. */
  SHADOW,
  /** A moderator is asked. */
  ASK,
  /** The bot acts by itself. */
  ACT;

  /** As settings say it. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
