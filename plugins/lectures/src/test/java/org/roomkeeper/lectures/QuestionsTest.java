package org.roomkeeper.lectures;

import static java.time.Duration.ofDays;
import static org.assertj.core.api.Assertions.assertThat;
import static org.roomkeeper.lectures.Shipped.cancelled;
import static org.roomkeeper.lectures.Shipped.lecture;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.Tell;
import org.roomkeeper.api.View;
import org.roomkeeper.sandbox.lane.HandLane;

class QuestionsTest {
  private static final Lecture PRONE = lecture(1, "2026-12-05T20:00");
  private static final MemberId ADA = new MemberId("staff:ada");
  private static final String WHEN = "When do you turn a patient prone?";

  private final HandLane lane = new HandLane(new LecturesPlugin(), Shipped.with(PRONE));

  private void asks(String visitor, String question) {
    lane.sends("lecture", "icu-1", visitor, Map.of("question", question));
  }

  private List<List<String>> list() {
    return lane.page("lecture", "en", Map.of(), "icu-1").blocks().stream()
        .filter(View.Table.class::isInstance)
        .flatMap(block -> ((View.Table) block).rows().stream())
        .toList();
  }

  private List<String> paragraphs() {
    return lane.page("lecture", "en", Map.of("sent", "1"), "icu-1").blocks().stream()
        .filter(View.Paragraph.class::isInstance)
        .map(block -> ((View.Paragraph) block).text())
        .toList();
  }

  @Test
  void whatSomebodyAsksIsInTheListAndTheyAreToldSo() {
    assertThat(paragraphs()).contains("Nobody has asked yet. Be the first.");
    asks(HandLane.VISITOR, WHEN);

    assertThat(list()).containsExactly(List.of(WHEN, "1"));
    assertThat(paragraphs()).contains("Your question is in the list. Thank you.");
  }

  @Test
  void nearlyTheSameQuestionCountsForTheFirstAndTheMostWantedComesFirst() {
    asks("a", "Which mattress do you use?");
    asks("b", WHEN);
    asks("c", "when do you turn a patient PRONE ???");
    asks("d", "When do you turn the patient prone?");
    asks("e", "俯卧位通气要持续多长时间？");
    asks("f", "俯卧位通气要持续多长时间");

    assertThat(list())
        .containsExactly(
            List.of(WHEN, "3"),
            List.of("俯卧位通气要持续多长时间？", "2"),
            List.of("Which mattress do you use?", "1"));
  }

  @Test
  void whoAsksTheSameAHundredTimesIsCountedOnceAndToldSo() {
    for (int i = 0; i < 100; i++) {
      asks(HandLane.VISITOR, WHEN);
    }

    assertThat(list()).containsExactly(List.of(WHEN, "1"));
    assertThat(paragraphs())
        .contains(
            "This question is in the list and you are counted already; there is no need to send it"
                + " again.");
  }

  @Test
  void onePersonAsksFiveQuestionsAndOthersGoOn() {
    for (String about : List.of("dose", "mattress", "sedation", "feeding", "eyes", "wounds")) {
      asks(HandLane.VISITOR, "Your thoughts on " + about.repeat(3) + "?");
    }
    asks("other", "Do you monitor oesophageal pressure?");

    assertThat(list()).hasSize(6);
    assertThat(paragraphs()).anyMatch(words -> words.startsWith("Five questions a lecture"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "??? | That is too short for a question",
        "See https://buy.example.org for beds | Please leave links out",
      })
  void whatIsNoQuestionIsRefusedKindly(String words, String answer) {
    asks(HandLane.VISITOR, words);

    assertThat(list()).isEmpty();
    assertThat(paragraphs()).anyMatch(said -> said.startsWith(answer));
  }

  @Test
  void theFormOfThePageTakesNoMoreThanAQuestionMayHold() {
    assertThat(lane.page("lecture", "en", Map.of(), "icu-1").blocks())
        .filteredOn(View.Form.class::isInstance)
        .allSatisfy(
            form ->
                assertThat(((View.Form) form).fields().getFirst().longest())
                    .isLessThanOrEqualTo(500));
  }

  @Test
  void othersSayThatTheyWantToKnowTooEachOnce() {
    asks("a", WHEN);
    for (int i = 0; i < 3; i++) {
      lane.sends("lecture", "icu-1", HandLane.VISITOR, Map.of("same", "0001"));
    }
    lane.sends("lecture", "icu-1", "z", Map.of("same", "9999"));

    assertThat(list()).containsExactly(List.of(WHEN, "2"));
    assertThat(forms("lecture")).containsExactly("Ask");
  }

  private List<String> forms(String page) {
    return lane.page(page, "en", Map.of(), "icu-1").blocks().stream()
        .filter(View.Form.class::isInstance)
        .map(block -> ((View.Form) block).button())
        .toList();
  }

  @Test
  void theSpeakerMarksWhatIsAnsweredAndAModeratorHidesWhatShouldNotBeSeen() {
    asks("a", WHEN);
    asks("b", "Buy my mattress, friends!");
    asks("c", "How long do you keep them so?");

    assertThat(forms("speaker")).containsExactly("Mark as answered");
    assertThat(forms("questions")).containsExactly("Mark as answered", "Hide it");
    lane.sends("speaker", "icu-1", "speaker", Map.of("answered", "0001"));
    lane.sends("questions", "icu-1", "desk", Map.of("hidden", "0002"));

    assertThat(list())
        .containsExactly(
            List.of("How long do you keep them so?", "1"), List.of("✓ Answered\n" + WHEN, "1"));
  }

  @Test
  void moderatorsFindTheSpeakersLinkWhichEndsAWeekAfterTheLecture() {
    assertThat(lane.page("questions", "en", Map.of(), "icu-1").blocks())
        .contains(
            new View.Code(
                "Questions to the speakers",
                URI.create(
                    "https://rooms.example.org/doctors/pages/speaker?p=icu-1-until-2026-12-12T13:00:00Z"),
                false));
    assertThat(lane.page("questions", "en", Map.of()).blocks())
        .containsExactly(
            new View.Link("Lecture 1: Prone positioning", URI.create("questions/icu-1"), false));
  }

  @Test
  void questionsAreTakenUntilTheLectureEndsAndNotOnceItIsCalledOff() {
    lane.at("2026-12-05T12:59:00Z");
    asks("a", WHEN);
    lane.at("2026-12-05T13:00:00Z");
    asks("b", "And how long do you keep them so?");
    assertThat(list()).containsExactly(List.of(WHEN, "1"));
    assertThat(forms("lecture")).isEmpty();

    lane.at("2026-12-01T00:00:00Z");
    lane.settings(Shipped.with(cancelled(PRONE)));
    asks("c", "And how long do you keep them so?");
    assertThat(list()).hasSize(1);
  }

  @Test
  void membersOfTheCorpAskByAMessageToTheApp() {
    lane.writes(ADA, "提问 icu 1 " + WHEN);
    lane.writes(ADA, "ask " + WHEN); // only one lecture is ahead
    lane.writes(ADA, "ask icu 1 " + "why ".repeat(2500));
    lane.writes(ADA, "Good morning");

    assertThat(list()).containsExactly(List.of(WHEN, "1"));
    assertThat(lane.asked(Tell.class).stream().map(tell -> tell.text().lines().toList().getLast()))
        .containsExactly(
            "您的问题已经列入清单，谢谢。", "这个问题已经在清单里，也算过您的一票了，不必重复提交。", "问题太长，没有收下：最多 500 字。请写短一些再提交。");
  }

  @Test
  void aMessageThatCouldMeanSeveralLecturesIsAskedBack() {
    lane.settings(Shipped.with(PRONE, lecture(2, "2026-12-12T20:00")));
    lane.writes(ADA, "ask " + WHEN);

    assertThat(lane.asked(Tell.class).getFirst().text())
        .contains("icu 1 · 2026年12月5日周六 20:00 · 俯卧位通气", "icu 2 ·");
    assertThat(list()).isEmpty();
  }

  @Test
  void whatAMemberAskedGoesWhenTheyAreErasedAndAllGoesAfterItsTime() {
    lane.writes(ADA, "提问 icu 1 " + WHEN);
    asks("b", "How long do you keep them so?");
    assertThat(lane.notes().all().keySet())
        .anyMatch(key -> key.startsWith("about staff:ada/words"));
    lane.notes().about(ADA).remove("words/icu/1/0001");
    assertThat(list()).containsExactly(List.of("How long do you keep them so?", "1"));

    lane.at("2026-12-05T13:00:00Z");
    lane.tick();
    lane.pass(ofDays(31));
    lane.tick();
    assertThat(list()).isEmpty();
    assertThat(lane.notes().all().keySet())
        .noneMatch(
            key -> key.contains("words") || key.contains("vote") || key.contains("question"));
  }
}
