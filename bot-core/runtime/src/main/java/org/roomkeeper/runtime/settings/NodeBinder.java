package org.roomkeeper.runtime.settings;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.roomkeeper.api.BadSetting;
import org.roomkeeper.runtime.settings.ScalarBinder.Place;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * Binds nodes to records. Every problem is gathered with its place; a value with a problem is
 * {@code null} and its record is not made. For one thread and one reading.
 *
 * <p>A {@code Map<String, String>} is a text by language: its keys are language tags, {@code zh}
 * and {@code en} among them. A record with one component of type {@code String} may stand as a
 * single value.
 */
final class NodeBinder {
  /** Nodes in one reading, aliases counted as often as they are read. */
  private static final int MOST_NODES = 300_000;

  private static final Set<String> LANGUAGES = Set.of("zh", "en");
  private static final Set<Tag> PLAIN_TAGS =
      Set.of(Tag.STR, Tag.INT, Tag.FLOAT, Tag.BOOL, Tag.NULL, Tag.MAP, Tag.SEQ, Tag.ENV_TAG);

  private final Problems problems;
  private final ScalarBinder scalars;
  private int visited;

  NodeBinder(Problems problems, ScalarBinder scalars) {
    this.problems = problems;
    this.scalars = scalars;
  }

  /**
   * A record from a node; keys that it lacks are taken from what is shipped.
   *
   * @param also keys that others claim beside the record's own
   */
  <T extends Record> Optional<T> record(
      Class<T> type, Node node, @Nullable Node shipped, Set<String> also) {
    Object value = record(type, node, shipped, also, List.of());
    return Optional.ofNullable(value).map(type::cast);
  }

  private @Nullable Object bind(Type type, Node node, @Nullable Node shipped) {
    if (++visited > MOST_NODES) {
      if (visited == MOST_NODES + 1) {
        problems.add(node, "settings.too-much");
      }
      return null;
    }
    if (!PLAIN_TAGS.contains(node.getTag())) {
      problems.add(node, "settings.tag", node.getTag().getValue());
      return null;
    }
    if (type instanceof ParameterizedType generic) {
      Type[] arguments = generic.getActualTypeArguments();
      Class<?> raw = (Class<?>) generic.getRawType();
      if (raw == Optional.class) {
        return optional(arguments[0], node, shipped);
      } else if (raw == List.class) {
        return list(arguments[0], node);
      } else if (raw == Set.class) {
        List<?> all = list(arguments[0], node);
        return all == null ? null : Collections.unmodifiableSet(new LinkedHashSet<>(all));
      } else if (raw == Map.class) {
        return map(arguments[0], arguments[1], node);
      }
    } else if (type instanceof Class<?> plain) {
      if (plain.isRecord() && !ScalarBinder.isScalarRecord(plain, node)) {
        return record(plain, node, shipped, Set.of(), List.of());
      }
      return node instanceof ScalarNode scalar
          ? scalars.bind(plain, scalar, Place.VALUE)
          : wrong(node, "settings.wrong.scalar");
    }
    throw new IllegalStateException("settings cannot hold a " + type);
  }

  private @Nullable Object optional(Type inner, Node node, @Nullable Node shipped) {
    if (isNothing(node)) {
      return Optional.empty();
    }
    if (node instanceof ScalarNode scalar && scalars.standsForNothing(scalar)) {
      return Optional.empty();
    }
    Object value = bind(inner, node, shipped);
    return value == null ? null : Optional.of(value);
  }

  private @Nullable List<?> list(Type inner, Node node) {
    if (!(node instanceof SequenceNode sequence)) {
      wrong(node, "settings.wrong.list");
      return null;
    }
    List<Object> values = new ArrayList<>();
    boolean whole = true;
    for (Node item : sequence.getValue()) {
      Object value = bind(inner, item, null);
      whole &= value != null;
      if (value != null) {
        values.add(value);
      }
    }
    return whole ? Collections.unmodifiableList(values) : null;
  }

  private @Nullable Object map(Type keys, Type inner, Node node) {
    if (!(node instanceof MappingNode mapping)) {
      return wrong(node, "settings.wrong.mapping");
    }
    boolean wording = keys == String.class && inner == String.class;
    Map<Object, Object> values = new LinkedHashMap<>();
    boolean whole = true;
    for (NodeTuple entry : entries(mapping).values()) {
      ScalarNode keyNode = (ScalarNode) entry.getKeyNode();
      Object key =
          wording ? languageKey(keyNode) : scalars.bind((Class<?>) keys, keyNode, Place.KEY);
      Object value = bind(inner, entry.getValueNode(), null);
      if (wording && value instanceof String text && text.isBlank()) {
        value = wrong(entry.getValueNode(), "settings.blank-text", keyNode.getValue());
      }
      if (key == null || value == null) {
        whole = false;
      } else {
        values.put(key, value);
      }
    }
    if (wording && whole) {
      for (String language : List.of("zh", "en")) {
        if (!values.containsKey(language)) {
          whole = false;
          problems.add(node, "settings.language-missing", language);
        }
      }
    }
    return whole ? Collections.unmodifiableMap(values) : null;
  }

  private @Nullable String languageKey(ScalarNode node) {
    if (Scalar.isLanguage(node.getValue())) {
      return node.getValue();
    }
    problems.addNear(
        node, node.getValue(), LANGUAGES, "settings.wrong.language", ScalarBinder.shown(node));
    return null;
  }

  private @Nullable Object record(
      Class<?> type, Node node, @Nullable Node shipped, Set<String> also, List<String> path) {
    if (!(node instanceof MappingNode mapping)) {
      return wrong(
          node, isNothing(node) && path.isEmpty() ? "settings.empty" : "settings.wrong.mapping");
    }
    int before = problems.size();
    Map<String, NodeTuple> here = entries(mapping);
    Map<String, NodeTuple> defaults =
        shipped instanceof MappingNode other ? entries(other) : Map.of();
    RecordComponent[] components = type.getRecordComponents();
    List<String> keys = Arrays.stream(components).map(NodeBinder::key).toList();
    here.forEach(
        (key, entry) -> {
          if (!keys.contains(key) && !also.contains(key)) {
            Set<String> valid = new LinkedHashSet<>(keys);
            valid.addAll(also);
            problems.addNear(
                entry.getKeyNode(), key, valid, "settings.unknown-key", ScalarBinder.shorten(key));
          }
        });
    @Nullable Object[] values = new Object[components.length];
    boolean whole = true;
    for (int i = 0; i < components.length; i++) {
      values[i] = component(components[i], keys.get(i), node, here, defaults);
      whole &= values[i] != null;
    }
    return whole && problems.size() == before ? make(type, components, values, node) : null;
  }

  private @Nullable Object component(
      RecordComponent component,
      String key,
      Node node,
      Map<String, NodeTuple> here,
      Map<String, NodeTuple> defaults) {
    Type type = component.getGenericType();
    NodeTuple own = here.get(key);
    NodeTuple shipped = defaults.get(key);
    if (own != null) {
      Node value = own.getValueNode();
      return bind(type, value, shipped == null ? null : shipped.getValueNode());
    } else if (shipped != null) {
      int before = problems.size();
      Object value = bind(type, shipped.getValueNode(), null);
      if (value == null) {
        // What ships is a part of it only: the rest is missing here, not in a file that nobody
        // sees.
        problems.cutTo(before);
        problems.add(node, "settings.missing", key);
      }
      return value;
    } else if (component.getType() == Optional.class) {
      return Optional.empty();
    }
    problems.add(node, "settings.missing", key);
    return null;
  }

  private @Nullable Object make(
      Class<?> type, RecordComponent[] components, @Nullable Object[] values, Node node) {
    try {
      Constructor<?> constructor =
          type.getDeclaredConstructor(
              Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
      constructor.setAccessible(true);
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof Unfit unfit) {
        problems.add(node, unfit.why().key(), unfit.why().arguments().toArray());
        return null;
      } else if (e.getCause() instanceof RuntimeException refusal) {
        problems.add(
            node, "settings.refused", BadSetting.in("en", refusal), BadSetting.in("zh", refusal));
        return null;
      }
      throw new IllegalStateException("the constructor of " + type.getName() + " failed", e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("settings cannot make a " + type.getName(), e);
    }
  }

  /** The entries of a mapping by key, in order; a key that stands there twice is a problem. */
  private Map<String, NodeTuple> entries(MappingNode mapping) {
    Map<String, NodeTuple> entries = new LinkedHashMap<>();
    for (NodeTuple entry : mapping.getValue()) {
      if (!(entry.getKeyNode() instanceof ScalarNode key)) {
        problems.add(entry.getKeyNode(), "settings.bad-key");
        continue;
      }
      NodeTuple first = entries.putIfAbsent(key.getValue(), entry);
      if (first != null) {
        problems.add(
            key,
            "settings.same-key",
            ScalarBinder.shown(key),
            first.getKeyNode().getStartMark().orElseThrow().getLine() + 1);
      }
    }
    return entries;
  }

  static String key(RecordComponent component) {
    Key named = component.getAnnotation(Key.class);
    return named == null ? Names.key(component.getName()) : named.value();
  }

  static boolean isNothing(Node node) {
    return node instanceof ScalarNode && node.getTag().equals(Tag.NULL);
  }

  private @Nullable Object wrong(Node node, String key, Object... arguments) {
    if (isNothing(node)) {
      problems.add(node, "settings.empty");
    } else {
      problems.add(node, key, arguments);
    }
    return null;
  }
}
