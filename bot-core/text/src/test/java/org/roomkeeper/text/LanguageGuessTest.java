package org.roomkeeper.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LanguageGuessTest {
  private static LanguageGuess guess;

  @BeforeAll
  static void load() throws IOException {
    guess = LanguageGuess.load();
  }

  @Test
  void scriptsThatSayItAreBelieved() {
    assertThat(guess.of("患者今天发热，CT 复查")).contains("zh");
    assertThat(guess.of("患者は発熱しています")).contains("ja");
    assertThat(guess.of("환자가 열이 납니다")).contains("ko");
    assertThat(guess.of("У пациента температура")).contains("ru");
  }

  @Test
  void languagesInLatinLettersAreToldApart() {
    assertThat(guess.of("The patient has had a fever since yesterday evening")).contains("en");
    assertThat(guess.of("Le patient a de la fièvre depuis hier soir, que faire ?")).contains("fr");
    assertThat(guess.of("Il paziente ha la febbre da ieri sera, cosa facciamo?")).contains("it");
    assertThat(guess.of("Der Patient hat seit gestern Abend hohes Fieber")).contains("de");
    assertThat(guess.of("El paciente tiene fiebre desde ayer por la noche")).contains("es");
  }

  @Test
  void whereThereAreNoWordsThereIsNoLanguage() {
    assertThat(guess.of("")).isEmpty();
    assertThat(guess.of("120/80 👍 !!!")).isEmpty();
  }
}
