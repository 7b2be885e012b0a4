package org.roomkeeper.api;

/**
 * Something worth keeping that is not an action: a verdict, what a rule in shadow would have done.
 *
 * @param key what kind, {@code a-z 0-9 - .}
 * @param detail up to 2,000 characters
 */
public record Finding(String key, String detail) {
  /** Refuses an overlong detail. */
  public Finding {
    Ids.check("finding", key, 96, "[a-z0-9.-]+");
    if (detail.length() > 2000) {
      throw new IllegalArgumentException("a finding has at most 2,000 characters");
    }
  }
}
