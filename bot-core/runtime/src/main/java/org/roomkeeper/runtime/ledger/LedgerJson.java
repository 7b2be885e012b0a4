package org.roomkeeper.runtime.ledger;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.MutableConfigOverride;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.roomkeeper.api.Action;
import org.roomkeeper.api.BotEvent;
import org.roomkeeper.api.CommunityId;
import org.roomkeeper.api.EventId;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.MessageId;
import org.roomkeeper.api.NoteFact;
import org.roomkeeper.api.Outcome;
import org.roomkeeper.api.Part;
import org.roomkeeper.api.PointDoor;
import org.roomkeeper.api.RoomId;

/**
 * How events, actions, outcomes and notes are written in the ledger: the API's records as JSON, ids
 * as plain strings, alternatives told apart by {@code "is"} with the simple name of their record.
 * What is missing reads as empty and what is unknown is passed over, so that records may grow.
 */
final class LedgerJson {
  private static final List<Class<?>> ALTERNATIVES =
      List.of(
          BotEvent.class,
          Action.class,
          Outcome.class,
          Part.class,
          PointDoor.Target.class,
          NoteFact.Subject.class);

  private static final ObjectMapper MAPPER = mapper();

  private LedgerJson() {}

  /**
   * Writes a value.
   *
   * @throws IllegalArgumentException if it is of no kind that can be written
   */
  static String write(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "a " + value.getClass().getName() + " cannot be written: " + e.getOriginalMessage(), e);
    }
  }

  /**
   * Reads a value.
   *
   * @throws IllegalArgumentException if the text does not hold one
   */
  static <T> T read(String json, Class<T> type) {
    try {
      return MAPPER.readValue(json, type);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "what was written cannot be read as " + type.getName() + ": " + e.getOriginalMessage(),
          e);
    }
  }

  /** Reads details such as those of an outcome. */
  static Map<String, String> readDetails(String json) {
    try {
      return MAPPER.readValue(json, new TypeReference<Map<String, String>>() {});
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "what was written cannot be read as details: " + e.getOriginalMessage(), e);
    }
  }

  /** The records at the leaves of a sealed hierarchy. */
  static Stream<Class<?>> leaves(Class<?> type) {
    return type.isSealed()
        ? Stream.of(type.getPermittedSubclasses()).flatMap(LedgerJson::leaves)
        : Stream.of(type);
  }

  private static ObjectMapper mapper() {
    var mapper =
        JsonMapper.builder()
            .addModules(new Jdk8Module(), new JavaTimeModule(), idsAsKeys())
            .visibility(PropertyAccessor.ALL, Visibility.NONE)
            .visibility(PropertyAccessor.FIELD, Visibility.ANY)
            .visibility(PropertyAccessor.CREATOR, Visibility.ANY)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
            .defaultPropertyInclusion(
                JsonInclude.Value.construct(
                    JsonInclude.Include.NON_ABSENT, JsonInclude.Include.ALWAYS))
            .withConfigOverride(List.class, LedgerJson::emptyIfMissing)
            .withConfigOverride(Map.class, LedgerJson::emptyIfMissing)
            .withConfigOverride(Set.class, LedgerJson::emptyIfMissing)
            .addMixIn(CommunityId.class, PlainText.class)
            .addMixIn(MemberId.class, PlainText.class)
            .addMixIn(MessageId.class, PlainText.class)
            .addMixIn(RoomId.class, PlainText.class)
            .addMixIn(EventId.class, PlainNumber.class);
    for (Class<?> sealed : ALTERNATIVES) {
      mapper.addMixIn(sealed, Alternatives.class);
      leaves(sealed)
          .forEach(leaf -> mapper.registerSubtypes(new NamedType(leaf, leaf.getSimpleName())));
    }
    return mapper.build();
  }

  private static void emptyIfMissing(MutableConfigOverride of) {
    of.setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY));
  }

  private static SimpleModule idsAsKeys() {
    return new SimpleModule()
        .addKeyDeserializer(CommunityId.class, keys(CommunityId::new))
        .addKeyDeserializer(MemberId.class, keys(MemberId::new))
        .addKeyDeserializer(MessageId.class, keys(MessageId::new))
        .addKeyDeserializer(RoomId.class, keys(RoomId::new));
  }

  private static KeyDeserializer keys(Function<String, Object> id) {
    return new KeyDeserializer() {
      @Override
      public Object deserializeKey(String key, DeserializationContext context) {
        return id.apply(key);
      }
    };
  }

  private abstract static class PlainText {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    PlainText(String value) {}

    @JsonValue
    abstract String value();
  }

  private abstract static class PlainNumber {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    PlainNumber(long value) {}

    @JsonValue
    abstract long value();
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
  private interface Alternatives {}
}
