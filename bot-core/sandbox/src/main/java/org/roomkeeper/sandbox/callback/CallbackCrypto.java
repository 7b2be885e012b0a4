package org.roomkeeper.sandbox.callback;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * WeCom's envelope for callbacks: AES-256-CBC with a key of 43 characters of Base64, the key's
 * first half as IV, PKCS#7 padding to blocks of 32 bytes; inside 16 random bytes, the length of the
 * message (4 bytes, big-endian), the message, the receiver's id. Signed by SHA-1 over the sorted
 * token, time, nonce and ciphertext.
 *
 * <p>Thread-safe.
 */
public final class CallbackCrypto {
  private static final int BLOCK = 32;
  private static final int HEAD = 20;
  private final SecureRandom random = new SecureRandom();
  private final String token;
  private final byte[] key;
  private final String receiver;

  /**
   * The crypto of one app.
   *
   * @param token signs
   * @param aesKey 43 characters
   * @param receiver the corp id, for an app of the corp's own
   * @throws IllegalArgumentException if the key is not 43 characters of Base64
   */
  public CallbackCrypto(String token, String aesKey, String receiver) {
    if (aesKey.length() != 43) {
      throw new IllegalArgumentException("an AES key for callbacks has 43 characters");
    }
    this.token = token;
    this.key = Base64.getDecoder().decode(aesKey + "=");
    this.receiver = receiver;
  }

  /** Seals a message; gives Base64. */
  public String seal(String message) {
    byte[] head = new byte[16];
    random.nextBytes(head);
    byte[] text = message.getBytes(StandardCharsets.UTF_8);
    byte[] to = receiver.getBytes(StandardCharsets.UTF_8);
    int length = HEAD + text.length + to.length;
    int pad = BLOCK - length % BLOCK;
    ByteBuffer plain =
        ByteBuffer.allocate(length + pad).put(head).putInt(text.length).put(text).put(to);
    Arrays.fill(plain.array(), length, length + pad, (byte) pad);
    return Base64.getEncoder().encodeToString(crypt(Cipher.ENCRYPT_MODE, plain.array()));
  }

  /**
   * Opens what was sealed.
   *
   * @throws IllegalArgumentException if it was not sealed with this key for this receiver
   */
  public String open(String sealed) {
    byte[] plain = crypt(Cipher.DECRYPT_MODE, Base64.getDecoder().decode(sealed));
    int pad = plain.length == 0 ? 0 : plain[plain.length - 1];
    int end = plain.length - pad;
    if (pad < 1 || pad > BLOCK || end < HEAD) {
      throw new IllegalArgumentException("not sealed with this key");
    }
    int length = ByteBuffer.wrap(plain, 16, 4).getInt();
    if (length < 0 || length > end - HEAD) {
      throw new IllegalArgumentException("the length does not fit");
    }
    int after = HEAD + length;
    if (!new String(plain, after, end - after, StandardCharsets.UTF_8).equals(receiver)) {
      throw new IllegalArgumentException("meant for another receiver");
    }
    return new String(plain, HEAD, length, StandardCharsets.UTF_8);
  }

  /** The signature of a ciphertext. */
  public String sign(String timestamp, String nonce, String sealed) {
    String[] parts = {token, timestamp, nonce, sealed};
    Arrays.sort(parts);
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-1")
              .digest(String.join("", parts).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private byte[] crypt(int mode, byte[] bytes) {
    try {
      Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
      cipher.init(mode, new SecretKeySpec(key, "AES"), new IvParameterSpec(Arrays.copyOf(key, 16)));
      return cipher.doFinal(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("not sealed with this key", e);
    }
  }
}
