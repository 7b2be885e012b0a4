package org.roomkeeper.lectures;

/** What a message asks for cannot be; the key of the reply that says why. */
final class Refused extends Exception {
  private static final long serialVersionUID = 1;

  private final String key;
  private final transient Object[] arguments;

  Refused(String key, Object... arguments) {
    super(key);
    this.key = key;
    this.arguments = arguments;
  }

  /** The key of the reply. */
  String key() {
    return key;
  }

  /** What fills its places. */
  Object[] arguments() {
    return arguments.clone();
  }
}
