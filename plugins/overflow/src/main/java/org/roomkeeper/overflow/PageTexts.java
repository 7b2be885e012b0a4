package org.roomkeeper.overflow;

import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.roomkeeper.api.Community;
import org.roomkeeper.api.Rooms;
import org.roomkeeper.api.Translated;
import org.roomkeeper.api.View;

/** What the pages say, for the community in hand. */
final class PageTexts {
  private final Rooms rooms;

  @Inject
  PageTexts(Rooms rooms) {
    this.rooms = rooms;
  }

  String in(String language, Map<String, String> texts) {
    return in(language, texts, Map.of());
  }

  /** The same with more places filled in. */
  String in(String language, Map<String, String> texts, Map<String, String> more) {
    Community community = rooms.community();
    String room = community.corporateRoom().map(Community.CorporateRoom::name).orElse("");
    var values = new HashMap<String, String>();
    values.put("community", community.name(language));
    values.put("room", room);
    values.putAll(more);
    return Translated.fill(Translated.in(language, texts, community.languages()), values).strip();
  }

  /** A text in all languages, one beside the other, for who has not chosen one yet. */
  String inAllLanguages(Map<String, String> texts) {
    return rooms.community().languages().stream()
        .map(language -> in(language, texts))
        .distinct()
        .collect(Collectors.joining(" · "));
  }

  /** The code of a room with what to do, and the rooms' rule. */
  List<View.Block> roomCode(String language, OverflowConfig.PageWords words, WayIn.Room way) {
    var code =
        List.of(
            new View.Paragraph(in(language, words.scanRoom())),
            new View.Code(in(language, words.roomCode()), way.door().code(), true));
    return Stream.concat(code.stream(), rule(language, words).stream()).toList();
  }

  /** The way to the corporate room. */
  List<View.Block> corporate(String language, OverflowConfig.PageWords words, WayIn.Corporate way) {
    return List.of(
        new View.Paragraph(in(language, words.corporate())),
        new View.Link(in(language, words.enterCorporate()), way.room().invitation(), true));
  }

  private List<View.Block> rule(String language, OverflowConfig.PageWords words) {
    String rule = rooms.community().rule(language);
    return rule.isBlank()
        ? List.of()
        : List.of(new View.Heading(in(language, words.rule())), new View.Paragraph(rule));
  }
}
