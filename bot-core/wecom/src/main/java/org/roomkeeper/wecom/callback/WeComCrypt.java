package org.roomkeeper.wecom.callback;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.roomkeeper.wecom.callback.Refusal.Refused;

/**
 * WeCom's envelope: SHA-1 over the sorted token, time, nonce and ciphertext as the signature,
 * AES-256-CBC with PKCS#7 over blocks of 32 inside. The plaintext is 16 random bytes, the length of
 * the message in four bytes big-endian, the message, and the id of its receiver. Immutable.
 */
final class WeComCrypt {
  private static final int KEY_CHARACTERS = 43;
  private static final int RANDOM = 16;
  private static final int HEADER = RANDOM + Integer.BYTES;
  private static final int AES_BLOCK = 16;
  private static final int PADDING_BLOCK = 32;

  private final String token;
  private final SecretKeySpec key;
  private final IvParameterSpec start;
  private final byte[] receiver;

  /**
   * Takes the two secrets of a callback and whom it must be meant for.
   *
   * @param aesKey the EncodingAESKey, 43 characters of Base64
   * @throws IllegalArgumentException if it is not one
   */
  WeComCrypt(String token, String aesKey, String receiver) {
    if (aesKey.length() != KEY_CHARACTERS) {
      throw new IllegalArgumentException(
          "an EncodingAESKey has 43 characters, not " + aesKey.length());
    }
    byte[] bytes = Base64.getDecoder().decode(aesKey + "=");
    this.token = token;
    this.key = new SecretKeySpec(bytes, "AES");
    this.start = new IvParameterSpec(bytes, 0, AES_BLOCK);
    this.receiver = receiver.getBytes(UTF_8);
  }

  /** Whether a signature fits; takes the same time whichever character differs. */
  boolean signed(String signature, String timestamp, String nonce, String encrypted) {
    return MessageDigest.isEqual(
        sign(timestamp, nonce, encrypted).getBytes(US_ASCII), signature.getBytes(UTF_8));
  }

  /** The signature, 40 lower-case hexadecimal digits. */
  private String sign(String timestamp, String nonce, String encrypted) {
    var parts = new String[] {token, timestamp, nonce, encrypted};
    Arrays.sort(parts);
    try {
      var sha = MessageDigest.getInstance("SHA-1");
      return HexFormat.of().formatHex(sha.digest(String.join("", parts).getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-1", e);
    }
  }

  /**
   * Opens an envelope whose signature was checked.
   *
   * @param encrypted Base64
   * @return the message in it
   * @throws Refused as malformed if the envelope is broken, as foreign if it is meant for others
   */
  byte[] open(String encrypted) throws Refused {
    byte[] plain = unpad(decrypt(encrypted));
    int length = ByteBuffer.wrap(plain, RANDOM, Integer.BYTES).getInt();
    if (length < 0 || length > plain.length - HEADER) {
      throw new Refused(Refusal.MALFORMED, "a length of " + length + " cannot be");
    }
    byte[] meantFor = Arrays.copyOfRange(plain, HEADER + length, plain.length);
    if (!MessageDigest.isEqual(meantFor, receiver)) {
      throw new Refused(Refusal.FOREIGN, "meant for another receiver");
    }
    return Arrays.copyOfRange(plain, HEADER, HEADER + length);
  }

  private byte[] decrypt(String encrypted) throws Refused {
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(encrypted);
    } catch (IllegalArgumentException e) {
      throw new Refused(Refusal.MALFORMED, "not Base64", e);
    }
    if (bytes.length < HEADER || bytes.length % AES_BLOCK != 0) {
      throw new Refused(Refusal.MALFORMED, bytes.length + " bytes are no ciphertext");
    }
    try {
      var cipher = Cipher.getInstance("AES/CBC/NoPadding");
      cipher.init(Cipher.DECRYPT_MODE, key, start);
      return cipher.doFinal(bytes);
    } catch (GeneralSecurityException e) {
      throw new Refused(Refusal.MALFORMED, "cannot be decrypted", e);
    }
  }

  private static byte[] unpad(byte[] padded) throws Refused {
    int padding = padded[padded.length - 1];
    if (padding < 1 || padding > PADDING_BLOCK || padded.length - padding < HEADER) {
      throw new Refused(Refusal.MALFORMED, "a padding of " + padding + " cannot be");
    }
    for (int i = padded.length - padding; i < padded.length; i++) {
      if (padded[i] != padding) {
        throw new Refused(Refusal.MALFORMED, "the padding is broken");
      }
    }
    return Arrays.copyOf(padded, padded.length - padding);
  }
}
