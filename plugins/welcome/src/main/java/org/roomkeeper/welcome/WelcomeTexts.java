package org.roomkeeper.welcome;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.roomkeeper.api.Community;
import org.roomkeeper.api.Config;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.Rooms;
import org.roomkeeper.api.Translated;

/** Puts the texts of the settings into words for the community in hand. */
final class WelcomeTexts {
  private final Config<WelcomeConfig> config;
  private final Rooms rooms;

  @Inject
  WelcomeTexts(Config<WelcomeConfig> config, Rooms rooms) {
    this.config = config;
    this.rooms = rooms;
  }

  /** The community's leading language. */
  String leading() {
    return rooms.community().languages().getFirst();
  }

  /** What somebody answered to a question, as people read it in a language; may be empty. */
  String answer(String language, Application.Answers answers, VettingConfig.Question question) {
    String value = answers.to(question);
    var settings = config.get().vetting();
    return switch (question) {
      case COUNTRY -> value.isEmpty() ? "" : new PageWords(language).country(value);
      case PROFESSION -> chosen(language, value, settings.professions());
      case DEPARTMENT -> chosen(language, value, settings.departments());
      case LANGUAGES -> value;
    };
  }

  /** The same in the community's leading language. */
  String answer(Application form, VettingConfig.Question question) {
    return answer(leading(), form.answers(), question);
  }

  /** All that somebody said, a line each, for whoever decides. */
  String answers(Application form, String language) {
    var words = new PageWords(language);
    var lines = new ArrayList<String>();
    lines.add(line(words, "field.name", form.answers().name()));
    for (var question : VettingConfig.Question.values()) {
      lines.add(
          line(
              words,
              "field." + question.name().toLowerCase(Locale.ROOT),
              answer(language, form.answers(), question)));
    }
    var proofs = form.proofs();
    lines.add(line(words, "field.mail", proofs.mail()));
    lines.add(line(words, "field.licence", proofs.licence()));
    lines.add(line(words, "field.vouched", proofs.voucher().map(MemberId::value).orElse("")));
    return lines.stream().filter(line -> !line.isEmpty()).collect(Collectors.joining("\n"));
  }

  private static String line(PageWords words, String label, String value) {
    return value.isBlank() ? "" : words.say("line", words.say(label), value);
  }

  private String chosen(String language, String key, Map<String, Map<String, String>> choices) {
    Map<String, String> names = choices.get(key);
    return names == null ? key : Translated.in(language, names, rooms.community().languages());
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
