package org.roomkeeper.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Rows 1 and 2: tokens, and what each secret may call. */
final class TokenTest {
  private final Guest guest = new Guest();

  @AfterEach
  void close() {
    guest.close();
  }

  private JsonNode token(String corpId, String secret) {
    return Guest.read(
        guest
            .send(
                guest
                    .request("/cgi-bin/gettoken?corpid=" + corpId + "&corpsecret=" + secret)
                    .build())
            .body());
  }

  private int call(String token) {
    return Guest.read(
            guest
                .send(guest.request("/cgi-bin/getcallbackip?access_token=" + token).build())
                .body())
        .path("errcode")
        .asInt();
  }

  @Test
  void theSameTokenComesAsLongAsItLives() {
    String corp = guest.ready("corpId");
    JsonNode first = token(corp, guest.ready("appSecret"));
    assertThat(first.path("errmsg").asText()).isEqualTo("ok");
    assertThat(first.path("expires_in").asInt()).isEqualTo(7200);
    guest.advance(Duration.ofSeconds(7199));
    String same = token(corp, guest.ready("appSecret")).path("access_token").asText();
    assertThat(same).isEqualTo(first.path("access_token").asText());
    guest.advance(Duration.ofSeconds(1));
    assertThat(call(same)).isEqualTo(42001);
    assertThat(token(corp, guest.ready("appSecret")).path("access_token").asText())
        .isNotEqualTo(same);
  }

  @Test
  void eachSecretHasATokenOfItsOwn() {
    String corp = guest.ready("corpId");
    assertThat(token(corp, guest.ready("appSecret")).path("access_token"))
        .isNotEqualTo(token(corp, guest.ready("contactSecret")).path("access_token"));
  }

  @Test
  void wrongCredentialsAreRefusedByTheirCodes() {
    String corp = guest.ready("corpId");
    assertThat(token("ww0", guest.ready("appSecret")).path("errcode").asInt()).isEqualTo(40013);
    assertThat(token(corp, "no").path("errcode").asInt()).isEqualTo(40001);
    assertThat(token("", "no").path("errcode").asInt()).isEqualTo(41002);
    assertThat(token(corp, "").path("errcode").asInt()).isEqualTo(41004);
    assertThat(call("")).isEqualTo(41001);
    assertThat(call("never-issued")).isEqualTo(40014);
  }

  @Test
  void manyWrongSecretsCloseTheDoorForAnHour() {
    guest.knob("wrongSecretsPerHour", 3);
    String corp = guest.ready("corpId");
    for (int i = 0; i < 3; i++) {
      assertThat(token(corp, "no").path("errcode").asInt()).isEqualTo(40001);
    }
    assertThat(token(corp, "no").path("errcode").asInt()).isEqualTo(45009);
  }

  @Test
  void theClientRefreshesARevokedTokenByItself() throws Exception {
    assertThat(guest.wx().getCallbackIp()).contains("127.0.0.1");
    guest.control("tokens/revoke", "{}");
    assertThat(guest.wx().getApiDomainIp()).contains("127.0.0.1");
    guest.control("tokens/revoke", "{\"forgotten\":true}");
    assertThat(guest.wx().getCallbackIp()).contains("127.0.0.1");
  }

  @Test
  void bothWaysOfCallingTheCustomerApisCanBeClosed() throws Exception {
    var contact = guest.client("contactSecret").getExternalContactService();
    var app = guest.wx().getExternalContactService();
    String[] owner = {"owner"};
    assertThat(app.listGroupChat(10, "", 0, owner).getGroupChatList()).hasSize(1);
    assertThat(contact.listGroupChat(10, "", 0, owner).getGroupChatList()).hasSize(1);
    guest.knob("externalContactBy", "\"app\"");
    assertThat(Guest.refused(() -> contact.listGroupChat(10, "", 0, owner))).isEqualTo(48002);
    guest.knob("externalContactBy", "\"contact\"");
    assertThat(Guest.refused(() -> app.listGroupChat(10, "", 0, owner))).isEqualTo(48002);
  }

  @Test
  void theContactSecretCannotSpeakForTheApp() {
    var contact = guest.client("contactSecret");
    assertThat(Guest.refused(() -> contact.getChatService().get("x"))).isEqualTo(48002);
  }

  @Test
  void anAddressThatIsNotTrustedIsRefused() {
    guest.knob("trustedIps", "\"192.0.2.1\"");
    assertThat(guest.fetch("getcallbackip").path("errcode").asInt()).isEqualTo(60020);
  }
}
