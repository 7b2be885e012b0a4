package org.roomkeeper.api;

/** The one check behind the id types. */
final class Ids {
  private Ids() {}

  static void check(String what, String value, int longest, String shape) {
    if (value.isEmpty() || value.length() > longest || !value.matches(shape)) {
      throw new IllegalArgumentException(
          "not a " + what + " id (1 to " + longest + " characters of " + shape + "): " + value);
    }
  }
}
