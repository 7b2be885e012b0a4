package org.roomkeeper.sandbox.world;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What WeCom tells an app of itself, as the fields of its XML in their order.
 *
 * @param agentId the app it is for: that of the app, or WeCom's own (2000004 for the archive)
 * @param fields for each name a text, a whole number, a map of inner fields, or a list: of maps,
 *     whose fields follow one another, or of what stands in {@code Item} each
 */
public record CallbackEvent(long agentId, Map<String, Object> fields) {
  /** Keeps the order of the fields. */
  public CallbackEvent {
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }

  /** A field as a text, or null. */
  public @Nullable String field(String name) {
    Object value = fields.get(name);
    return value == null ? null : value.toString();
  }

  /** In a few words, for the journal. */
  public String summary() {
    var words = new StringBuilder();
    for (String name : List.of("MsgType", "Event", "ChangeType", "UpdateDetail", "EventKey")) {
      String value = field(name);
      if (value != null && !value.isEmpty() && !(name.equals("MsgType") && value.equals("event"))) {
        words.append(words.isEmpty() ? "" : " ").append(value);
      }
    }
    return words.toString();
  }

  /** The decrypted body of the callback. */
  public String xml() {
    var xml = new StringBuilder("<xml>");
    fields.forEach((name, value) -> element(xml, name, value));
    return xml.append("</xml>").toString();
  }

  private static void element(StringBuilder xml, String name, Object value) {
    xml.append('<').append(name).append('>');
    switch (value) {
      case Number number -> xml.append(number);
      case Map<?, ?> inner -> inner.forEach((key, one) -> element(xml, key.toString(), one));
      case List<?> items -> {
        for (Object item : items) {
          if (item instanceof Map<?, ?> inner) {
            inner.forEach((key, one) -> element(xml, key.toString(), one));
          } else {
            xml.append("<Item>").append(escaped(item.toString())).append("</Item>");
          }
        }
      }
      default -> xml.append(quoted(value.toString()));
    }
    xml.append("</").append(name).append('>');
  }

  private static String quoted(String text) {
    return "<![CDATA[" + writable(text).replace("]]>", "]]]]><![CDATA[>") + "]]>";
  }

  private static String escaped(String text) {
    return writable(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  /** XML 1.0 has no place for most control characters. */
  private static String writable(String text) {
    var kept = new StringBuilder(text.length());
    text.codePoints()
        .filter(
            point ->
                point == '\t'
                    || point == '\n'
                    || point == '\r'
                    || (point >= 0x20 && point <= 0xD7FF)
                    || (point >= 0xE000 && point <= 0xFFFD)
                    || point >= 0x10000)
        .forEach(kept::appendCodePoint);
    return kept.toString();
  }

  /** Collects an event's fields. */
  static final class Builder {
    private final long agentId;
    private final Map<String, Object> fields = new LinkedHashMap<>();

    Builder(long agentId, String corpId, String from, long seconds, String type) {
      this.agentId = agentId;
      fields.put("ToUserName", corpId);
      fields.put("FromUserName", from);
      fields.put("CreateTime", seconds);
      fields.put("MsgType", type);
    }

    Builder with(String name, Object value) {
      fields.put(name, value);
      return this;
    }

    Builder withIf(boolean there, String name, Object value) {
      return there ? with(name, value) : this;
    }

    CallbackEvent build() {
      return new CallbackEvent(agentId, fields);
    }
  }
}
