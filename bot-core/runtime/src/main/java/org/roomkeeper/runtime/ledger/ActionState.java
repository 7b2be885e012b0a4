package org.roomkeeper.runtime.ledger;

import java.util.Locale;
import org.roomkeeper.api.Outcome;

/** Where an action stands. */
enum ActionState {
  /** It waits to be done. */
  OWED,
  /** Its request went out, or was about to; nothing is known yet. */
  LEAVING,
  /** It is in a person's hands. */
  ASKED,
  /** It was done. */
  DONE,
  /** It will not be done. */
  REFUSED,
  /** It was too late. */
  LATE,
  /** It was dropped before it left. */
  WITHDRAWN,
  /** Nobody can say. */
  UNKNOWN;

  /** The word for it in the ledger. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static ActionState of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  /** Where an outcome leaves an action. */
  static ActionState after(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Done done -> DONE;
      case Outcome.AskedPerson asked -> ASKED;
      case Outcome.Refused refused -> REFUSED;
      case Outcome.TryLater later -> OWED;
      case Outcome.Late late -> LATE;
      case Outcome.Withdrawn withdrawn -> WITHDRAWN;
      case Outcome.Unknown unknown -> UNKNOWN;
    };
  }
}
