package org.roomkeeper.api;

import java.time.Instant;

/**
 * The platform's permission to greet a new contact once.
 *
 * @param value the code, which must not be logged
 * @param expires when it stops working: 20 seconds after the contact was added
 */
public record WelcomeCode(String value, Instant expires) {
  @Override
  public String toString() {
    return "WelcomeCode[****, expires " + expires + "]";
  }
}
