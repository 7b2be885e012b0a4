package org.roomkeeper.welcome;

import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.roomkeeper.api.Community;
import org.roomkeeper.api.Rooms;
import org.roomkeeper.api.Translated;

/** Puts the texts of the settings into words for the community in hand. */
final class WelcomeTexts {
  private final Rooms rooms;

  @Inject
  WelcomeTexts(Rooms rooms) {
    this.rooms = rooms;
  }

  /** A text for one reader. */
  String in(String language, Map<String, String> texts, Map<String, String> more, int longest) {
    Community community = rooms.community();
    var values = new HashMap<>(more);
    values.put("community", community.name(language));
    values.put("rule", community.rule(language));
    String said =
        Translated.fill(Translated.in(language, texts, community.languages()), values).strip();
    return said.length() <= longest ? said : said.substring(0, longest - 1) + "…";
  }

  /**
   * A text for a whole room: the community's languages one under the other, the leading one first.
   */
  String inAllLanguages(
      Map<String, String> texts, Function<String, Map<String, String>> more, int longest) {
    var languages = rooms.community().languages();
    int share = longest / languages.size() - 2;
    return languages.stream()
        .map(language -> in(language, texts, more.apply(language), share))
        .distinct()
        .collect(Collectors.joining("\n\n"));
  }
}
