package org.roomkeeper.sandbox.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumMap;
import java.util.Map;

/** Where the knobs stand. Safe to read and set from any thread. */
public final class Knobs {
  private final Map<Knob, Object> values = new EnumMap<>(Knob.class);

  Knobs() {
    for (Knob knob : Knob.values()) {
      values.put(knob, knob.initial());
    }
  }

  /** A knob that is a number. */
  public synchronized long number(Knob knob) {
    return (Long) values.getOrDefault(knob, knob.initial());
  }

  /** A knob that is a flag. */
  public synchronized boolean flag(Knob knob) {
    return (Boolean) values.getOrDefault(knob, knob.initial());
  }

  /** A knob that is a text. */
  public synchronized String text(Knob knob) {
    return (String) values.getOrDefault(knob, knob.initial());
  }

  /**
   * Sets a knob.
   *
   * @throws IllegalArgumentException if there is no such knob or the value is of another kind
   */
  public synchronized void set(String key, JsonNode value) {
    Knob knob = byKey(key);
    Object set =
        switch (knob.initial()) {
          case Long _ when value.canConvertToLong() && value.isIntegralNumber() ->
              value.longValue();
          case Boolean _ when value.isBoolean() -> value.booleanValue();
          case String _ when value.isTextual() -> value.textValue();
          default ->
              throw new IllegalArgumentException(
                  key + " should be like " + knob.initial() + ", not " + value);
        };
    if (set instanceof Long number && number < 0) {
      throw new IllegalArgumentException(key + " should not be negative");
    }
    values.put(knob, set);
  }

  /** All of them by name. */
  public synchronized ObjectNode toJson() {
    var all = Json.object();
    values.forEach(
        (knob, value) -> {
          switch (value) {
            case Long number -> all.put(knob.key(), number);
            case Boolean flag -> all.put(knob.key(), flag);
            default -> all.put(knob.key(), value.toString());
          }
        });
    return all;
  }

  private static Knob byKey(String key) {
    for (Knob knob : Knob.values()) {
      if (knob.key().equals(key)) {
        return knob;
      }
    }
    throw new IllegalArgumentException("there is no knob " + key);
  }
}
