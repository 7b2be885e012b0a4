package org.roomkeeper.text.vectors;

import ai.onnxruntime.OrtException;
import java.io.IOException;

/**
 * The vector of a message: what the Chinese model makes of it, then what the English one does;
 * 2,688 components. Only the model that knows the message's language is asked, and the components
 * of the other are 0: it would see hardly more than that it does not understand, and cost as much.
 * Where Chinese characters stand in a message that is not Chinese, both are asked. Safe for many
 * threads; a message of a hundred characters costs some ten milliseconds of one core.
 */
public final class MessageVectors implements Meaning, AutoCloseable {
  /** The share of its letters from which on a message is Chinese. */
  private static final double HAN_IS_CHINESE = 0.2;

  private final SentenceEncoder chinese;
  private final SentenceEncoder english;

  private MessageVectors(SentenceEncoder chinese, SentenceEncoder english) {
    this.chinese = chinese;
    this.english = english;
  }

  /**
   * Loads both models, which takes about a second.
   *
   * @throws IOException if a model is missing or damaged
   */
  public static MessageVectors load() throws IOException {
    SentenceEncoder chinese = SentenceEncoder.chinese();
    try {
      return new MessageVectors(chinese, SentenceEncoder.english());
    } catch (IOException e) {
      close(chinese);
      throw e;
    }
  }

  @Override
  public float[] of(String plain) {
    int han = 0;
    int letters = 0;
    for (int at = 0; at < plain.length(); at++) {
      char c = plain.charAt(at);
      if (Character.isLetter(c)) {
        letters++;
        han += Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN ? 1 : 0;
      }
    }
    var vector = new float[chinese.width() + english.width()];
    if (han > 0) {
      put(chinese.vector(plain), vector, 0);
    }
    if (han <= letters * HAN_IS_CHINESE) {
      put(english.vector(plain), vector, chinese.width());
    }
    return vector;
  }

  private static void put(float[] part, float[] vector, int from) {
    System.arraycopy(part, 0, vector, from, part.length);
  }

  @Override
  public void close() {
    close(chinese);
    close(english);
  }

  private static void close(SentenceEncoder encoder) {
    try {
      encoder.close();
    } catch (OrtException e) {
      throw new IllegalStateException("a sentence model cannot be closed", e);
    }
  }
}
