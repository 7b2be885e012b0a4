package org.roomkeeper.wecom.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.roomkeeper.api.Part;

/** Quotations stand inside the text; their author's own words must not be taken for the quoted. */
class QuotationTest {
  @Test
  void takesAChineseQuotationApart() {
    assertThat(Quotation.split("这是一条引用/回复消息：\n“王医生：\n阿司匹林的剂量是多少？”\n------\n每天 100 mg"))
        .containsExactly(
            new Part.Quoted(Optional.of("王医生"), "阿司匹林的剂量是多少？"), new Part.Text("每天 100 mg"));
  }

  @Test
  void takesAnEnglishQuotationApart() {
    assertThat(Quotation.split("This is a quote/reply:\n\"Ada:\nWhich dose?\"\n------\n100 mg"))
        .containsExactly(
            new Part.Quoted(Optional.of("Ada"), "Which dose?"), new Part.Text("100 mg"));
  }

  @Test
  void takesAQuotationOfWeChatApart() {
    assertThat(Quotation.split("「王医生：剂量是多少？」\n- - - - - - - - - - - - - - -\n每天 100 mg\n饭后"))
        .containsExactly(
            new Part.Quoted(Optional.of("王医生"), "剂量是多少？"), new Part.Text("每天 100 mg\n饭后"));
  }

  @Test
  void keepsAQuotedTextOfSeveralLinesTogether() {
    assertThat(Quotation.split("这是一条引用/回复消息：\n“A：\n一\n------\n二”\n------\n答"))
        .containsExactly(new Part.Quoted(Optional.of("A"), "一\n------\n二"), new Part.Text("答"));
  }

  @Test
  void countsARuleInTheReplyToTheReply() {
    assertThat(Quotation.split("这是一条引用/回复消息：\n“A：\n问”\n------\n一\n------\n二"))
        .containsExactly(new Part.Quoted(Optional.of("A"), "问"), new Part.Text("一\n------\n二"));
  }

  @Test
  void leavesOrdinaryTextsAlone() {
    for (var text :
        new String[] {
          "hello", "「引号」里的话", "「王医生：剂量」", "这是一条引用/回复消息：没有线", "a\n------\nb", "", "「\n- - - - -"
        }) {
      assertThat(Quotation.split(text)).containsExactly(new Part.Text(text));
    }
  }
}
