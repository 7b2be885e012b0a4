package org.roomkeeper.runtime.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.roomkeeper.api.Span;
import org.roomkeeper.api.View;

/** What plugins say becomes a page that does no harm and needs nothing from elsewhere. */
class PageRendererTest {
  private static final String EVIL = "<script>alert('x')</script>\"'&";

  @Test
  void wordsNeverBecomeMarkupWhereverTheyStand() {
    View view =
        View.of(
            EVIL,
            new View.Heading(EVIL),
            new View.Paragraph(EVIL),
            new View.Marked(EVIL, List.of(new Span(0, 8))),
            new View.Table(List.of(EVIL), List.of(List.of(EVIL))),
            new View.Link(EVIL, URI.create("https://example.org/?a=%22"), true),
            new View.Code(EVIL, URI.create("https://example.org/a.png"), true),
            new View.Code(EVIL, URI.create("https://example.org/join"), false),
            new View.File(EVIL, EVIL, "text/plain", EVIL),
            new View.Form(
                List.of(
                    new View.Field("text", EVIL, List.of(), 40, true),
                    new View.Field("one", EVIL, List.of(new View.Option(EVIL, EVIL)), 40, false)),
                EVIL));
    Document page = Jsoup.parse(PageRenderer.render(view, "zh"));
    assertThat(page.select("script")).isEmpty();
    assertThat(page.title()).isEqualTo(EVIL);
    assertThat(page.select("h2").text()).isEqualTo(EVIL);
    assertThat(page.select("td").text()).isEqualTo(EVIL);
    assertThat(page.select("option").last().attr("value")).isEqualTo(EVIL);
    assertThat(page.select("img").attr("alt")).isEqualTo(EVIL);
    assertThat(page.select("*").stream().flatMap(element -> element.attributes().asList().stream()))
        .noneMatch(attribute -> attribute.getKey().startsWith("on"));
    assertThat(page.selectFirst("html").attr("lang")).isEqualTo("zh");
  }

  @Test
  void anAddressThatWouldRunSomethingLeadsNowhere() {
    for (String address :
        List.of("javascript:alert(1)", "JavaScript:alert(1)", "data:text/html,x", "vbscript:x")) {
      String page =
          PageRenderer.render(View.of("t", new View.Link("l", URI.create(address), false)), "en");
      assertThat(Jsoup.parse(page).select("main a").attr("href")).isEqualTo("#");
    }
    String page =
        PageRenderer.render(View.of("t", new View.Link("l", URI.create("?lang=en"), true)), "en");
    assertThat(Jsoup.parse(page).select("a.onward").attr("href")).isEqualTo("?lang=en");
  }

  @Test
  void whatWasFilledInBeforeStandsInTheFieldsAndEachFormHasANameOfItsOwn() {
    var name = new View.Field("name", "Name", List.of(), 40, true).with(EVIL);
    var about = new View.Field("about", "About", List.of(), 400, true).with(EVIL);
    var said = new View.Field("what", "", List.of(new View.Option("put", "put")), 10, true);
    View view =
        View.of(
            "t",
            new View.Form(List.of(said), "Put"),
            new View.Form(List.of(name, about), "Send"),
            new View.Form(List.of(name, about), "Send something else"));

    Document page = Jsoup.parse(PageRenderer.render(view, "en"));

    assertThat(page.select("input[name=name]").eachAttr("value")).containsExactly(EVIL, EVIL);
    assertThat(page.select("textarea").first().val()).isEqualTo(EVIL);
    assertThat(page.select("input[name=rk-form]").eachAttr("value"))
        .containsExactly("what=put", "name about", "name about~1");
    assertThat(new Pieces(view).form("what=put")).contains((View.Form) view.blocks().getFirst());
    assertThat(new Pieces(view).form("0")).isEmpty();
  }

  @Test
  void marksStandWhereTheyShouldAlsoWhenTheyOverlapOrGoTooFar() {
    View.Marked marked =
        new View.Marked("abcdef", List.of(new Span(4, 99), new Span(0, 2), new Span(1, 3)));
    Document page = Jsoup.parse(PageRenderer.render(View.of("t", marked), "en"));
    assertThat(page.select("mark").eachText()).containsExactly("ab", "c", "ef");
    assertThat(page.select(".quote").text()).isEqualTo("abcdef");
  }

  @Test
  void aCodeIsDrawnInThePageItself() {
    View view = View.of("t", new View.Code("scan", URI.create("https://example.org/j"), false));
    Document page = Jsoup.parse(PageRenderer.render(view, "en"));
    assertThat(page.select("svg path").attr("d")).startsWith("M");
    assertThat(page.select("img")).isEmpty();
    assertThat(page.select(".address a").attr("href")).isEqualTo("https://example.org/j");
  }

  @Test
  void aPageLoadsNothingFromElsewhereButThePicturesItShows() {
    View plain = View.of("t", new View.Paragraph("p"));
    View pictures =
        View.of(
            "t",
            new View.Code("c", URI.create("https://wework.qpic.cn/a/b.png"), true),
            new View.Code("c", URI.create("http://127.0.0.1:9000/qr/1.png"), true));
    assertThat(PageRenderer.policy(plain))
        .startsWith("default-src 'none'; style-src 'sha256-")
        .contains("img-src 'self' data: ;", "frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(PageRenderer.policy(pictures))
        .contains("img-src 'self' data: https://wework.qpic.cn http://127.0.0.1:9000;");
    assertThat(PageRenderer.render(plain, "en")).doesNotContain("src=").doesNotContain("@import");
  }

  @Test
  void whatAFormSaysByItselfIsNotShown() {
    var said = new View.Field("what", "", List.of(new View.Option("leave", "leave")), 10, true);
    String page =
        PageRenderer.render(View.of("t", new View.Form(List.of(said), "Leave the list")), "en");

    assertThat(page)
        .contains("<input type=\"hidden\" name=\"what\" value=\"leave\">")
        .doesNotContain("<select");
  }

  @Test
  void thePolicyKnowsTheStyleThatStandsInThePage() throws Exception {
    String page = PageRenderer.render(View.of("t"), "en");
    String style = page.substring(page.indexOf("<style>") + 7, page.indexOf("</style>"));
    byte[] hash =
        MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8));
    assertThat(Style.HASH).isEqualTo("'sha256-" + Base64.getEncoder().encodeToString(hash) + "'");
  }
}
