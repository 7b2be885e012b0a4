package org.roomkeeper.lectures;

import java.util.Map;
import org.roomkeeper.api.Translated;

/**
 * The texts of the questions to the speakers, by language.
 *
 * @param title above them
 * @param none where there is none yet
 * @param question above the column of questions
 * @param votes above the column that says how many want to know
 * @param answered before a question that was answered
 * @param ask on the field of a new one
 * @param askButton on the button that sends it
 * @param same on the list from which one chooses what one wants to know too
 * @param sameButton on the button that says so
 * @param answer on the speaker's list of what they may mark as answered
 * @param answerButton on its button
 * @param hide on the moderators' list of what they may take out of sight
 * @param hideButton on its button
 * @param answers what whoever asks is answered
 */
record QuestionWords(
    Map<String, String> title,
    Map<String, String> none,
    Map<String, String> question,
    Map<String, String> votes,
    Map<String, String> answered,
    Map<String, String> ask,
    Map<String, String> askButton,
    Map<String, String> same,
    Map<String, String> sameButton,
    Map<String, String> answer,
    Map<String, String> answerButton,
    Map<String, String> hide,
    Map<String, String> hideButton,
    Answers answers) {
  QuestionWords {
    title = Translated.check("title", title, 100);
    none = Translated.check("none", none, 200);
    question = Translated.check("question", question, 60);
    votes = Translated.check("votes", votes, 60);
    answered = Translated.check("answered", answered, 60);
    ask = Translated.check("ask", ask, 200);
    askButton = Translated.check("ask-button", askButton, 60);
    same = Translated.check("same", same, 200);
    sameButton = Translated.check("same-button", sameButton, 60);
    answer = Translated.check("answer", answer, 200);
    answerButton = Translated.check("answer-button", answerButton, 60);
    hide = Translated.check("hide", hide, 200);
    hideButton = Translated.check("hide-button", hideButton, 60);
  }

  /**
   * What whoever asks is answered, on the page or by a message.
   *
   * @param taken the question is in the list
   * @param counted nearly the same was asked; they are counted too
   * @param already nearly the same was asked, and they are counted already
   * @param tooLong it is too long
   * @param tooShort it is hardly a question
   * @param link it holds an address
   * @param enough they have asked as many as one may
   * @param full the lecture has as many as it can take
   * @param closed the lecture is over or called off
   */
  record Answers(
      Map<String, String> taken,
      Map<String, String> counted,
      Map<String, String> already,
      Map<String, String> tooLong,
      Map<String, String> tooShort,
      Map<String, String> link,
      Map<String, String> enough,
      Map<String, String> full,
      Map<String, String> closed) {
    Answers {
      taken = Translated.check("taken", taken, 200);
      counted = Translated.check("counted", counted, 200);
      already = Translated.check("already", already, 200);
      tooLong = Translated.check("too-long", tooLong, 200);
      tooShort = Translated.check("too-short", tooShort, 200);
      link = Translated.check("link", link, 200);
      enough = Translated.check("enough", enough, 200);
      full = Translated.check("full", full, 200);
      closed = Translated.check("closed", closed, 200);
    }

    Map<String, String> of(Questions.Answer answer) {
      return switch (answer) {
        case TAKEN -> taken;
        case COUNTED -> counted;
        case ALREADY -> already;
        case TOO_LONG -> tooLong;
        case TOO_SHORT -> tooShort;
        case LINK -> link;
        case ENOUGH -> enough;
        case FULL -> full;
        case CLOSED -> closed;
      };
    }
  }
}
