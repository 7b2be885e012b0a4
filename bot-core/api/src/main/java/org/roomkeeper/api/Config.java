package org.roomkeeper.api;

import java.util.function.Function;

/**
 * Settings as they stand now. A bad edit never reaches {@link #get()}: the last good ones stay.
 *
 * <p>Safe for use by many threads; two calls may give two versions, so ask once for one decision.
 *
 * @param <C> the plugin's settings record
 */
public interface Config<C> {
  /** The settings in force. */
  C get();

  /**
   * Something computed from the settings once for each version of them, at the first call after a
   * change.
   *
   * @param <D> what is computed; must be safe for use by many threads
   */
  <D> Config<D> map(Function<? super C, ? extends D> derive);
}
