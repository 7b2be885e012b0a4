package org.roomkeeper.wecom.callback;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** WeCom's side of the envelope, written by itself so that the test compares two things. */
record Seal(String token, String aesKey, String receiver) {
  String encrypt(String message) {
    return encrypt(message.getBytes(UTF_8), message.getBytes(UTF_8).length, 32);
  }

  /** Encrypts with a length field and a padding block of choice. */
  String encrypt(byte[] message, int length, int block) {
    var plain = new ByteArrayOutputStream();
    plain.writeBytes("0123456789abcdef".getBytes(UTF_8));
    plain.writeBytes(ByteBuffer.allocate(4).putInt(length).array());
    plain.writeBytes(message);
    plain.writeBytes(receiver.getBytes(UTF_8));
    int padding = block - plain.size() % block;
    byte[] pad = new byte[padding];
    Arrays.fill(pad, (byte) padding);
    plain.writeBytes(pad);
    return raw(plain.toByteArray());
  }

  /** Encrypts bytes as they are. */
  String raw(byte[] plain) {
    try {
      byte[] key = Base64.getDecoder().decode(aesKey + "=");
      var cipher = Cipher.getInstance("AES/CBC/NoPadding");
      cipher.init(
          Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(key, 0, 16));
      return Base64.getEncoder().encodeToString(cipher.doFinal(plain));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  String sign(String timestamp, String nonce, String encrypted) {
    var parts = new String[] {token, timestamp, nonce, encrypted};
    Arrays.sort(parts);
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-1").digest(String.join("", parts).getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
