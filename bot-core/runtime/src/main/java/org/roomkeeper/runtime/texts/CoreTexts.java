package org.roomkeeper.runtime.texts;

import org.roomkeeper.api.Bundle;

/** The core's own texts. */
public final class CoreTexts {
  /** All of them. */
  public static final Bundle ALL =
      new Bundle(CoreTexts.class.getClassLoader(), "org/roomkeeper/runtime");

  private CoreTexts() {}
}
