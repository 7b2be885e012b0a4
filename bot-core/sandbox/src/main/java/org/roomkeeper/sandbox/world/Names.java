package org.roomkeeper.sandbox.world;

import java.util.Random;

/** Makes ids of the forms that WeCom's have. */
final class Names {
  private static final String LETTERS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  private final Random random;
  private long counter;

  Names(long seed) {
    random = new Random(seed);
  }

  /** A prefix and letters and digits. */
  String make(String prefix, int letters) {
    var name = new StringBuilder(prefix);
    for (int i = 0; i < letters; i++) {
      name.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return name.toString();
  }

  /** 32 hexadecimal digits. */
  String hex() {
    return "%016x%016x".formatted(random.nextLong(), random.nextLong());
  }

  /** The next of the running numbers, from 1. */
  long next() {
    return ++counter;
  }
}
