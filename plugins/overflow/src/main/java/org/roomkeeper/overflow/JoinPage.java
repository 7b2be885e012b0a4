package org.roomkeeper.overflow;

import jakarta.inject.Inject;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.roomkeeper.api.Config;
import org.roomkeeper.api.Door;
import org.roomkeeper.api.Page;
import org.roomkeeper.api.Rooms;
import org.roomkeeper.api.View;

/**
 * The page behind the community's permanent link. It asks for a language; then it shows the code of
 * a host, who greets and sends the code of a room: contact first. Where there are no hosts it shows
 * the code of a room, where the rooms are full the way to the corporate room, and otherwise the
 * waiting list. Where the community asks for a form first, it leads to that and shows no code.
 */
final class JoinPage implements Page {
  private final Config<OverflowConfig> config;
  private final WayIn.Finder wayIn;
  private final Gate gate;
  private final DoorView view;
  private final PageTexts texts;
  private final Rooms rooms;

  @Inject
  JoinPage(
      Config<OverflowConfig> config,
      WayIn.Finder wayIn,
      Gate gate,
      DoorView view,
      PageTexts texts,
      Rooms rooms) {
    this.config = config;
    this.wayIn = wayIn;
    this.gate = gate;
    this.view = view;
    this.texts = texts;
    this.rooms = rooms;
  }

  @Override
  public View show(Request request) {
    var words = config.get().page();
    List<String> languages = rooms.community().languages();
    if (languages.size() > 1 && !request.query().containsKey("lang")) {
      return chooseLanguage(languages, words);
    }
    String language = request.language();
    if (gate.asksForAForm()) {
      return new View(texts.in(language, words.title()), gate.toTheForm(language));
    }
    return view.show(request, wayIn.find(request), room -> hostOrRoom(language, words, room));
  }

  private List<View.Block> hostOrRoom(
      String language, OverflowConfig.PageWords words, WayIn.Room way) {
    Optional<Door> host = rooms.door(HostDoors.name(language));
    return host.isEmpty() || rooms.community().hosts().isEmpty()
        ? texts.roomCode(language, words, way)
        : List.of(
            new View.Paragraph(texts.in(language, words.addHost())),
            new View.Code(texts.in(language, words.hostCode()), host.get().code(), true));
  }

  private View chooseLanguage(List<String> languages, OverflowConfig.PageWords words) {
    var blocks = new ArrayList<View.Block>();
    blocks.add(new View.Paragraph(texts.inAllLanguages(words.chooseLanguage())));
    for (String language : languages) {
      blocks.add(
          new View.Link(
              nameInItself(language),
              gate.asksForAForm()
                  ? gate.form(language)
                  : URI.create("?lang=" + URLEncoder.encode(language, StandardCharsets.UTF_8)),
              true));
    }
    return new View(texts.inAllLanguages(words.title()), blocks);
  }

  private static String nameInItself(String language) {
    Locale locale = Locale.forLanguageTag(language);
    return locale.getDisplayName(locale);
  }
}
