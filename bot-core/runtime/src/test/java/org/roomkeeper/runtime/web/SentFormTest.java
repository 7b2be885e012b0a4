package org.roomkeeper.runtime.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.roomkeeper.api.View;

class SentFormTest {
  private static final View.Form FORM =
      new View.Form(
          List.of(
              new View.Field("name", "Name", List.of(), 10, true),
              new View.Field(
                  "country",
                  "Country",
                  List.of(new View.Option("CN", "China"), new View.Option("FR", "France")),
                  2,
                  false)),
          "Send");

  @Test
  void answersWithinTheBoundsAreTaken() {
    assertThat(SentForm.answers(FORM, Map.of("name", List.of("Ada"), "country", List.of("FR"))))
        .contains(Map.of("name", "Ada", "country", "FR"));
  }

  @Test
  void anAnswerThatNeedNotBeGivenMayBeMissing() {
    assertThat(SentForm.answers(FORM, Map.of("name", List.of("Ada"), "country", List.of(""))))
        .contains(Map.of("name", "Ada"));
  }

  @Test
  void theCoresOwnFieldsAreNoAnswers() {
    assertThat(SentForm.answers(FORM, Map.of("name", List.of("Ada"), "rk-token", List.of("x"))))
        .contains(Map.of("name", "Ada"));
  }

  @Test
  void whatTheFormDidNotAskForIsRefused() {
    for (Map<String, List<String>> sent :
        List.<Map<String, List<String>>>of(
            Map.of(),
            Map.of("name", List.of("  ")),
            Map.of("name", List.of("Ada", "Eve")),
            Map.of("name", List.of("x".repeat(11))),
            Map.of("name", List.of("a\u0000b")),
            Map.of("name", List.of("Ada"), "country", List.of("XX")),
            Map.of("name", List.of("Ada"), "admin", List.of("true")))) {
      assertThat(SentForm.answers(FORM, sent)).as("%s", sent).isEmpty();
    }
  }

  @Test
  void aLineBreakCountsAsOneCharacterAsInTheBrowser() {
    assertThat(SentForm.answers(FORM, Map.of("name", List.of("abcd\r\nefghi"))))
        .contains(Map.of("name", "abcd\nefghi"));
  }
}
