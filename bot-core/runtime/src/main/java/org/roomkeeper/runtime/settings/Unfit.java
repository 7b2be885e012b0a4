package org.roomkeeper.runtime.settings;

import org.roomkeeper.api.Bundle;
import org.roomkeeper.api.Phrase;
import org.roomkeeper.runtime.texts.CoreTexts;

/** Thrown by a record of the core that refuses its settings, in words for every language. */
public final class Unfit extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  private final transient Phrase why;

  /** Refuses with a phrase of the core. */
  public Unfit(Phrase why) {
    super(CoreTexts.ALL.say(Bundle.FALLBACK, why));
    this.why = why;
  }

  /** Why; a phrase of the core. */
  public Phrase why() {
    return why;
  }
}
