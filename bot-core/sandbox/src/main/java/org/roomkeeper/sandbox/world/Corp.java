package org.roomkeeper.sandbox.world;

/**
 * The corp's identity and secrets.
 *
 * @param corpId the corp
 * @param agentId its app
 * @param appSecret of the app
 * @param contactSecret of the customer APIs, the way before December 2023
 * @param archiveSecret of the message archive
 * @param callbackToken signs callbacks
 * @param callbackAesKey 43 characters; seals callbacks
 */
public record Corp(
    String corpId,
    long agentId,
    String appSecret,
    String contactSecret,
    String archiveSecret,
    String callbackToken,
    String callbackAesKey) {
  @Override
  public String toString() {
    return "Corp[" + corpId + ", " + agentId + ", ****]";
  }
}
