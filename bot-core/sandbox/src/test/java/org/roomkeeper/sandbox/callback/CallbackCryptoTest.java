package org.roomkeeper.sandbox.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

/** WeCom's published examples of its envelope, and what must not open. */
final class CallbackCryptoTest {
  private static final String KEY = "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C";
  private static final String ECHO =
      "P9nAzCzyDtyTWESHep1vC5X9xho/qYX3Zpb4yKa9SKld1DsH3Iyt3tP3zNdtp+4RPcs8TgAE7OaBO+FZXvnaqQ==";
  private static final String MESSAGE =
      "RypEvHKD8QQKFhvQ6QleEB4J58tiPdvo+rtK1I9qca6aM/wvqnLSV5zEPeusUiX5L5X/0lWfrf0QADHHhGd3QczcdC"
          + "Upj911L3vg3W/sYYvuJTs3TUUkSUXxaccAS0qhxchrRYt66wiSpGLYL42aM6A8dTT+6k4aSknmPj48kzJs8qLjvd"
          + "4Xgpue06DOdnLxAUHzM6+kDZ+HMZfJYuR+LtwGc2hgf5gsijff0ekUNXZiqATP7PF5mZxZ3Izoun1s4zG4LUMnvw"
          + "2r+KqCKIw+3IQH03v+BCA9nMELNqbSf6tiWSrXJB3LAVGUcallcrw8V2t9EL4EhzJWrQUax5wLVMNS0+rUPA3k22"
          + "Ncx4XXZS9o0MBH27Bo6BpNelZpS+/uh9KsNlY6bHCmJU9p8g7m3fVKn28H3KDYA5Pl/T8Z1ptDAVe0lXdQ2YoyyH"
          + "2uyPIGHBZZIs2pDBS8R07+qN+E7Q==";

  private final CallbackCrypto crypto = new CallbackCrypto("QDG6eK", KEY, "wx5823bf96d3bd56c7");

  @Test
  void thePublishedAddressCheckIsSignedAndOpened() {
    assertThat(crypto.sign("1409659589", "263014780", ECHO))
        .isEqualTo("5c45ff5e21c57e6ad56bac8758b79b1d9ac89fd3");
    assertThat(crypto.open(ECHO)).isEqualTo("1616140317555161061");
  }

  @Test
  void thePublishedMessageIsSignedAndOpened() {
    assertThat(crypto.sign("1409659813", "1372623149", MESSAGE))
        .isEqualTo("477715d11cdb4164915debcba66cb864d751f3e6");
    assertThat(crypto.open(MESSAGE))
        .contains("<FromUserName><![CDATA[mycreate]]></FromUserName>")
        .contains("<Content><![CDATA[hello]]></Content>")
        .contains("<MsgId>4561255354251345929</MsgId>")
        .contains("<AgentID>218</AgentID>");
  }

  @Test
  void whatIsSealedOpensAgainWhateverItsLength() {
    for (int length = 0; length < 100; length++) {
      String text = "好".repeat(length);
      assertThat(crypto.open(crypto.seal(text))).isEqualTo(text);
    }
  }

  @Test
  void theSameTextIsNeverSealedAlike() {
    assertThat(crypto.seal("a")).isNotEqualTo(crypto.seal("a"));
  }

  @Test
  void whatIsMeantForAnotherCorpDoesNotOpen() {
    String other = new CallbackCrypto("QDG6eK", KEY, "another").seal("hello");
    assertThatIllegalArgumentException().isThrownBy(() -> crypto.open(other));
  }
}
