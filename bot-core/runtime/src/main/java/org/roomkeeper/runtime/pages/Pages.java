package org.roomkeeper.runtime.pages;

import org.roomkeeper.api.Outcome;
import org.roomkeeper.api.Phrase;
import org.roomkeeper.api.ReadPage;

/** Reads pages of the web. Safe for use by many threads. */
public interface Pages {
  /** Nothing is read. */
  Pages NONE =
      new Pages() {
        @Override
        public boolean mayRead() {
          return false;
        }

        @Override
        public Outcome read(ReadPage page) {
          return new Outcome.Refused(Phrase.of("page.off"));
        }
      };

  /** Whether the founder lets pages be read at all. */
  boolean mayRead();

  /**
   * Reads a page, within seconds.
   *
   * @return {@link Outcome.Done} with {@link PageDetails}, or {@link Outcome.Refused}, why it was
   *     not read; never anything else
   */
  Outcome read(ReadPage page);
}
