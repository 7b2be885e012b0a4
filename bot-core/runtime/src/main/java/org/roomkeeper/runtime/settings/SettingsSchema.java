package org.roomkeeper.runtime.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.roomkeeper.api.CommunityId;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.RoomId;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * JSON schemas of settings files, made from the records that they are read into, so that an editor
 * completes keys and marks mistakes. The strict reader says more than a schema can.
 */
public final class SettingsSchema {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final String PLACEHOLDER = "^\\$\\{.+\\}$";

  private final boolean placeholders;

  private SettingsSchema(boolean placeholders) {
    this.placeholders = placeholders;
  }

  /** The schema of {@code roomkeeper.yaml} with these sections. */
  public static String ofCore(Collection<SettingsSection<?>> sections) {
    SettingsSchema schema = new SettingsSchema(true);
    ObjectNode root = top("roomkeeper.yaml");
    root.setAll(schema.record(CoreSettings.class, shipped(CoreSettings.class, "roomkeeper")));
    ObjectNode properties = (ObjectNode) root.get("properties");
    for (SettingsSection<?> section : sections) {
      @Nullable Node ours = shipped(section.type(), section.name());
      properties.set(section.name(), schema.record(section.type(), ours));
      if (ours == null) {
        root.withArray("required").add(section.name());
      }
    }
    return text(root);
  }

  /** The schema of {@code rooms.yaml}. */
  public static String ofRooms() {
    return text(top(Settings.ROOMS).setAll(new SettingsSchema(true).record(RoomsFile.class, null)));
  }

  /** The schema of a plugin's settings, or of the files of a folder of lists. */
  public static String of(String title, Class<? extends Record> type) {
    @Nullable Node ours = Shipped.withPlugin(title, type).document(new Problems()).orElse(null);
    return text(top(title + ".yaml").setAll(new SettingsSchema(false).record(type, ours)));
  }

  private ObjectNode record(Class<?> type, @Nullable Node shipped) {
    ObjectNode schema = JSON.objectNode().put("type", "object").put("additionalProperties", false);
    ObjectNode properties = schema.putObject("properties");
    ArrayNode required = JSON.arrayNode();
    for (RecordComponent component : type.getRecordComponents()) {
      String key = NodeBinder.key(component);
      Optional<Node> ours = shipped == null ? Optional.empty() : Claim.OfCore.value(shipped, key);
      properties.set(key, any(component.getGenericType(), ours.orElse(null)));
      if (component.getType() != Optional.class && ours.isEmpty()) {
        required.add(key);
      }
    }
    if (!required.isEmpty()) {
      schema.set("required", required);
    }
    return schema;
  }

  private ObjectNode any(Type type, @Nullable Node shipped) {
    if (type instanceof ParameterizedType generic) {
      Type[] arguments = generic.getActualTypeArguments();
      Class<?> raw = (Class<?>) generic.getRawType();
      if (raw == Optional.class) {
        return any(arguments[0], shipped);
      } else if (raw == List.class || raw == Set.class) {
        ObjectNode list = JSON.objectNode().put("type", "array");
        list.set("items", any(arguments[0], null));
        return list;
      } else if (raw == Map.class) {
        return map(arguments[0], arguments[1]);
      }
    } else if (type instanceof Class<?> plain) {
      return single(plain, shipped);
    }
    throw new IllegalStateException("settings cannot hold a " + type);
  }

  private ObjectNode map(Type keys, Type values) {
    ObjectNode map = JSON.objectNode().put("type", "object");
    ObjectNode inner = any(values, null);
    if (keys == String.class && values == String.class) {
      map.putArray("required").add("zh").add("en");
      inner.put("minLength", 1);
    }
    map.set("additionalProperties", inner);
    return map;
  }

  private ObjectNode single(Class<?> type, @Nullable Node shipped) {
    if (type == StoragePlace.class) {
      return JSON.objectNode().put("type", "string").put("minLength", 1);
    } else if (type == Secret.class) {
      return JSON.objectNode().put("type", "string").put("pattern", PLACEHOLDER);
    } else if (type == MemberId.class || type == RoomId.class || type == CommunityId.class) {
      return JSON.objectNode().put("type", "string").put("minLength", 1);
    } else if (type.isEnum()) {
      ObjectNode choice = JSON.objectNode().put("type", "string");
      ArrayNode valid = choice.putArray("enum");
      Arrays.stream(type.getEnumConstants())
          .forEach(value -> valid.add(Names.key((Enum<?>) value)));
      return orPlaceholder(choice);
    } else if (type.isRecord()) {
      return orText(type, record(type, shipped));
    }
    ObjectNode scalar = JSON.objectNode();
    Scalar.of(type)
        .orElseThrow(() -> new IllegalStateException("settings cannot hold a " + type))
        .shape()
        .entrySet()
        .stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(entry -> scalar.put(entry.getKey(), entry.getValue().toString()));
    return type == String.class ? scalar : orPlaceholder(scalar);
  }

  /** A record with one text may stand as that text. */
  private static ObjectNode orText(Class<?> type, ObjectNode record) {
    RecordComponent[] components = type.getRecordComponents();
    if (components.length != 1 || components[0].getType() != String.class) {
      return record;
    }
    ObjectNode either = JSON.objectNode();
    either.putArray("anyOf").add(JSON.objectNode().put("type", "string")).add(record);
    return either;
  }

  private ObjectNode orPlaceholder(ObjectNode value) {
    if (!placeholders) {
      return value;
    }
    ObjectNode either = JSON.objectNode();
    either
        .putArray("anyOf")
        .add(value)
        .add(JSON.objectNode().put("type", "string").put("pattern", PLACEHOLDER));
    return either;
  }

  private static ObjectNode top(String title) {
    return JSON.objectNode()
        .put("$schema", "http://json-schema.org/draft-07/schema#")
        .put("title", title);
  }

  private static @Nullable Node shipped(Class<?> type, String section) {
    return Shipped.beside(type, section).document(new Problems()).orElse(null);
  }

  private static String text(ObjectNode schema) {
    try {
      DefaultIndenter lines = new DefaultIndenter("  ", "\n");
      DefaultPrettyPrinter printer =
          new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines);
      return new ObjectMapper().writer(printer).writeValueAsString(schema) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
