package org.roomkeeper.lectures;

import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.roomkeeper.api.Config;
import org.roomkeeper.api.View;

/** What pages show of the questions to a lecture's speakers. */
final class QuestionBlocks {
  private static final int SHORT = 80;
  private static final int MOST_TO_CHOOSE = 50;

  private final Config<LecturesConfig> config;
  private final Questions questions;
  private final LectureTexts texts;

  @Inject
  QuestionBlocks(Config<LecturesConfig> config, Questions questions, LectureTexts texts) {
    this.config = config;
    this.questions = questions;
    this.texts = texts;
  }

  /** What whoever has just asked is answered; nothing for who has not. */
  List<View.Block> answer(Entry entry, Questions.Asker visitor, String language) {
    return questions
        .last(entry, visitor)
        .map(answer -> in(language, config.get().questions().answers().of(answer)))
        .<View.Block>map(View.Paragraph::new)
        .stream()
        .toList();
  }

  /** For everybody: what was asked, and forms to ask and to want to know too. */
  List<View.Block> forVisitors(Entry entry, Questions.Asker visitor, String language, Instant now) {
    QuestionWords words = config.get().questions();
    List<Questions.Shown> all = questions.of(entry);
    boolean open = now.isBefore(entry.lecture().endsAt()) && !entry.lecture().isCancelled();
    var shown = new ArrayList<View.Block>();
    if (!open && all.isEmpty()) {
      return shown;
    }
    shown.add(new View.Heading(in(language, words.title())));
    shown.add(all.isEmpty() ? none(language) : table(all, language));
    if (!open) {
      return shown;
    }
    // First, always: what is sent from a form is read by the form's place on the page as it is
    // then.
    shown.add(
        new View.Form(
            List.of(
                new View.Field(
                    QuestionForms.QUESTION,
                    in(language, words.ask()),
                    List.of(),
                    Questions.LONGEST,
                    true,
                    questions.refused(entry, visitor))),
            in(language, words.askButton())));
    List<View.Option> others =
        options(
            all.stream()
                .filter(each -> !questions.wants(entry, each.question(), visitor))
                .toList());
    if (!others.isEmpty()) {
      shown.add(form(QuestionForms.SAME, words.same(), others, words.sameButton(), language));
    }
    return shown;
  }

  /** For the speaker and for moderators: the list, and what can be marked in it. */
  List<View.Block> forSpeakers(Entry entry, String language, boolean moderates) {
    QuestionWords words = config.get().questions();
    List<Questions.Shown> all = questions.of(entry);
    var shown = new ArrayList<View.Block>();
    shown.add(all.isEmpty() ? none(language) : table(all, language));
    List<View.Option> open = options(all);
    if (!open.isEmpty()) {
      shown.add(form(QuestionForms.ANSWERED, words.answer(), open, words.answerButton(), language));
      if (moderates) {
        shown.add(form(QuestionForms.HIDDEN, words.hide(), open, words.hideButton(), language));
      }
    }
    return shown;
  }

  private View.Paragraph none(String language) {
    return new View.Paragraph(in(language, config.get().questions().none()));
  }

  private View.Table table(List<Questions.Shown> all, String language) {
    QuestionWords words = config.get().questions();
    return new View.Table(
        List.of(in(language, words.question()), in(language, words.votes())),
        all.stream().map(each -> row(each, language, words)).toList());
  }

  private List<String> row(Questions.Shown each, String language, QuestionWords words) {
    boolean answered = each.question().state() == Question.State.ANSWERED;
    return List.of(
        answered ? "✓ " + in(language, words.answered()) + "\n" + each.words() : each.words(),
        Integer.toString(each.question().votes()));
  }

  private static List<View.Option> options(List<Questions.Shown> all) {
    return all.stream()
        .filter(each -> each.question().state() == Question.State.OPEN)
        .limit(MOST_TO_CHOOSE)
        .map(each -> new View.Option(each.question().id(), shortened(each.words())))
        .toList();
  }

  private View.Form form(
      String field,
      Map<String, String> label,
      List<View.Option> options,
      Map<String, String> button,
      String language) {
    return new View.Form(
        List.of(new View.Field(field, in(language, label), options, 1, true)),
        in(language, button));
  }

  private static String shortened(String words) {
    String line = words.replaceAll("\\s+", " ");
    return line.codePointCount(0, line.length()) <= SHORT
        ? line
        : line.substring(0, line.offsetByCodePoints(0, SHORT)) + "…";
  }

  private String in(String language, Map<String, String> text) {
    return texts.pick(language, text);
  }
}
