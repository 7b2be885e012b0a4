package org.roomkeeper.api;

/** The one check behind the texts that actions carry. */
final class Texts {
  private Texts() {}

  static void check(String what, String text, int longest) {
    if (text.isBlank()) {
      throw new IllegalArgumentException(what + " is empty");
    }
    if (text.length() > longest) {
      throw new IllegalArgumentException(
          what + " has " + text.length() + " characters; at most " + longest + " are taken");
    }
  }
}
