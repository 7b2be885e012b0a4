package org.roomkeeper.api;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A mail to an address that somebody gave, sent by the community's own mail server. Where none is
 * set up it is refused, and {@link Capabilities} say so beforehand. What the server took is {@link
 * Outcome.Done}: whether anybody reads it nobody can tell.
 *
 * @param address to whom, such as {@code ada@hospital.example}, up to 254 characters
 * @param subject what it is about, one line of 1 to 150 characters
 * @param text what it says, plain text, 1 to 10,000 characters
 * @param member whom it is for, where they are known: it is dropped once they are erased
 */
public record Mail(String address, String subject, String text, Optional<MemberId> member)
    implements Action {
  private static final Pattern ADDRESS =
      Pattern.compile(
          "[A-Za-z0-9._%+'-]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.){1,8}[A-Za-z]{2,24}");

  /** Refuses what could not travel, and line breaks where another address could hide. */
  public Mail {
    if (!isAddress(address)) {
      throw new IllegalArgumentException("this is no mail address");
    }
    Texts.check("a mail's subject", subject, 150);
    if (subject.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("a mail's subject is one line");
    }
    Texts.check("a mail", text, 10_000);
  }

  /** A mail. */
  public static Mail to(String address, String subject, String text) {
    return new Mail(address, subject, text, Optional.empty());
  }

  /** The same, for somebody who is known. */
  public Mail about(MemberId person) {
    return new Mail(address, subject, text, Optional.of(person));
  }

  /** Whether this is written like an address that mail can be sent to. */
  public static boolean isAddress(String written) {
    return written.length() <= 254 && ADDRESS.matcher(written).matches();
  }

  @Override
  public String toString() {
    return "Mail[****]";
  }
}
