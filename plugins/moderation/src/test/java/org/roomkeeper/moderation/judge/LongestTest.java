package org.roomkeeper.moderation.judge;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LongestTest {
  @ParameterizedTest
  @CsvSource({
    "abc,3",
    "'',0",
    "\\bab?c\\b,3",
    "(one|three|four)s,6",
    "(a(bc|d)?){3}x,10",
    "'党.{0,8}(万岁|亡)',19",
    "'(\\d{1,4})(st|nd)?',6"
  })
  void countsWhatMayStand(String pattern, int longest) {
    assertThat(Longest.of(pattern)).isEqualTo(longest);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ab*", "(a|b+)c", "x{2,}", "\\w+", "(?i)a", "(unclosed"})
  void whatHasNoEndOrIsNotUnderstoodMayBeOfAnyLength(String pattern) {
    assertThat(Longest.of(pattern)).isEqualTo(Longest.ANY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "casts aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa votes",
        "cast vote",
        "cast cast xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx vote",
        "cast 😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀vote",
        "cast, then much too much about something else altogether, vote"
      })
  void demandsNothingThatAMatchLacks(String text) {
    var pattern = "\\bcasts?\\b .{0,30}(votes?)";
    var files = WordFiles.read(Map.of("politics/en.yaml", "strong: ['/" + pattern + "/']"));

    List<Found> found = Lexicon.of(files).search(text).found();

    assertThat(!found.isEmpty()).isEqualTo(Pattern.compile(pattern).matcher(text).find());
  }
}
