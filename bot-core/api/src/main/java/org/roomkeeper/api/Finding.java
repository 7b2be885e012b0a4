package org.roomkeeper.api;

/**
 * Something worth keeping that is not an action: a verdict, what a rule in shadow would have done.
 *
 * <p>A verdict's detail begins with {@code act}, {@code ask}, {@code shadow} or {@code none} and a
 * space, then says how sure and by which rules: {@code ask 0.62 politics/en.yaml ask}. By the first
 * word a rehearsal tells whether a verdict changes, and a text of the plugin's under the key says
 * what it is called.
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
