package org.roomkeeper.runtime.settings;

import java.util.Locale;

/** The names in files and the names in code. */
final class Names {
  private Names() {}

  /** {@code publicUrl} to {@code public-url}. */
  static String key(String component) {
    StringBuilder key = new StringBuilder();
    for (int i = 0; i < component.length(); i++) {
      char c = component.charAt(i);
      if (Character.isUpperCase(c)) {
        key.append('-').append(Character.toLowerCase(c));
      } else {
        key.append(c);
      }
    }
    return key.toString();
  }

  /** {@code CUSTOMER_GROUP} to {@code customer-group}. */
  static String key(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
