package org.roomkeeper.lectures;

import jakarta.inject.Inject;
import java.util.Optional;
import org.roomkeeper.api.FormSent;
import org.roomkeeper.api.Handler;
import org.roomkeeper.api.Reaction;

/** Takes what visitors ask on a lecture's page, and what speakers and moderators mark. */
final class QuestionForms implements Handler<FormSent> {
  /** The field of a new question. */
  static final String QUESTION = "question";

  /** The field that says which question one wants to know too. */
  static final String SAME = "same";

  /** The field that says which question was answered. */
  static final String ANSWERED = "answered";

  /** The field that says which question is to be taken out of sight. */
  static final String HIDDEN = "hidden";

  private final Schedule schedule;
  private final Questions questions;

  @Inject
  QuestionForms(Schedule schedule, Questions questions) {
    this.schedule = schedule;
    this.questions = questions;
  }

  @Override
  public Reaction on(FormSent event) {
    event
        .subject()
        .flatMap(schedule::find)
        .ifPresent(
            entry -> {
              if (event.page().equals("lecture")) {
                asked(event, entry);
              } else {
                marked(event, entry);
              }
            });
    return Reaction.none();
  }

  private void asked(FormSent event, Entry entry) {
    var asker = Questions.Asker.of(event.visitor(), event.member());
    String words = event.fields().get(QUESTION);
    String same = event.fields().get(SAME);
    if (words != null) {
      questions.ask(entry, asker, words, event.at());
    } else if (same != null) {
      questions.want(entry, asker, same, event.at());
    }
  }

  /** The page of the question list is for moderators and bearers of the speaker's link only. */
  private void marked(FormSent event, Entry entry) {
    Optional.ofNullable(event.fields().get(ANSWERED))
        .ifPresent(id -> questions.now(entry, id, Question.State.ANSWERED));
    Optional.ofNullable(event.fields().get(HIDDEN))
        .ifPresent(id -> questions.now(entry, id, Question.State.HIDDEN));
  }
}
