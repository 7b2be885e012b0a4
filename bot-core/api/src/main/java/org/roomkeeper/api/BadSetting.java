package org.roomkeeper.api;

/**
 * Thrown by a record of a plugin's settings that refuses what it holds, in words for every reader:
 * founders are told of it in their own language, with file and line. Any other exception is told in
 * its own words.
 */
public final class BadSetting extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  private final transient Bundle texts;
  private final transient Phrase why;

  /**
   * Refuses.
   *
   * @param texts the plugin's texts
   * @param why one of them
   */
  public BadSetting(Bundle texts, Phrase why) {
    super(texts.say(Bundle.FALLBACK, why));
    this.texts = texts;
    this.why = why;
  }

  /** Why, in a language. */
  public String in(String language) {
    return texts.say(language, why);
  }

  /** What an exception says to readers of a language. */
  public static String in(String language, RuntimeException refusal) {
    String own = refusal instanceof BadSetting bad ? bad.in(language) : refusal.getMessage();
    return own == null ? refusal.toString() : own;
  }
}
