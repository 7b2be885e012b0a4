package org.roomkeeper.runtime.settings;

/**
 * A secret from {@code ${ENV}} or {@code ${file:…}}; prints as {@code ****}.
 *
 * @param reveal the secret itself
 */
public record Secret(String reveal) {
  @Override
  public String toString() {
    return "****";
  }
}
