package org.roomkeeper.api;

import java.util.Optional;

/**
 * A handler with a slow, pure first half that runs ahead of the order, many at once.
 *
 * @param <E> the kind of event
 * @param <P> what the first half finds; it carries the settings that it used, where the second half
 *     needs the same
 */
public interface PreparedHandler<E extends BotEvent, P> {
  /**
   * The first half: a function of the event and of {@link Config}; {@link Store}, {@link Rooms} and
   * {@link Members} throw here.
   *
   * @throws Exception whatever goes wrong; the second half then gets nothing prepared
   */
  P prepare(E event) throws Exception;

  /**
   * The second half, in order.
   *
   * @param prepared empty if the first half failed or took over two seconds
   * @throws Exception whatever goes wrong; it is written down under the plugin's name
   */
  Reaction on(E event, Optional<P> prepared) throws Exception;
}
