package org.roomkeeper.app.month;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** What newcomers write into the welcome form. */
final class FormFiller {
  /** The field by which the form is known. */
  static final String NAME = "name";

  private static final String COUNTRY = "country";

  /** Half of them live in the first country, and the others anywhere. */
  private static final List<String> COUNTRIES =
      List.of(
          "CN", "FR", "US", "DE", "IT", "ES", "GB", "BR", "EG", "KE", "IN", "JP", "KR", "SG", "TH",
          "VN", "NG", "ET", "CA", "AU", "PE", "MX");

  private final Random random;

  /** Answers that a seed decides. */
  FormFiller(Random random) {
    this.random = random;
  }

  /** Answers to everything that the form on somebody's phone asks. */
  Map<String, String> answers(Newcomer newcomer) {
    var answers = new HashMap<String, String>();
    newcomer
        .phone
        .choices(NAME)
        .forEach(
            (field, choices) -> answers.put(field, choices.get(random.nextInt(choices.size()))));
    answers.put(NAME, newcomer.name);
    answers.put(COUNTRY, random.nextBoolean() ? COUNTRIES.getFirst() : any(COUNTRIES));
    answers.put("lang", newcomer.language);
    answers.put("languages", newcomer.language.equals("zh") ? "中文，英语" : "English, some Chinese");
    answers.put("licence", "L-%08d".formatted(random.nextInt(100_000_000)));
    answers.keySet().removeIf(field -> !newcomer.phone.asks(field));
    return answers;
  }

  private String any(List<String> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
