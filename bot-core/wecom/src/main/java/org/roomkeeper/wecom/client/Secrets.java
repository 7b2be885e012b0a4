package org.roomkeeper.wecom.client;

import java.util.regex.Pattern;

/** Takes tokens, keys and codes out of what is to be written down or logged. */
public final class Secrets {
  /** What comes out in a secret's place. */
  static final String MASK = "****";

  // Bounded and without nested repetition: these run over every log line.
  private static final Pattern IN_ADDRESS =
      Pattern.compile(
          "(?i)([?&;](?:access_token|corpsecret|secret|key|ticket|code|suite_access_token)=)"
              + "[^&\\s\"'<>\\])]{1,2048}");
  private static final Pattern IN_JSON =
      Pattern.compile(
          "(?i)(\"(?:access_token|corpsecret|secret|response_code|welcome_code|aes_?key|token"
              + "|encrypt_random_key)\"\\s{0,4}:\\s{0,4}\")[^\"]{1,4096}");
  private static final Pattern IN_XML =
      Pattern.compile("(?i)(<(?:WelcomeCode|ResponseCode)>(?:<!\\[CDATA\\[)?)[^<\\]]{1,1024}");
  private static final Pattern IN_WORDS =
      Pattern.compile(
          "(?i)\\b((?:access_token|corpsecret|accessToken)\\s{0,2}[:=]\\s{0,2})[\\w.-]{6,2048}");

  private Secrets() {}

  /** The text with every secret in it replaced by {@code ****}. */
  public static String mask(String text) {
    if (text.indexOf('=') < 0 && text.indexOf(':') < 0 && text.indexOf('<') < 0) {
      return text;
    }
    var masked = IN_ADDRESS.matcher(text).replaceAll("$1" + MASK);
    masked = IN_JSON.matcher(masked).replaceAll("$1" + MASK);
    masked = IN_XML.matcher(masked).replaceAll("$1" + MASK);
    return IN_WORDS.matcher(masked).replaceAll("$1" + MASK);
  }
}
