package org.roomkeeper.runtime.post;

import org.roomkeeper.api.Mail;
import org.roomkeeper.api.Outcome;
import org.roomkeeper.api.Phrase;

/** Sends mail. Safe for use by many threads. */
public interface Post {
  /** No mail is sent. */
  Post NONE =
      new Post() {
        @Override
        public boolean isSetUp() {
          return false;
        }

        @Override
        public Outcome send(Mail mail, long id) {
          return new Outcome.Refused(NOT_SET_UP);
        }
      };

  /** Why nothing is sent where there is no server. */
  Phrase NOT_SET_UP = Phrase.of("outcome.mail-off");

  /** Whether there is a server at all. */
  boolean isSetUp();

  /**
   * Sends a mail, within seconds.
   *
   * @param id the action's id, which makes the mail's own: a repeat can be recognised
   * @return {@link Outcome.Done} once the server has taken it; {@link Outcome.TryLater}, {@link
   *     Outcome.Refused}, or {@link Outcome.Unknown} if the connection broke while it was handed
   *     over
   */
  Outcome send(Mail mail, long id);
}
