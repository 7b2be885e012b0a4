package org.roomkeeper.api;

import java.time.Duration;

/**
 * How long the founder lets things be kept. The core takes words out of events, actions and
 * findings by itself; a plugin that keeps people's words among its notes forgets them in time.
 */
public interface Retention {
  /** Words, names and answers in forms. */
  Duration text();

  /** Who, what, when, which rule and how it ended; not shorter than {@link #text()}. */
  Duration record();
}
