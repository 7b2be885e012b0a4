package org.roomkeeper.runtime.ledger;

/** The ledger cannot be used; the message says why, for the person who started the bot. */
public final class LedgerUnusable extends RuntimeException {
  LedgerUnusable(String message) {
    super(message);
  }

  LedgerUnusable(String message, Throwable cause) {
    super(message, cause);
  }
}
