package org.roomkeeper.api;

/**
 * A person, one identity over all rooms and communities. Opaque to plugins.
 *
 * @param value 1 to 128 characters without spaces, such as {@code staff:zhangsan} for a member of
 *     the corp and {@code guest:wmqfasd1e1927831} for a WeChat user
 */
public record MemberId(String value) {
  /** Refuses what no platform adapter can have made. */
  public MemberId {
    Ids.check("member", value, 128, "\\S+");
  }

  @Override
  public String toString() {
    return value;
  }
}
