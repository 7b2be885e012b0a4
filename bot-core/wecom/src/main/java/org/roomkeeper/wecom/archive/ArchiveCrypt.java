package org.roomkeeper.wecom.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toUnmodifiableMap;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.roomkeeper.runtime.settings.Secret;

/**
 * Opens archived messages. The outer half is WeCom's: a random key under RSA-2048 with PKCS#1 v1.5,
 * by the version of the corp's key. The inner half is the sandbox's and ours, since WeCom's is
 * closed: AES-256-GCM under that key, {@code Base64(12-byte nonce ‖ ciphertext ‖ 16-byte tag)}.
 * Safe for use by many threads.
 */
final class ArchiveCrypt {
  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;

  private final Map<Integer, PrivateKey> keys;
  private final int newest;

  /**
   * Takes the private keys by version.
   *
   * @param keys PEM or bare Base64, PKCS#8
   * @throws IllegalArgumentException if one of them is no key
   */
  ArchiveCrypt(Map<String, Secret> keys) {
    var parsed = new HashMap<Integer, PrivateKey>();
    keys.forEach((version, pem) -> parsed.put(version(version), parse(version, pem.reveal())));
    this.keys = Map.copyOf(parsed);
    this.newest = parsed.keySet().stream().mapToInt(Integer::intValue).max().orElse(0);
  }

  /** The keys by version, each PKCS#8 in bare Base64. */
  Map<Integer, String> bare() {
    return keys.entrySet().stream()
        .collect(
            toUnmodifiableMap(
                Map.Entry::getKey,
                key -> Base64.getEncoder().encodeToString(key.getValue().getEncoded())));
  }

  /** Whether a version's key is there. */
  boolean has(int version) {
    return keys.containsKey(version);
  }

  /** Whether a version is newer than every key that is there. */
  boolean isNewer(int version) {
    return version > newest;
  }

  /** Opens a message. */
  String open(int version, String encryptedKey, String encryptedMessage)
      throws GeneralSecurityException {
    var rsa = Cipher.getInstance("RSA/ECB/PKCS1Padding");
    rsa.init(Cipher.DECRYPT_MODE, keys.get(version));
    byte[] message;
    byte[] key;
    try {
      key = rsa.doFinal(Base64.getDecoder().decode(encryptedKey));
      message = Base64.getDecoder().decode(encryptedMessage);
    } catch (IllegalArgumentException e) {
      throw new GeneralSecurityException("not Base64", e);
    }
    if (key.length != 32 || message.length < NONCE + TAG_BITS / 8) {
      throw new GeneralSecurityException("a key or a message of an impossible length");
    }
    var aes = Cipher.getInstance("AES/GCM/NoPadding");
    aes.init(
        Cipher.DECRYPT_MODE,
        new SecretKeySpec(key, "AES"),
        new GCMParameterSpec(TAG_BITS, message, 0, NONCE));
    return new String(aes.doFinal(message, NONCE, message.length - NONCE), UTF_8);
  }

  private static int version(String text) {
    try {
      return Integer.parseInt(text.strip());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("archive.private-keys: " + text + " is no version", e);
    }
  }

  private static PrivateKey parse(String version, String pem) {
    var base64 = pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
    try {
      return KeyFactory.getInstance("RSA")
          .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      // Without the cause: its message may hold parts of the key.
      throw new IllegalArgumentException(
          "archive.private-keys: version " + version + " is no RSA key in PKCS#8");
    }
  }
}
