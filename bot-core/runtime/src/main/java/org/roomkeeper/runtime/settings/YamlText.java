package org.roomkeeper.runtime.settings;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.roomkeeper.api.Phrase;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** YAML 1.2 text into nodes that know their places, within limits of size, depth and repetition. */
final class YamlText {
  /** The largest file, in bytes. */
  static final int LARGEST = 1 << 20;

  /** Collections in collections. */
  static final int DEEPEST = 40;

  /** Places that say "as above". */
  static final int MOST_ALIASES = 50;

  private YamlText() {}

  /** Bytes of a file into text, or a problem. */
  static Optional<String> decode(String file, byte[] bytes, Problems problems) {
    if (bytes.length > LARGEST) {
      problems.add(Problem.of(file, Phrase.of("settings.too-large", bytes.length, LARGEST)));
      return Optional.empty();
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return Optional.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
    } catch (CharacterCodingException e) {
      int line = 1;
      int good = goodBytes(bytes);
      for (int i = 0; i < good; i++) {
        line += bytes[i] == '\n' ? 1 : 0;
      }
      problems.add(new Problem(file, line, 1, Phrase.of("settings.not-text"), Optional.empty()));
      return Optional.empty();
    }
  }

  /** Text into its one document, or a problem. */
  static Optional<Node> compose(String file, String text, Problems problems) {
    LoadSettings settings =
        LoadSettings.builder()
            .setLabel(file)
            .setSchema(new CoreSchema())
            .setMaxAliasesForCollections(MOST_ALIASES)
            .setCodePointLimit(LARGEST)
            .setAllowRecursiveKeys(false)
            .setAllowNonScalarKeys(true)
            .setUseMarks(true)
            .build();
    try {
      Optional<Node> document =
          new Composer(settings, new WithinLimits(settings, text)).getSingleNode();
      if (document.isEmpty()) {
        problems.add(Problem.of(file, Phrase.of("settings.empty-file")));
      }
      return document;
    } catch (BeyondLimits e) {
      problems.add(at(file, e.mark.orElse(null), e.what));
      return Optional.empty();
    } catch (MarkedYamlEngineException e) {
      Mark mark = e.getProblemMark().or(e::getContextMark).orElse(null);
      problems.add(broken(file, mark, e.getProblem()));
      return Optional.empty();
    } catch (YamlEngineException e) {
      // Its message may show a stretch of the file, which may hold what is nobody's business.
      problems.add(broken(file, null, e.getClass().getSimpleName()));
      return Optional.empty();
    }
  }

  /**
   * Composing is recursive and the parser is not: so the parser stops before composing is too deep.
   */
  private static final class WithinLimits extends ParserImpl {
    private int depth;
    private int aliases;

    WithinLimits(LoadSettings settings, String text) {
      super(settings, new StreamReader(settings, text));
    }

    @Override
    public Event next() {
      Event event = super.next();
      if (event instanceof CollectionStartEvent && ++depth > DEEPEST) {
        throw new BeyondLimits(event, Phrase.of("settings.too-deep", DEEPEST));
      } else if (event instanceof CollectionEndEvent) {
        depth--;
      } else if (event instanceof AliasEvent && ++aliases > MOST_ALIASES) {
        throw new BeyondLimits(event, Phrase.of("settings.many-aliases", MOST_ALIASES));
      }
      return event;
    }
  }

  /** A text is too deep, or repeats itself too often. */
  private static final class BeyondLimits extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient Optional<Mark> mark;
    private final transient Phrase what;

    BeyondLimits(Event event, Phrase what) {
      super(what.key());
      this.mark = event.getStartMark();
      this.what = what;
    }
  }

  private static Problem broken(String file, @Nullable Mark mark, @Nullable String why) {
    return at(file, mark, Phrase.of("settings.not-yaml", why == null ? "?" : why));
  }

  private static Problem at(String file, @Nullable Mark mark, Phrase what) {
    return mark == null
        ? Problem.of(file, what)
        : new Problem(file, mark.getLine() + 1, mark.getColumn() + 1, what, Optional.empty());
  }

  /** How many bytes from the start are whole, valid characters. */
  private static int goodBytes(byte[] bytes) {
    var decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(bytes);
    decoder.decode(in, CharBuffer.allocate(bytes.length), true);
    return in.position();
  }
}
