package org.roomkeeper.moderation.judge;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.roomkeeper.api.Span;

class ExpressionTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\\b(an|any|b) ?(bad|ba)\\b",
        "(an|any)+ b",
        "\\b(n?an|bad) (b )*(a|b)",
        "a.{0,3}b",
        "\\bы(а|b)",
        "(бa|n) ",
        "^an",
        "(党|党a).{0,2}(b|党)"
      })
  void findsWhatASearchOfTheWholeTextFinds(String written) {
    var random = new Random(7);
    Pattern pattern = Pattern.compile(written);
    var expression = new Expression(pattern, Triggers.of(written));
    int matches = 0;
    for (int round = 0; round < 4000; round++) {
      var text = new StringBuilder();
      for (int at = 0; at < 24; at++) {
        text.append("ab ny党ыбd".charAt(random.nextInt(9)));
      }
      Matcher matcher = pattern.matcher(text.toString());
      Optional<Span> expected =
          matcher.find() ? Optional.of(new Span(matcher.start(), matcher.end())) : Optional.empty();
      assertThat(expression.first(text.toString(), text.toString().toCharArray()))
          .as(text.toString())
          .isEqualTo(expected);
      matches += expected.isPresent() ? 1 : 0;
    }
    assertThat(matches).isPositive();
  }
}
