package org.roomkeeper.wecom.callback;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.roomkeeper.wecom.callback.FlatXml.Malformed;
import org.roomkeeper.wecom.callback.Refusal.Refused;
import org.roomkeeper.wecom.client.WeComSettings;

/**
 * Takes in a request of WeCom's as far as the message in it: bounded, fresh, signed, meant for this
 * corp. Safe for use by many threads.
 */
final class Opening {
  private static final int LARGEST = 64 * 1024;

  /** Of what is too large, so much is read and thrown away, that its sender hears the answer. */
  private static final int HEARD_OUT = 1024 * 1024;

  private final WeComCrypt crypt;
  private final Duration window;
  private final InstantSource host;

  /**
   * Opens what is meant for this corp.
   *
   * @param host the host's clock: freshness is a matter of transport, not of the rooms' time
   */
  Opening(WeComSettings settings, InstantSource host) {
    this.crypt =
        new WeComCrypt(
            settings.callback().token().reveal(),
            settings.callback().aesKey().reveal(),
            settings.corpId());
    this.window = settings.callback().window();
    this.host = host;
  }

  /** The request's body, at most 64 KiB. */
  static byte[] body(Context http) throws Refused {
    try {
      InputStream in = http.req().getInputStream();
      byte[] bytes = in.readNBytes(LARGEST + 1);
      if (bytes.length > LARGEST) {
        var _ = in.skip(HEARD_OUT);
        throw new Refused(Refusal.OVERSIZED, "larger than any callback");
      }
      return bytes;
    } catch (IOException e) {
      throw new Refused(Refusal.MALFORMED, "the sender hung up", e);
    }
  }

  /** The message in a callback's body. */
  byte[] message(Context http, byte[] body) throws Refused {
    var encrypted =
        envelope(body)
            .text("Encrypt")
            .orElseThrow(() -> new Refused(Refusal.MALFORMED, "nothing is encrypted"));
    return opened(http, encrypted);
  }

  /** The plaintext of a ciphertext if signature and time are right. */
  byte[] opened(Context http, String encrypted) throws Refused {
    var signature = parameter(http, "msg_signature");
    var timestamp = parameter(http, "timestamp");
    var nonce = parameter(http, "nonce");
    if (!timestamp.matches("[0-9]{1,11}")) {
      throw new Refused(Refusal.MALFORMED, "the timestamp is no number of seconds");
    }
    if (!crypt.signed(signature, timestamp, nonce, encrypted)) {
      throw new Refused(Refusal.WRONGLY_SIGNED, "the signature does not fit");
    }
    var sent = Instant.ofEpochSecond(Long.parseLong(timestamp));
    if (Duration.between(sent, host.instant()).abs().compareTo(window) > 0) {
      throw new Refused(Refusal.STALE, "signed at " + sent);
    }
    return crypt.open(encrypted);
  }

  /** A parameter of the address that has to be there. */
  static String parameter(Context http, String name) throws Refused {
    var value = http.queryParam(name);
    if (value == null || value.isEmpty()) {
      throw new Refused(Refusal.MALFORMED, name + " is missing");
    }
    return value;
  }

  private static FlatXml envelope(byte[] body) throws Refused {
    try {
      return FlatXml.read(body);
    } catch (Malformed e) {
      throw new Refused(Refusal.MALFORMED, "the envelope is no XML", e);
    }
  }
}
