package org.roomkeeper.overflow;

import jakarta.inject.Inject;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.roomkeeper.api.Config;
import org.roomkeeper.api.Facts;
import org.roomkeeper.api.Members;
import org.roomkeeper.api.Page;
import org.roomkeeper.api.Rooms;
import org.roomkeeper.api.View;

/**
 * Stands before the codes of rooms where the community asks newcomers for a form first: then only
 * whoever is known and {@code vetted} sees one, and everybody else is shown to the form.
 */
final class Gate {
  private final Config<OverflowConfig> config;
  private final PageTexts texts;
  private final Rooms rooms;
  private final Members members;

  @Inject
  Gate(Config<OverflowConfig> config, PageTexts texts, Rooms rooms, Members members) {
    this.config = config;
    this.texts = texts;
    this.rooms = rooms;
    this.members = members;
  }

  /** Whether newcomers fill in a form before anything else. */
  boolean asksForAForm() {
    return !config.get().form().page().isBlank();
  }

  /** Whether this visitor may see the code of a room. */
  boolean isOpenTo(Page.Request request) {
    return !asksForAForm()
        || request
            .member()
            .flatMap(members::find)
            .flatMap(member -> member.fact(Facts.VETTED))
            .isPresent();
  }

  /** The form, in a language: it stands beside the join link, {@code …/join/<community>}. */
  URI form(String language) {
    String address =
        "../%s/%s?lang=%s"
            .formatted(
                rooms.community().id(),
                config.get().form().page(),
                URLEncoder.encode(language, StandardCharsets.UTF_8));
    return rooms.community().joinLink().resolve(address);
  }

  /** What stands where a code would stand. */
  List<View.Block> toTheForm(String language) {
    var words = config.get().form();
    return List.of(
        new View.Paragraph(texts.in(language, words.first())),
        new View.Link(texts.in(language, words.open()), form(language), true));
  }
}
