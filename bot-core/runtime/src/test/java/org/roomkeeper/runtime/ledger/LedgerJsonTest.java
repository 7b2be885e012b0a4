package org.roomkeeper.runtime.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.roomkeeper.api.Action;
import org.roomkeeper.api.BookLive;
import org.roomkeeper.api.BotEvent;
import org.roomkeeper.api.CommunityId;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.OpenRoom;
import org.roomkeeper.api.Outcome;
import org.roomkeeper.api.RoomId;
import org.roomkeeper.api.Tell;

/**
 * Every event, action and outcome is found through the sealed hierarchies: none can be forgotten.
 */
class LedgerJsonTest {
  static Stream<Class<?>> events() {
    return LedgerJson.leaves(BotEvent.class);
  }

  static Stream<Class<?>> actions() {
    return LedgerJson.leaves(Action.class);
  }

  static Stream<Class<?>> outcomes() {
    return LedgerJson.leaves(Outcome.class);
  }

  @ParameterizedTest
  @MethodSource("events")
  void everyEventReadsBackAsItWas(Class<?> kind) throws Exception {
    for (Object event : samples(kind)) {
      assertThat(LedgerJson.read(LedgerJson.write(event), BotEvent.class)).isEqualTo(event);
    }
  }

  @ParameterizedTest
  @MethodSource("actions")
  void everyActionReadsBackAsItWas(Class<?> kind) throws Exception {
    for (Object action : samples(kind)) {
      assertThat(LedgerJson.read(LedgerJson.write(action), Action.class)).isEqualTo(action);
    }
  }

  @ParameterizedTest
  @MethodSource("outcomes")
  void everyOutcomeReadsBackAsItWas(Class<?> kind) throws Exception {
    for (Object outcome : samples(kind)) {
      assertThat(LedgerJson.read(LedgerJson.write(outcome), Outcome.class)).isEqualTo(outcome);
    }
  }

  @Test
  void whatIsMissingReadsAsEmpty() {
    var tell =
        LedgerJson.read("{\"is\":\"Tell\",\"member\":\"staff:ada\",\"text\":\"x\"}", Tell.class);

    assertThat(tell).isEqualTo(Tell.to(new MemberId("staff:ada"), "x"));
  }

  @Test
  void idsArePlainStringsAndAlternativesSayWhatTheyAre() {
    var json = LedgerJson.write(new Outcome.Withdrawn(Outcome.Withdrawn.Reason.RECALLED));

    assertThat(json).isEqualTo("{\"is\":\"Withdrawn\",\"why\":\"RECALLED\"}");
    assertThat(LedgerJson.write(new MemberId("staff:ada"))).isEqualTo("\"staff:ada\"");
  }

  @Test
  void notesOfManyTypesReadBack() {
    record Talk(String title, Instant at, Duration lasts, LocalDate day, Optional<String> link) {}

    var talk =
        new Talk(
            "Sepsis",
            Instant.parse("2026-11-22T10:00:00.123456Z"),
            Duration.ofMinutes(50),
            LocalDate.of(2026, 11, 22),
            Optional.empty());

    assertThat(LedgerJson.read(LedgerJson.write(talk), Talk.class)).isEqualTo(talk);
    assertThat(LedgerJson.read(LedgerJson.write(talk.at()), Instant.class)).isEqualTo(talk.at());
    assertThat(LedgerJson.read(LedgerJson.write(7), Integer.class)).isEqualTo(7);
    assertThat(LedgerJson.read(LedgerJson.write(true), Boolean.class)).isTrue();
    assertThat(LedgerJson.read(LedgerJson.write(new CommunityId("a")), CommunityId.class))
        .isEqualTo(new CommunityId("a"));
  }

  @Test
  void whatIsMissingReadsAsEmptyAndWhatIsUnknownIsPassedOver() {
    record Grown(String name, Optional<String> later) {}

    assertThat(LedgerJson.read("{\"name\":\"a\",\"gone\":1}", Grown.class))
        .isEqualTo(new Grown("a", Optional.empty()));
    assertThatThrownBy(() -> LedgerJson.read("{", Grown.class))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** A full one and a bare one of a record, and one for each alternative that it may hold. */
  private static List<Object> samples(Class<?> type) throws ReflectiveOperationException {
    if (type == OpenRoom.class) {
      var owner = new MemberId("staff:a");
      return List.of(
          OpenRoom.appGroup("Room", owner, List.of(owner, new MemberId("staff:b")), "main"));
    }
    if (type == BookLive.class) {
      var slot =
          new BookLive.Slot(
              new MemberId("staff:a"),
              "Theme",
              Instant.parse("2026-12-05T12:00:00Z"),
              Duration.ofHours(1),
              "");
      return List.of(BookLive.of(slot), BookLive.change("lv1", slot), BookLive.callOff("lv1"));
    }
    var samples = new ArrayList<Object>();
    int most =
        Arrays.stream(type.getRecordComponents())
            .mapToInt(component -> alternatives(component.getGenericType()))
            .max()
            .orElse(1);
    for (int choice = 0; choice < most; choice++) {
      samples.add(sample(type, choice, true));
      samples.add(sample(type, choice, false));
    }
    return samples;
  }

  private static int alternatives(Type type) {
    Type inner = type instanceof ParameterizedType of ? of.getActualTypeArguments()[0] : type;
    return inner instanceof Class<?> raw && raw.isSealed() && raw.isInterface()
        ? (int) LedgerJson.leaves(raw).count()
        : 1;
  }

  private static Object sample(Class<?> type, int choice, boolean full)
      throws ReflectiveOperationException {
    RecordComponent[] components = type.getRecordComponents();
    var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class[]::new);
    var values = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      values[i] = value(components[i].getName(), components[i].getGenericType(), choice, full);
    }
    Constructor<?> canonical = type.getDeclaredConstructor(types);
    canonical.setAccessible(true);
    return canonical.newInstance(values);
  }

  private static Object value(String name, Type type, int choice, boolean full)
      throws ReflectiveOperationException {
    if (type instanceof ParameterizedType of) {
      Type[] arguments = of.getActualTypeArguments();
      Class<?> raw = (Class<?>) of.getRawType();
      if (raw == Optional.class) {
        return full ? Optional.of(value(name, arguments[0], choice, true)) : Optional.empty();
      }
      if (raw == Map.class) {
        return full
            ? Map.of(
                value("key", arguments[0], choice, true), value(name, arguments[1], choice, true))
            : Map.of();
      }
      Object one = value(name, arguments[0], choice, full);
      return raw == Set.class ? Set.of(one) : List.of(one);
    }
    Class<?> raw = (Class<?>) type;
    if (raw == String.class) {
      return text(name);
    }
    if (raw == int.class) {
      return 3;
    }
    if (raw == long.class) {
      return 42L;
    }
    if (raw == boolean.class) {
      return full;
    }
    if (raw == double.class || raw == Double.class) {
      return 0.25;
    }
    if (raw == Instant.class) {
      return Instant.parse("2026-11-22T08:30:00.123456789Z");
    }
    if (raw == Duration.class) {
      return Duration.ofSeconds(90);
    }
    if (raw == URI.class) {
      return URI.create("https://example.org/a?b=c");
    }
    if (raw.isEnum()) {
      return raw.getEnumConstants()[0];
    }
    if (raw == RoomId.class) {
      return new RoomId("customer:wr1");
    }
    if (raw.getSimpleName().equals("Span")) {
      return raw.getDeclaredConstructor(int.class, int.class).newInstance(1, 4);
    }
    if (raw.isSealed()) {
      var leaves = LedgerJson.leaves(raw).toList();
      return sample(leaves.get(choice % leaves.size()), 0, full);
    }
    return sample(raw, choice, full);
  }

  private static String text(String component) {
    return switch (component) {
      case "value", "key", "door" -> "a1";
      case "address" -> "ada@hospital.example";
      default -> "a-b";
    };
  }
}
