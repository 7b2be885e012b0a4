package org.roomkeeper.wecom.callback;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * WeCom's XML taken apart into texts by path: {@code ChatId}, {@code MemChangeList/Item}. UTF-8
 * whatever it says of itself, no document types, no entities but the five of XML itself, nothing
 * fetched, at most 16 deep and 4,096 elements.
 */
final class FlatXml {
  private static final String BYTE_ORDER_MARK = "\uFEFF";
  private static final int DEEPEST = 16;
  private static final int MOST_ELEMENTS = 4_096;
  private static final XMLInputFactory FACTORY = hardened();

  private final Map<String, List<String>> texts;

  private FlatXml(Map<String, List<String>> texts) {
    this.texts = texts;
  }

  /**
   * Reads a document.
   *
   * @throws Malformed if it is not XML as WeCom writes it
   */
  static FlatXml read(byte[] xml) throws Malformed {
    try {
      var reader = FACTORY.createXMLStreamReader(new StringReader(decoded(xml)));
      try {
        return new FlatXml(walk(reader));
      } finally {
        reader.close();
      }
    } catch (XMLStreamException | RuntimeException e) {
      // The JDK's parser throws more kinds than it declares.
      throw new Malformed("not XML", e);
    }
  }

  /** The text at a path; empty if it is missing or blank. */
  Optional<String> text(String path) {
    return all(path).stream().findFirst();
  }

  /** All texts at a path that are not blank, in order. */
  List<String> all(String path) {
    return texts.getOrDefault(path, List.of());
  }

  /**
   * Decoded here and strictly: over bytes that are no UTF-8 the JDK's parser complains on standard
   * error, before it throws.
   */
  private static String decoded(byte[] xml) throws Malformed {
    try {
      String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(xml)).toString();
      return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new Malformed("not UTF-8", e);
    }
  }

  private static Map<String, List<String>> walk(XMLStreamReader reader)
      throws XMLStreamException, Malformed {
    var texts = new LinkedHashMap<String, List<String>>();
    var open = new ArrayDeque<String>();
    var words = new StringBuilder();
    int elements = 0;
    while (reader.hasNext()) {
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          if (open.size() >= DEEPEST || ++elements > MOST_ELEMENTS) {
            throw new Malformed("deeper or longer than any callback");
          }
          open.addLast(open.isEmpty() ? "" : path(open.getLast(), reader.getLocalName()));
          words.setLength(0);
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
            words.append(reader.getText());
        case XMLStreamConstants.END_ELEMENT -> {
          var path = open.removeLast();
          var text = words.toString().strip();
          if (!text.isEmpty() && !path.isEmpty()) {
            texts.computeIfAbsent(path, key -> new ArrayList<>()).add(text);
          }
          words.setLength(0);
        }
        case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
            throw new Malformed("a document type or an entity");
        default -> {
          // Comments and processing instructions say nothing.
        }
      }
    }
    texts.replaceAll((path, list) -> Collections.unmodifiableList(list));
    return texts;
  }

  private static String path(String parent, String name) {
    return parent.isEmpty() ? name : parent + "/" + name;
  }

  private static XMLInputFactory hardened() {
    var factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    factory.setXMLResolver(
        (publicId, systemId, base, namespace) -> {
          throw new XMLStreamException("nothing is fetched");
        });
    return factory;
  }

  /** Not XML as WeCom writes it. */
  static final class Malformed extends Exception {
    Malformed(String why) {
      super(why);
    }

    Malformed(String why, Throwable cause) {
      super(why, cause);
    }
  }
}
