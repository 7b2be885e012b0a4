package org.roomkeeper.api;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** The one check behind the id types. */
final class Ids {
  /** The few shapes that there are: ids are made for everybody in every room that is read. */
  private static final Map<String, Pattern> SHAPES = new ConcurrentHashMap<>();

  private Ids() {}

  static void check(String what, String value, int longest, String shape) {
    if (value.isEmpty() || value.length() > longest || !hasShape(value, shape)) {
      throw new IllegalArgumentException(
          "not a " + what + " id (1 to " + longest + " characters of " + shape + "): " + value);
    }
  }

  private static boolean hasShape(String value, String shape) {
    return SHAPES.computeIfAbsent(shape, Pattern::compile).matcher(value).matches();
  }
}
