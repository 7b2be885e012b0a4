package org.roomkeeper.app.cli;

/**
 * What was asked for on the command line makes no sense (exit status 2): a sentence of the command
 * line's words, told in the language of the terminal.
 */
public final class UsageRefused extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String key;
  private final transient Object[] gaps;

  /**
   * Refuses.
   *
   * @param key the sentence's key in {@code words.properties}
   * @param gaps what fills its gaps
   */
  public UsageRefused(String key, Object... gaps) {
    super(key);
    this.key = key;
    this.gaps = gaps.clone();
  }

  String in(Words words) {
    return words.say(key, gaps);
  }
}
