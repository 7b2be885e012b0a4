package org.roomkeeper.wecom.archive;

import java.io.IOException;
import java.util.List;

/**
 * An archive of what was said. Numbers grow without end; asking again from a number gives the same
 * again.
 */
public interface MessageArchive extends AutoCloseable {
  /**
   * The messages after a number, oldest first. An archive may hand out a page in pieces, so that
   * what comes first need not wait until all of it is opened.
   *
   * @param afterSeq the number of the last message that is known, 0 for none
   * @param limit the most messages to hand out, 1 to 1,000
   * @return empty if there is nothing new
   * @throws IOException if the archive cannot be read now; nothing is lost by asking later
   */
  List<Archived> fetch(long afterSeq, int limit) throws IOException;

  /** Whether the last piece that was handed out has others behind it, which need no asking. */
  default boolean holdsMore() {
    return false;
  }

  /**
   * Lets go of what it holds; a page that is being read fails. Whoever holds nothing does nothing.
   */
  @Override
  default void close() {}

  /**
   * One archived message.
   *
   * @param seq its number
   * @param messageId its id, as far as the envelope says; may be empty
   * @param json the decrypted message; empty if it cannot be read and never will be
   * @param lacksKey the version of the key that opened it and is gone; 0 for none
   */
  record Archived(long seq, String messageId, String json, int lacksKey) {
    /** A message that lacks no key. */
    Archived(long seq, String messageId, String json) {
      this(seq, messageId, json, 0);
    }

    /** A message whose key is gone for good. */
    static Archived lacking(long seq, String messageId, int version) {
      return new Archived(seq, messageId, "", version);
    }
  }
}
