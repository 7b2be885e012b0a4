package org.roomkeeper.wecom.client;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.roomkeeper.runtime.settings.Secret;

/**
 * The section {@code wecom} of {@code roomkeeper.yaml}.
 *
 * @param baseUrl where WeCom's server API stands, such as {@code https://qyapi.weixin.qq.com}
 * @param authorizeUrl the host of the sign-in page, such as {@code https://open.weixin.qq.com}
 * @param corpId the corp's id, which is also the receiver of its callbacks
 * @param agentId the number of the self-built app
 * @param appSecret the app's secret
 * @param contactSecret the secret of customer contacts in older corps; absent or empty where the
 *     app itself is listed as one that may call that interface
 * @param callback how callbacks are verified
 * @param roomCaps the most people that a kind of room takes
 * @param watch how rooms are looked at
 */
public record WeComSettings(
    URI baseUrl,
    URI authorizeUrl,
    String corpId,
    int agentId,
    Secret appSecret,
    Optional<Secret> contactSecret,
    Callback callback,
    RoomCaps roomCaps,
    Watch watch) {

  /** The base address without a slash at its end, as the client wants it. */
  public String baseAddress() {
    return withoutSlash(baseUrl);
  }

  /** An address without a slash at its end. */
  public static String withoutSlash(URI uri) {
    var address = uri.toString();
    return address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
  }

  /** The secret for customer contacts: their own, or the app's. */
  public Secret secretForContacts() {
    return contactSecret.filter(secret -> !secret.reveal().isBlank()).orElse(appSecret);
  }

  /**
   * How callbacks are verified.
   *
   * @param token what signatures are made with
   * @param aesKey the EncodingAESKey, 43 characters
   * @param window how far a callback's time may lie from the host's clock, either way
   */
  public record Callback(Secret token, Secret aesKey, Duration window) {}

  /**
   * The most people that a kind of room takes.
   *
   * @param customerGroup of a customer group, 500 at WeCom
   * @param appGroup of an app group, 2,000 at WeCom unless the administrator set less
   * @param allStaff of the all-staff group, 10,000 at WeCom
   */
  public record RoomCaps(int customerGroup, int appGroup, int allStaff) {}

  /**
   * How rooms are looked at.
   *
   * @param settle how long changes of one room are gathered before it is read
   * @param look how often app groups are read, for which WeCom sends no callbacks
   * @param fullLook how often all customer groups are read, in case callbacks were lost
   */
  public record Watch(Duration settle, Duration look, Duration fullLook) {}
}
