package org.roomkeeper.runtime.settings;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.roomkeeper.api.CommunityId;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.RoomId;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Binds single values, and says what is wrong with those that it cannot. For one thread. */
final class ScalarBinder {
  private final Problems problems;
  private final Surroundings surroundings;
  private final Known known;
  private final boolean placeholders;

  /**
   * Gives the binder what it needs.
   *
   * @param placeholders whether {@code ${NAME}} may stand for other values than secrets too
   */
  ScalarBinder(Problems problems, Surroundings surroundings, Known known, boolean placeholders) {
    this.problems = problems;
    this.surroundings = surroundings;
    this.known = known;
    this.placeholders = placeholders;
  }

  /** Where a single value stands. */
  enum Place {
    /** After a colon or a dash. */
    VALUE,
    /** Before a colon. */
    KEY
  }

  /** Whether this record is written as a single value here. */
  static boolean isScalarRecord(Class<?> type, Node node) {
    if (type == MemberId.class
        || type == RoomId.class
        || type == CommunityId.class
        || type == Secret.class) {
      return true;
    }
    RecordComponent[] components = type.getRecordComponents();
    return components.length == 1
        && components[0].getType() == String.class
        && node instanceof ScalarNode;
  }

  @Nullable Object bind(Class<?> type, ScalarNode node, Place place) {
    if (type == Secret.class) {
      return secret(node);
    }
    if (place == Place.VALUE && NodeBinder.isNothing(node)) {
      problems.add(node, "settings.empty");
      return null;
    }
    if (type == StoragePlace.class) {
      return new StorageAddress(problems, surroundings).read(node);
    }
    String text = node.getValue();
    boolean filledIn = false;
    if (placeholders && Placeholder.looksLikeOne(text)) {
      Optional<String> resolved = new Placeholder(surroundings, problems).resolve(node);
      if (resolved.isEmpty()) {
        return null;
      }
      text = resolved.get();
      filledIn = true;
    }
    if (type.isEnum()) {
      return constant(type, node, text);
    } else if (type == MemberId.class) {
      return make(type, node, text.contains(":") ? text : "staff:" + text);
    } else if (type == RoomId.class) {
      return room(node, text);
    } else if (type == CommunityId.class && place == Place.VALUE) {
      return community(node, text);
    } else if (type.isRecord()) {
      return make(type, node, text);
    }
    Scalar scalar =
        Scalar.of(type)
            .orElseThrow(() -> new IllegalStateException("settings cannot hold a " + type));
    return read(scalar, node, text, filledIn || place == Place.KEY);
  }

  private @Nullable Object read(Scalar scalar, ScalarNode node, String text, boolean quotesMean) {
    if (scalar.plain() && !quotesMean && node.getScalarStyle() != ScalarStyle.PLAIN) {
      problems.add(node, "settings.wrong.quoted", shown(node));
      return null;
    }
    try {
      Object value = scalar.read().apply(text);
      return value instanceof Path path ? surroundings.base().resolve(path).normalize() : value;
    } catch (Scalar.OutOfRange e) {
      problems.add(node, "settings.wrong.range", shown(node), e.least, e.most);
      return null;
    } catch (RuntimeException e) {
      Collection<String> valid = scalar.valid().get();
      problems.addNear(node, text, valid, scalar.wrong(), shown(node));
      return null;
    }
  }

  private @Nullable Object constant(Class<?> type, ScalarNode node, String text) {
    List<String> valid =
        Arrays.stream(type.getEnumConstants()).map(value -> Names.key((Enum<?>) value)).toList();
    int place = valid.indexOf(text);
    if (place >= 0) {
      return type.getEnumConstants()[place];
    }
    problems.addNear(
        node, text, valid, "settings.wrong.choice", shown(node), String.join(", ", valid));
    return null;
  }

  private @Nullable Object room(ScalarNode node, String text) {
    Optional<RoomId> room = known.room(text);
    if (room.isEmpty() && known.rooms().contains(text)) {
      problems.add(node, "settings.room-without-id", shown(node));
    } else if (room.isEmpty()) {
      problems.addNear(node, text, known.rooms(), "settings.unknown-room", shown(node));
    }
    return room.orElse(null);
  }

  private @Nullable Object community(ScalarNode node, String text) {
    if (known.communities().contains(text)) {
      return make(CommunityId.class, node, text);
    }
    problems.addNear(node, text, known.communities(), "settings.unknown-community", shown(node));
    return null;
  }

  private @Nullable Secret secret(ScalarNode node) {
    if (NodeBinder.isNothing(node)) {
      problems.add(node, "settings.empty-secret");
      return null;
    }
    if (!Placeholder.looksLikeOne(node.getValue())) {
      problems.add(node, "settings.clear-secret");
      return null;
    }
    Optional<String> found = new Placeholder(surroundings, problems).resolve(node);
    if (found.isPresent() && found.get().isBlank()) {
      problems.add(node, "settings.empty-secret");
      return null;
    }
    return found.map(Secret::new).orElse(null);
  }

  /** Whether it is a placeholder for something that is empty on purpose. */
  boolean standsForNothing(ScalarNode node) {
    return Placeholder.looksLikeOne(node.getValue())
        && new Placeholder(surroundings, new Problems())
            .resolve(node)
            .filter(String::isBlank)
            .isPresent();
  }

  private @Nullable Object make(Class<?> type, ScalarNode node, String text) {
    try {
      Constructor<?> constructor = type.getDeclaredConstructor(String.class);
      constructor.setAccessible(true);
      return constructor.newInstance(text);
    } catch (InvocationTargetException e) {
      String why = e.getCause() == null ? null : e.getCause().getMessage();
      problems.add(node, "settings.refused", why == null ? shown(node) : why);
      return null;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("settings cannot make a " + type.getName(), e);
    }
  }

  /** The text as it stands in the file, not what it stands for; shortened. */
  static String shown(ScalarNode node) {
    return shorten(node.getValue());
  }

  static String shorten(String text) {
    String line = text.replaceAll("\\s+", " ");
    return line.length() <= 60 ? line : line.substring(0, 60) + "…";
  }
}
