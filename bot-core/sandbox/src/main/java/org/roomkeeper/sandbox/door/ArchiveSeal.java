package org.roomkeeper.sandbox.door;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.roomkeeper.sandbox.world.Archive;
import org.roomkeeper.sandbox.world.Json;

/**
 * Seals a page of the archive.
 *
 * <p>The outer JSON and {@code encrypt_random_key} (Base64 of RSA-2048 PKCS#1 v1.5 over the random
 * key) are WeCom's. WeCom's cipher for {@code encrypt_chat_msg} is closed, so the inner cipher is
 * <b>ours</b>: the random key is 32 bytes, {@code encrypt_chat_msg} is Base64 of 12 bytes of nonce
 * followed by AES-256-GCM (tag of 128 bits, no additional data) over the plain message's JSON in
 * UTF-8.
 */
final class ArchiveSeal {
  private static final int NONCE = 12;
  private final SecureRandom random = new SecureRandom();

  /** WeCom's outer JSON for a page. */
  ObjectNode seal(Archive.Page page) {
    var list = Json.array();
    for (Archive.Entry entry : page.entries()) {
      Archive.Key key = entry.key() == null ? page.key() : entry.key();
      list.add(seal(entry, key));
    }
    return Json.object().put("errcode", 0).put("errmsg", "ok").set("chatdata", list);
  }

  private ObjectNode seal(Archive.Entry entry, Archive.Key key) {
    byte[] secret = new byte[32];
    random.nextBytes(secret);
    byte[] nonce = new byte[NONCE];
    random.nextBytes(nonce);
    byte[] plain = Json.write(entry.plain()).getBytes(StandardCharsets.UTF_8);
    try {
      Cipher body = Cipher.getInstance("AES/GCM/NoPadding");
      body.init(
          Cipher.ENCRYPT_MODE, new SecretKeySpec(secret, "AES"), new GCMParameterSpec(128, nonce));
      byte[] sealed = body.doFinal(plain);
      Cipher rsa = Cipher.getInstance("RSA/ECB/PKCS1Padding");
      rsa.init(Cipher.ENCRYPT_MODE, key.key());
      return Json.object()
          .put("seq", entry.seq())
          .put("msgid", entry.id())
          .put("publickey_ver", key.version())
          .put("encrypt_random_key", Base64.getEncoder().encodeToString(rsa.doFinal(secret)))
          .put(
              "encrypt_chat_msg",
              Base64.getEncoder()
                  .encodeToString(
                      ByteBuffer.allocate(NONCE + sealed.length).put(nonce).put(sealed).array()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Reads a public key in PEM ({@code BEGIN PUBLIC KEY}) or bare Base64.
   *
   * @throws IllegalArgumentException if it is not RSA of 2048 bits or more
   */
  static PublicKey publicKey(String pem) {
    String bare = pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
    try {
      PublicKey key =
          KeyFactory.getInstance("RSA")
              .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(bare)));
      if (!(key instanceof RSAPublicKey rsa) || rsa.getModulus().bitLength() < 2048) {
        throw new IllegalArgumentException("the key should be RSA of 2048 bits");
      }
      return key;
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("not a public key in PEM: " + e.getMessage(), e);
    }
  }
}
