package org.roomkeeper.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The message archive: sealed pages in order, five days, at most a notice in fifteen seconds. */
final class ArchiveTest {
  private final Guest guest = new Guest();
  private final String chat = guest.ready("customerGroupId");
  private final KeyPair keys = pair();

  @AfterEach
  void close() {
    guest.close();
  }

  private static KeyPair pair() {
    try {
      var generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private void setKey(KeyPair pair, int version) {
    String pem =
        "-----BEGIN PUBLIC KEY-----\\n"
            + Base64.getEncoder().encodeToString(pair.getPublic().getEncoded())
            + "\\n-----END PUBLIC KEY-----";
    guest.control("archive-key", "{\"key\":\"" + pem + "\",\"version\":" + version + "}");
  }

  private JsonNode pull(long seq, int limit) {
    return Guest.read(
        guest
            .post(
                "/_sandbox/finance/getchatdata",
                "{\"corpid\":\"%s\",\"secret\":\"%s\",\"seq\":%d,\"limit\":%d,\"timeout\":5}"
                    .formatted(guest.ready("corpId"), guest.ready("archiveSecret"), seq, limit))
            .body());
  }

  private static JsonNode open(JsonNode row, KeyPair pair) throws GeneralSecurityException {
    Cipher rsa = Cipher.getInstance("RSA/ECB/PKCS1Padding");
    rsa.init(Cipher.DECRYPT_MODE, pair.getPrivate());
    byte[] key = rsa.doFinal(Base64.getDecoder().decode(row.path("encrypt_random_key").asText()));
    byte[] sealed = Base64.getDecoder().decode(row.path("encrypt_chat_msg").asText());
    Cipher aes = Cipher.getInstance("AES/GCM/NoPadding");
    aes.init(
        Cipher.DECRYPT_MODE,
        new SecretKeySpec(key, "AES"),
        new GCMParameterSpec(128, Arrays.copyOf(sealed, 12)));
    return Guest.read(
        new String(aes.doFinal(sealed, 12, sealed.length - 12), StandardCharsets.UTF_8));
  }

  private String say(String json) {
    return guest
        .control("member/say", "{\"chatId\":\"" + chat + "\",\"from\":\"moderator1\"," + json + "}")
        .path("msgid")
        .asText();
  }

  @Test
  void whatIsSaidComesOutOfTheArchive() throws Exception {
    setKey(keys, 3);
    String id = say("\"text\":\"你好\"");
    JsonNode page = pull(0, 100);
    JsonNode row = page.at("/chatdata/0");
    assertThat(row.path("seq").asLong()).isEqualTo(1);
    assertThat(row.path("publickey_ver").asInt()).isEqualTo(3);
    JsonNode plain = open(row, keys);
    assertThat(plain.path("msgid").asText()).isEqualTo(id).endsWith("_external");
    assertThat(plain.path("action").asText()).isEqualTo("send");
    assertThat(plain.path("from").asText()).isEqualTo("moderator1");
    assertThat(plain.at("/tolist/0").asText()).isEqualTo("owner");
    assertThat(plain.path("roomid").asText()).isEqualTo(chat);
    assertThat(plain.path("msgtype").asText()).isEqualTo("text");
    assertThat(plain.at("/text/content").asText()).isEqualTo("你好");
  }

  @Test
  void aMessageThatIsTakenBackIsAMessageOfItsOwn() throws Exception {
    setKey(keys, 1);
    String id = say("\"text\":\"oops\"");
    guest.control(
        "member/recall",
        "{\"chatId\":\"" + chat + "\",\"person\":\"moderator1\",\"msgid\":\"" + id + "\"}");
    JsonNode plain = open(pull(1, 10).at("/chatdata/0"), keys);
    assertThat(plain.path("action").asText()).isEqualTo("recall");
    assertThat(plain.path("msgtype").asText()).isEqualTo("revoke");
    assertThat(plain.at("/revoke/pre_msgid").asText()).isEqualTo(id);
  }

  @Test
  void everyShapeOfMessageIsKept() throws Exception {
    setKey(keys, 1);
    say(
        "\"msgtype\":\"link\",\"link\":{\"title\":\"t\",\"description\":\"d\",\"link_url\":\"u\",\"image_url\":\"i\"}");
    say(
        "\"msgtype\":\"mixed\",\"mixed\":{\"item\":[{\"type\":\"text\",\"content\":\"{\\\"content\\\":\\\"a\\\"}\"}]}");
    say(
        "\"msgtype\":\"chatrecord\",\"chatrecord\":{\"title\":\"群聊\",\"item\":[{\"type\":\"ChatRecordText\",\"msgtime\":1,\"content\":\"{}\",\"from_chatroom\":true}]}");
    say("\"text\":\"同意\",\"quote\":{\"name\":\"王\",\"text\":\"原文\"}");
    say("\"text\":\"ok\",\"quote\":{\"name\":\"W\",\"text\":\"q\",\"from\":\"wechat\"}");
    JsonNode rows = pull(0, 100).path("chatdata");
    assertThat(open(rows.path(0), keys).at("/link/link_url").asText()).isEqualTo("u");
    assertThat(open(rows.path(1), keys).at("/mixed/item/0/content").isTextual()).isTrue();
    assertThat(open(rows.path(2), keys).at("/chatrecord/item/0/type").asText())
        .isEqualTo("ChatRecordText");
    assertThat(open(rows.path(3), keys).at("/text/content").asText())
        .isEqualTo("这是一条引用/回复消息：\n“王：\n原文”\n------\n同意");
    assertThat(open(rows.path(4), keys).at("/text/content").asText()).startsWith("「W：q」\n- - - -");
  }

  @Test
  void pagesFollowEachOtherAndEndAfterFiveDays() {
    setKey(keys, 1);
    for (int i = 0; i < 5; i++) {
      say("\"text\":\"m" + i + "\"");
    }
    assertThat(pull(0, 3).path("chatdata")).hasSize(3);
    assertThat(pull(3, 3).at("/chatdata/0/seq").asLong()).isEqualTo(4);
    guest.advance(Duration.ofDays(5).plusSeconds(1));
    say("\"text\":\"late\"");
    assertThat(pull(0, 100).path("chatdata")).hasSize(1);
    assertThat(pull(0, 1001).path("errcode").asInt()).isEqualTo(301058);
  }

  @Test
  void eachMessageIsSealedForTheKeyOfItsTime() throws Exception {
    setKey(keys, 1);
    say("\"text\":\"old\"");
    KeyPair other = pair();
    setKey(other, 2);
    say("\"text\":\"new\"");
    JsonNode rows = pull(0, 10).path("chatdata");
    assertThat(open(rows.path(0), keys).at("/text/content").asText()).isEqualTo("old");
    assertThat(open(rows.path(1), other).at("/text/content").asText()).isEqualTo("new");
  }

  @Test
  void withoutAKeyOrWithAWrongSecretThereIsNothing() {
    assertThat(pull(0, 10).path("errcode").asInt()).isEqualTo(301053);
    setKey(keys, 1);
    JsonNode wrong =
        Guest.read(
            guest
                .post(
                    "/_sandbox/finance/getchatdata",
                    "{\"corpid\":\"" + guest.ready("corpId") + "\",\"secret\":\"no\",\"seq\":0}")
                .body());
    assertThat(wrong.path("errcode").asInt()).isEqualTo(40001);
  }

  @Test
  void newMessagesAreAnnouncedOnceInFifteenSeconds() throws Exception {
    setKey(keys, 1);
    guest.callbacks();
    say("\"text\":\"1\"");
    String event = guest.event("msgaudit_notify");
    assertThat(Guest.in(event, "AgentID")).isEqualTo("2000004");
    say("\"text\":\"2\"");
    say("\"text\":\"3\"");
    guest.advance(Duration.ofSeconds(14));
    guest.control("member/open-app", "{\"userid\":\"host1\"}");
    guest.event("enter_agent");
    assertThat(guest.callbacks().events()).hasSize(2);
    guest.advance(Duration.ofSeconds(1));
    org.awaitility.Awaitility.await().until(() -> guest.callbacks().events().size() == 3);
  }

  @Test
  void whatTheAppSaysIsKeptOnlyIfAskedFor() throws Exception {
    setKey(keys, 1);
    String group =
        guest
            .call("appchat/create", "{\"userlist\":[\"expert01\",\"expert02\"]}")
            .path("chatid")
            .asText();
    guest.control("rooms/archive", "{\"room\":\"" + group + "\"}");
    String send =
        "{\"chatid\":\"" + group + "\",\"msgtype\":\"text\",\"text\":{\"content\":\"bot\"}}";
    guest.call("appchat/send", send);
    assertThat(pull(0, 10).path("chatdata")).isEmpty();
    guest.knob("archiveOwnMessages", true);
    guest.call("appchat/send", send);
    assertThat(open(pull(0, 10).at("/chatdata/0"), keys).path("from").asText()).startsWith("wb");
  }

  @Test
  void theArchivesOwnApisTakeItsSecretOnly() throws Exception {
    assertThat(guest.call("msgaudit/get_permit_user_list", "{}").path("errcode").asInt())
        .isEqualTo(48002);
    var archive = guest.client("archiveSecret");
    assertThat(archive.getMsgAuditService().getPermitUserList(1)).hasSize(40);
  }
}
