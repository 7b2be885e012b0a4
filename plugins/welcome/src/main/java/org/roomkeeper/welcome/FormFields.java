package org.roomkeeper.welcome;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.roomkeeper.api.Config;
import org.roomkeeper.api.Rooms;
import org.roomkeeper.api.Translated;
import org.roomkeeper.api.View;
import org.roomkeeper.welcome.Application.Answers;
import org.roomkeeper.welcome.Application.Proofs;
import org.roomkeeper.welcome.VettingConfig.Proof;
import org.roomkeeper.welcome.VettingConfig.Question;

/** The form's fields: what is asked, and what came back. */
final class FormFields {
  static final String LANGUAGE = "lang";
  static final String NAME = "name";
  static final String MAIL = "mail";
  static final String LICENCE = "licence";
  static final String VOUCHER = "voucher";
  static final String CODE = "code";

  private static final int LONGEST_NAME = 60;
  private static final int LONGEST_LANGUAGES = 100;

  private final Config<WelcomeConfig> config;
  private final MailCodes mailCodes;
  private final Rooms rooms;

  @Inject
  FormFields(Config<WelcomeConfig> config, MailCodes mailCodes, Rooms rooms) {
    this.config = config;
    this.mailCodes = mailCodes;
    this.rooms = rooms;
  }

  /**
   * The form.
   *
   * @param filled what was answered before
   * @param proofs whether proofs are asked for too
   */
  View.Form form(String language, Optional<Application> filled, boolean proofs) {
    var words = new PageWords(language);
    var fields = new ArrayList<View.Field>();
    Optional<Answers> before = filled.map(Application::answers);
    fields.add(
        new View.Field(LANGUAGE, words.say("field.lang"), languages(), 20, true)
            .with(filled.map(Application::language).orElse(language)));
    fields.add(text(words, NAME, LONGEST_NAME, true, before.map(Answers::name)));
    for (Question question : Question.values()) {
      if (config.get().vetting().asks().contains(question)) {
        fields.add(field(words, language, question, before.map(one -> one.to(question))));
      }
    }
    if (proofs) {
      Optional<Proofs> shown = filled.map(Application::proofs);
      if (offers(Proof.MAIL)) {
        fields.add(text(words, MAIL, 254, false, shown.map(Proofs::mail)));
      }
      if (offers(Proof.LICENCE)) {
        fields.add(text(words, LICENCE, 60, false, shown.map(Proofs::licence)));
      }
      if (offers(Proof.VOUCHER)) {
        fields.add(text(words, VOUCHER, 30, false, shown.map(Proofs::voucherCode)));
      }
    }
    return new View.Form(fields, words.say(filled.isEmpty() ? "form.send" : "form.correct"));
  }

  /** The ways in which somebody can prove that they belong here. */
  List<Proof> proofs() {
    return List.of(Proof.values()).stream().filter(this::offers).toList();
  }

  /** Whether this proof is asked for, and possible. */
  boolean offers(Proof proof) {
    return config.get().vetting().proofs().contains(proof)
        && (proof != Proof.MAIL || mailCodes.canSend());
  }

  /** The form in which a code is entered. */
  View.Form code(String language) {
    var words = new PageWords(language);
    return new View.Form(
        List.of(new View.Field(CODE, words.say("field.code"), List.of(), 20, true)),
        words.say("code.send"));
  }

  /** The form in which a new code is asked for. */
  View.Form again(String language, Application form) {
    var words = new PageWords(language);
    return new View.Form(
        List.of(
            new View.Field(MAIL, words.say("field.mail"), List.of(), 254, true)
                .with(form.proofs().mail())),
        words.say("code.again"));
  }

  /** What was answered. */
  Answers answers(Map<String, String> sent) {
    return new Answers(
        oneLine(sent.getOrDefault(NAME, "")),
        sent.getOrDefault(key(Question.COUNTRY), ""),
        sent.getOrDefault(key(Question.PROFESSION), ""),
        sent.getOrDefault(key(Question.DEPARTMENT), ""),
        oneLine(sent.getOrDefault(key(Question.LANGUAGES), "")));
  }

  static String oneLine(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }

  private static String key(Question question) {
    return question.name().toLowerCase(Locale.ROOT);
  }

  private View.Field field(
      PageWords words, String language, Question question, Optional<String> filled) {
    return switch (question) {
      case COUNTRY -> choice(words, question, words.countries(), filled);
      case PROFESSION ->
          choice(words, question, options(language, config.get().vetting().professions()), filled);
      case DEPARTMENT ->
          choice(words, question, options(language, config.get().vetting().departments()), filled);
      case LANGUAGES -> text(words, key(question), LONGEST_LANGUAGES, true, filled);
    };
  }

  private List<View.Option> options(String language, Map<String, Map<String, String>> choices) {
    return choices.entrySet().stream()
        .map(
            entry ->
                new View.Option(
                    entry.getKey(),
                    Translated.in(language, entry.getValue(), rooms.community().languages())))
        .toList();
  }

  private List<View.Option> languages() {
    return rooms.community().languages().stream()
        .map(
            tag -> {
              Locale language = Locale.forLanguageTag(tag);
              return new View.Option(tag, language.getDisplayName(language));
            })
        .toList();
  }

  private static View.Field choice(
      PageWords words, Question question, List<View.Option> options, Optional<String> filled) {
    return new View.Field(key(question), words.say("field." + key(question)), options, 100, true)
        .with(filled.orElse(""));
  }

  private static View.Field text(
      PageWords words, String name, int longest, boolean required, Optional<String> filled) {
    return new View.Field(name, words.say("field." + name), List.of(), longest, required)
        .with(filled.orElse(""));
  }
}
