package org.roomkeeper.app.bot;

import org.roomkeeper.api.Phrase;
import org.roomkeeper.runtime.texts.CoreTexts;

/** The bot does not start, or there is nothing to visit yet, for a reason the founder can mend. */
public final class StartRefused extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Phrase why;

  /** Tells why, in a phrase of the core. */
  public StartRefused(Phrase why) {
    super(CoreTexts.ALL.say("en", why));
    this.why = why;
  }

  /** Why, in a language. */
  public String say(String language) {
    return CoreTexts.ALL.say(language, why);
  }
}
