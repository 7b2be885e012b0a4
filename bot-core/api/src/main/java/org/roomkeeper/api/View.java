package org.roomkeeper.api;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * What a page shows, in the language of the request. The core renders it: escaped, one look, phone
 * first.
 *
 * @param title the page's title
 * @param blocks what stands on it, from top to bottom
 */
public record View(String title, List<Block> blocks) {
  /** Copies the blocks. */
  public View {
    blocks = List.copyOf(blocks);
  }

  /** A page of these blocks. */
  public static View of(String title, Block... blocks) {
    return new View(title, Arrays.asList(blocks));
  }

  /** What can stand on a page. */
  public sealed interface Block {}

  /**
   * A heading.
   *
   * @param text its words
   */
  public record Heading(String text) implements Block {}

  /**
   * A paragraph; line breaks are kept.
   *
   * @param text its words
   */
  public record Paragraph(String text) implements Block {}

  /**
   * A text with marked places.
   *
   * @param text the text
   * @param marks the places
   */
  public record Marked(String text, List<Span> marks) implements Block {}

  /**
   * A table.
   *
   * @param columns the column heads
   * @param rows the rows, each as long as {@code columns}
   */
  public record Table(List<String> columns, List<List<String>> rows) implements Block {}

  /**
   * Numbers, drawn, and a table of them beside the drawing: who cannot see the one reads the other.
   *
   * @param shape how they are drawn
   * @param title what they are
   * @param summary the drawing in a sentence, for who does not see it
   * @param points the numbers, in order, at most 1,000
   * @param table the same numbers, with whatever else belongs to them
   */
  public record Chart(Shape shape, String title, String summary, List<Point> points, Table table)
      implements Block {
    /** Refuses more numbers than can be drawn. */
    public Chart {
      points = List.copyOf(points);
      if (points.size() > 1000) {
        throw new IllegalArgumentException(
            "a chart has at most 1,000 points, not " + points.size());
      }
    }
  }

  /** How numbers are drawn. */
  public enum Shape {
    /** A bar for each, one under the other, its name above it: for groups. */
    BARS,
    /** A column for each, side by side: for what happened on each day. */
    COLUMNS,
    /** One line through all: for what grew from day to day. */
    LINE
  }

  /**
   * A number on a chart.
   *
   * @param label what it belongs to
   * @param value the number, finite, from 0
   * @param shown the number as the reader writes it
   */
  public record Point(String label, double value, String shown) {
    /** Refuses what cannot be drawn. */
    public Point {
      if (!(value >= 0) || Double.isInfinite(value)) {
        throw new IllegalArgumentException("not a number that can be drawn: " + value);
      }
    }
  }

  /**
   * A code to scan, large, with the address under it.
   *
   * @param caption what it is for
   * @param content what the code holds; if it is a picture's address on the platform, the picture
   * @param picture whether {@code content} is a picture's address
   */
  public record Code(String caption, URI content, boolean picture) implements Block {}

  /**
   * A link; a large button if it leads on.
   *
   * @param label its words
   * @param address absolute, or relative to the page
   * @param onward whether it is what the visitor shall do next
   */
  public record Link(String label, URI address, boolean onward) implements Block {}

  /**
   * A form, sent to this page and written down as {@link FormSent}.
   *
   * @param fields its fields
   * @param button what stands on the button that sends it
   */
  public record Form(List<Field> fields, String button) implements Block {}

  /**
   * A field of a form. One that must be filled in, with one option and no words, is not shown: it
   * says which of several forms was sent.
   *
   * @param name its name, {@code a-z 0-9 -}
   * @param label its words
   * @param options what can be chosen, value and label; empty for free text
   * @param longest the most characters of free text, 1 to 2,000
   * @param required whether it must be filled in
   * @param filled what stands in it at first: a text, or the value of an option; may be empty
   */
  public record Field(
      String name,
      String label,
      List<Option> options,
      int longest,
      boolean required,
      String filled) {
    /** Copies the options. */
    public Field {
      options = List.copyOf(options);
    }

    /** A field that is empty at first. */
    public Field(String name, String label, List<Option> options, int longest, boolean required) {
      this(name, label, options, longest, required, "");
    }

    /** The same with something in it already. */
    public Field with(String text) {
      return new Field(name, label, options, longest, required, text);
    }

    /** Whether its answer is given with the form, so that there is nothing to show. */
    public boolean isSaid() {
      return required && label.isEmpty() && options.size() == 1;
    }
  }

  /**
   * Something that can be chosen.
   *
   * @param value what is sent
   * @param label what is shown
   */
  public record Option(String value, String label) {}

  /**
   * A file to take away.
   *
   * @param label the link's words
   * @param name the file's name
   * @param type its media type, such as {@code text/calendar}
   * @param content what it holds
   * @param inBase64 whether the content is written in Base64, being no text
   */
  public record File(String label, String name, String type, String content, boolean inBase64)
      implements Block {
    /** A file of text. */
    public File(String label, String name, String type, String content) {
      this(label, name, type, content, false);
    }

    /** A file that is no text, such as a picture. */
    public static File of(String label, String name, String type, byte[] bytes) {
      return new File(label, name, type, Base64.getEncoder().encodeToString(bytes), true);
    }

    /** What the file holds, text in UTF-8. */
    public byte[] bytes() {
      return inBase64
          ? Base64.getDecoder().decode(content)
          : content.getBytes(StandardCharsets.UTF_8);
    }
  }
}
