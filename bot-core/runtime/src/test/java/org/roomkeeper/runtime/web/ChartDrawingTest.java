package org.roomkeeper.runtime.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.roomkeeper.api.View;

/** Numbers are drawn so that they can be seen, heard and read. */
class ChartDrawingTest {
  private static final String EVIL = "</title><script>alert(\"x\")</script>&\u0000";

  private static View.Chart chart(View.Shape shape, double... values) {
    List<View.Point> points =
        IntStream.range(0, values.length)
            .mapToObj(at -> new View.Point("p" + at, values[at], "n" + at))
            .toList();
    return new View.Chart(
        shape, "Title", "Summary", points, new View.Table(List.of("head"), List.of()));
  }

  private static Document svg(View.Chart chart) {
    return Jsoup.parse(ChartDrawing.of(chart, "c"), "", Parser.xmlParser());
  }

  @ParameterizedTest
  @EnumSource
  void aDrawingHasANameAndADescriptionForWhoDoesNotSeeIt(View.Shape shape) {
    Document drawn = svg(chart(shape, 3, 5, 4));
    assertThat(drawn.select("svg").attr("role")).isEqualTo("img");
    assertThat(drawn.select("svg").attr("aria-labelledby")).isEqualTo("c-title c-summary");
    assertThat(drawn.select("#c-title").text()).isEqualTo("Title");
    assertThat(drawn.select("#c-summary").text()).isEqualTo("Summary");
  }

  @ParameterizedTest
  @EnumSource
  void numbersThatAreFewOrNoneOrAllZeroAreDrawnToo(View.Shape shape) {
    for (double[] values : new double[][] {{}, {0}, {1}, {0, 0, 0}, {0.4, 1e15}}) {
      String drawn = ChartDrawing.of(chart(shape, values), "c");
      assertThat(drawn).doesNotContain("NaN").doesNotContain("Infinity").endsWith("</svg>");
    }
  }

  @Test
  void theLongestBarIsAsWideAsThePageAndTheOthersInProportion() {
    Document drawn = svg(chart(View.Shape.BARS, 40, 10, 0));
    assertThat(drawn.select("rect.bar").eachAttr("width")).containsExactly("100%", "25%");
    assertThat(drawn.select("text.number").eachText()).containsExactly("n0", "n1", "n2");
  }

  @Test
  void aColumnStandsOnTheGroundAndSaysWhatItIs() {
    Document drawn = svg(chart(View.Shape.COLUMNS, 10, 5, 0));
    assertThat(drawn.select("rect.bar").eachAttr("height")).containsExactly("150", "75");
    assertThat(drawn.select("rect.bar").eachAttr("y")).containsExactly("20", "95");
    assertThat(drawn.select("rect.bar title").eachText()).containsExactly("p0: n0", "p1: n1");
    assertThat(drawn.select("text.level").eachText()).containsExactly("5", "10");
    assertThat(drawn.select("text.foot").eachText()).containsExactly("p0", "p1", "p2");
  }

  @Test
  void aLineEndsAtTheLastNumber() {
    Document drawn = svg(chart(View.Shape.LINE, 0, 10));
    assertThat(drawn.select("path.curve").attr("d")).isEqualTo("M0 100L100 0");
    assertThat(drawn.select("circle").attr("cy")).isEqualTo("20");
  }

  @Test
  void wordsThatWouldRunIntoTheNumberAreCut() {
    View.Chart chart =
        new View.Chart(
            View.Shape.BARS,
            "t",
            "s",
            List.of(new View.Point("x".repeat(90), 1, "1"), new View.Point("字".repeat(90), 1, "1")),
            new View.Table(List.of(), List.of()));
    assertThat(svg(chart).select("text:not(.number)").eachText())
        .containsExactly("x".repeat(30) + "…", "字".repeat(16) + "…");
  }

  @ParameterizedTest
  @CsvSource({"0, 2", "1, 2", "2, 2", "3, 4", "5, 6", "7, 10", "11, 20", "61, 100", "2431, 4000"})
  void theScaleEndsAtARoundNumber(double value, double round) {
    assertThat(ChartDrawing.roundAbove(value)).isEqualTo(round);
  }

  @Test
  void wordsNeverBecomeMarkup() {
    var evil =
        new View.Chart(
            View.Shape.BARS,
            EVIL,
            EVIL,
            List.of(new View.Point(EVIL, 1, EVIL)),
            new View.Table(List.of(EVIL), List.of(List.of(EVIL))));
    Document page = Jsoup.parse(PageRenderer.render(View.of("t", evil, evil), "en"));
    assertThat(page.select("script")).isEmpty();
    assertThat(page.select("figure.chart")).hasSize(2);
    assertThat(page.select("#chart-0-title, #chart-1-title")).hasSizeGreaterThanOrEqualTo(1);
    assertThat(page.select("figure.chart table th").first().text()).contains("script");
  }

  @Test
  void aLongTableIsFoldedAway() {
    List<List<String>> rows = IntStream.range(0, 40).mapToObj(at -> List.of("r" + at)).toList();
    var chart =
        new View.Chart(View.Shape.LINE, "t", "s", List.of(), new View.Table(List.of("head"), rows));
    Document page = Jsoup.parse(PageRenderer.render(View.of("t", chart), "zh"));
    assertThat(page.select("details summary").text()).isEqualTo("逐项数字");
    assertThat(page.select("details td")).hasSize(40);
  }

  @Test
  void whatCannotBeDrawnIsRefused() {
    assertThatThrownBy(() -> new View.Point("x", Double.NaN, "")).hasMessageContaining("NaN");
    assertThatThrownBy(() -> new View.Point("x", -1, "")).hasMessageContaining("-1");
    assertThatThrownBy(() -> chart(View.Shape.LINE, new double[1001]))
        .hasMessageContaining("1,000 points");
  }
}
