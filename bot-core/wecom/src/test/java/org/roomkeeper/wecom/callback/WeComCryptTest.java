package org.roomkeeper.wecom.callback;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.roomkeeper.wecom.callback.Refusal.Refused;

/** The envelope, against WeCom's own vectors and against broken ones. */
class WeComCryptTest {
  private static final String KEY = "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C";
  private static final String CORP = "wx5823bf96d3bd56c7";
  private static final Seal SEAL = new Seal("QDG6eK", KEY, CORP);
  private final WeComCrypt crypt = new WeComCrypt("QDG6eK", KEY, CORP);

  @Test
  void opensTheOfficialAddressCheck() throws Exception {
    var encrypted =
        "P9nAzCzyDtyTWESHep1vC5X9xho/qYX3Zpb4yKa9SKld1DsH3Iyt3tP3zNdtp+4RPcs8TgAE7OaBO+FZXvnaqQ==";

    assertThat(
            crypt.signed(
                "5c45ff5e21c57e6ad56bac8758b79b1d9ac89fd3", "1409659589", "263014780", encrypted))
        .isTrue();
    assertThat(new String(crypt.open(encrypted), UTF_8)).isEqualTo("1616140317555161061");
  }

  @Test
  void opensTheOfficialMessage() throws Exception {
    var encrypted =
        "RypEvHKD8QQKFhvQ6QleEB4J58tiPdvo+rtK1I9qca6aM/wvqnLSV5zEPeusUiX5L5X/0lWfrf0QADHHhGd3QczcdCUpj911L3vg3W/sYYvuJTs3TUUkSUXxaccAS0qhxchrRYt66wiSpGLYL42aM6A8dTT+6k4aSknmPj48kzJs8qLjvd4Xgpue06DOdnLxAUHzM6+kDZ+HMZfJYuR+LtwGc2hgf5gsijff0ekUNXZiqATP7PF5mZxZ3Izoun1s4zG4LUMnvw2r+KqCKIw+3IQH03v+BCA9nMELNqbSf6tiWSrXJB3LAVGUcallcrw8V2t9EL4EhzJWrQUax5wLVMNS0+rUPA3k22Ncx4XXZS9o0MBH27Bo6BpNelZpS+/uh9KsNlY6bHCmJU9p8g7m3fVKn28H3KDYA5Pl/T8Z1ptDAVe0lXdQ2YoyyH2uyPIGHBZZIs2pDBS8R07+qN+E7Q==";

    assertThat(
            crypt.signed(
                "477715d11cdb4164915debcba66cb864d751f3e6", "1409659813", "1372623149", encrypted))
        .isTrue();
    var fields = FlatXml.read(crypt.open(encrypted));
    assertThat(fields.text("FromUserName")).contains("mycreate");
    assertThat(fields.text("Content")).contains("hello");
    assertThat(fields.text("MsgId")).contains("4561255354251345929");
    assertThat(fields.text("AgentID")).contains("218");
  }

  @Test
  void opensWhatTheOtherSideSeals() throws Exception {
    for (int length = 0; length < 70; length++) {
      var message = "字".repeat(length);
      assertThat(new String(crypt.open(SEAL.encrypt(message)), UTF_8)).isEqualTo(message);
    }
  }

  @Test
  void refusesASignatureOfAnyOtherPart() {
    var signature = SEAL.sign("1", "2", "3");

    assertThat(crypt.signed(signature, "1", "2", "3")).isTrue();
    assertThat(crypt.signed(signature, "1", "2", "4")).isFalse();
    assertThat(crypt.signed(signature, "1", "3", "3")).isFalse();
    assertThat(crypt.signed("", "1", "2", "3")).isFalse();
    assertThat(crypt.signed("ü" + signature, "1", "2", "3")).isFalse();
  }

  @Test
  void refusesWhatIsMeantForAnotherCorp() {
    var foreign = new Seal("QDG6eK", KEY, "EVILCORP").encrypt("<xml/>");

    assertThatThrownBy(() -> crypt.open(foreign))
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.refusal()).isEqualTo(Refusal.FOREIGN));
  }

  static Stream<Arguments> broken() {
    var text = "hello".getBytes(UTF_8);
    return Stream.of(
        Arguments.of("not Base64", "###"),
        Arguments.of("nothing", ""),
        Arguments.of("half a block", "AAAAAAAAAAA="),
        Arguments.of("one block only", SEAL.raw(new byte[16])),
        Arguments.of("a padding of zero", SEAL.raw(new byte[64])),
        Arguments.of("a padding over 32", SEAL.raw(filled(64, 33))),
        Arguments.of("a padding longer than the rest", SEAL.raw(filled(32, 32))),
        Arguments.of("a broken padding", SEAL.raw(broken(64))),
        Arguments.of("a length beyond the end", SEAL.encrypt(text, 4_000, 32)),
        Arguments.of("a length beyond all memory", SEAL.encrypt(text, Integer.MAX_VALUE, 32)),
        Arguments.of("a negative length", SEAL.encrypt(text, -1, 32)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("broken")
  void refusesBrokenEnvelopes(String what, String encrypted) {
    assertThatThrownBy(() -> crypt.open(encrypted))
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.refusal()).isEqualTo(Refusal.MALFORMED));
  }

  @Test
  void refusesAKeyThatIsNone() {
    assertThatThrownBy(() -> new WeComCrypt("t", "short", CORP))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new WeComCrypt("t", "#".repeat(43), CORP))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static byte[] filled(int length, int value) {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, (byte) value);
    return bytes;
  }

  private static byte[] broken(int length) {
    byte[] bytes = new byte[length];
    bytes[length - 1] = 4;
    return bytes;
  }
}
