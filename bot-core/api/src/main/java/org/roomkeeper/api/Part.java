package org.roomkeeper.api;

import java.util.List;
import java.util.Optional;

/**
 * A part of a message. Texts are as the sender wrote them and empty if the plugin may not see
 * texts.
 */
public sealed interface Part {
  /**
   * Words.
   *
   * @param text as written
   */
  record Text(String text) implements Part {}

  /**
   * A link with what the platform shows of it.
   *
   * @param title its title
   * @param description its description
   * @param url its address
   */
  record Link(String title, String description, String url) implements Part {}

  /**
   * A picture, sound or film, not looked at.
   *
   * @param type such as {@code image}, {@code voice}, {@code video}
   */
  record Picture(String type) implements Part {}

  /**
   * A file, not looked at.
   *
   * @param name its name
   */
  record File(String name) implements Part {}

  /**
   * Messages forwarded together.
   *
   * @param title the bundle's title
   * @param parts what was forwarded, in order, at most 100
   */
  record Forwarded(String title, List<Part> parts) implements Part {
    /** Copies the parts. */
    public Forwarded {
      parts = List.copyOf(parts);
    }
  }

  /**
   * What somebody said before and the sender quotes.
   *
   * @param author the name shown with it
   * @param text what was quoted
   */
  record Quoted(Optional<String> author, String text) implements Part {}

  /**
   * Something that Roomkeeper does not take apart: a card, a vote, a place.
   *
   * @param type the platform's name of it
   * @param text the words in it, as far as known
   */
  record Other(String type, String text) implements Part {}
}
