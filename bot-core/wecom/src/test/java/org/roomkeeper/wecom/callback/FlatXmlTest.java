package org.roomkeeper.wecom.callback;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.roomkeeper.wecom.callback.FlatXml.Malformed;

/** What is no XML of WeCom's is refused, and nobody but us says anything about it. */
class FlatXmlTest {
  private static final String GOOD =
      "<xml><ToUserName><![CDATA[corp1]]></ToUserName><List><Item>王</Item><Item>&lt;b</Item></List>"
          + "<CreateTime>1403610513</CreateTime></xml>";
  private static final int MUTATIONS = 2_000;

  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private PrintStream before;

  @BeforeEach
  void listen() {
    before = System.err;
    System.setErr(new PrintStream(said, true, UTF_8));
  }

  @AfterEach
  void letGo() {
    System.setErr(before);
  }

  static Stream<Arguments> malformed() {
    return Stream.of(
        row("a byte that no UTF-8 begins with", "<xml><A>\u00FF</A></xml>".getBytes(ISO_8859_1)),
        row("half a character", "<xml><A>\u00E7\u008E</A></xml>".getBytes(ISO_8859_1)),
        row(
            "too long a way to write a slash",
            "<xml><A>\u00C0\u00AF</A></xml>".getBytes(ISO_8859_1)),
        row("half of a pair", "<xml><A>\u00ED\u00A0\u0080</A></xml>".getBytes(ISO_8859_1)),
        row(
            "another encoding, as it says",
            "<?xml version=\"1.0\" encoding=\"GBK\"?><xml><A>\u00CD\u00F5</A></xml>"
                .getBytes(ISO_8859_1)),
        row("two bytes a character", GOOD.getBytes(UTF_16)),
        row("a character that XML does not have", "<xml><A>\u0000</A></xml>".getBytes(UTF_8)),
        row("the number of such a character", "<xml><A>&#0;</A></xml>".getBytes(UTF_8)),
        row("nothing", new byte[0]),
        row("an end that does not come", "<xml><A>1".getBytes(UTF_8)),
        row("an unknown version", "<?xml version=\"9.9\"?><xml><A>1</A></xml>".getBytes(UTF_8)),
        row("a document type", "<!DOCTYPE x SYSTEM \"file:///etc/passwd\"><xml/>".getBytes(UTF_8)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("malformed")
  void isRefusedWithoutAWordOnStandardError(String what, byte[] xml) {
    assertThatThrownBy(() -> FlatXml.read(xml)).isInstanceOf(Malformed.class);
    assertThat(said.toString(UTF_8)).isEmpty();
  }

  @Test
  void whateverHappensToADocumentItIsReadOrRefusedInSilence() {
    var random = new Random(20261122);
    int refused = 0;
    for (int i = 0; i < MUTATIONS; i++) {
      byte[] xml = GOOD.getBytes(UTF_8);
      for (int blow = random.nextInt(3); blow >= 0; blow--) {
        xml[random.nextInt(xml.length)] = (byte) random.nextInt(256);
      }
      try {
        FlatXml.read(xml);
      } catch (Malformed expected) {
        refused++;
      }
    }
    assertThat(refused).isPositive();
    assertThat(said.toString(UTF_8)).isEmpty();
  }

  @Test
  void aByteOrderMarkDoesNoHarm() throws Exception {
    FlatXml xml =
        FlatXml.read(("\uFEFF<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + GOOD).getBytes(UTF_8));
    assertThat(xml.all("List/Item")).containsExactly("王", "<b");
  }

  private static Arguments row(String what, byte[] xml) {
    return Arguments.of(what, xml);
  }
}
