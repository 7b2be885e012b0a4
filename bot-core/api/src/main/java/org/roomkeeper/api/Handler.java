package org.roomkeeper.api;

/**
 * Answers one kind of event.
 *
 * <p>Within one community it is called for one event at a time, in the order of the ledger; several
 * communities may call it at once, so it keeps nothing in fields but what Guice gave it. It has
 * five seconds, a minute for the first event after a start. After a crash it is called again for
 * the same event, and what it noted the first time is gone. Whatever it throws is the plugin's
 * failure: the event is marked failed, its notes are dropped, and the next event comes.
 *
 * @param <E> the kind of event
 */
@FunctionalInterface
public interface Handler<E extends BotEvent> {
  /**
   * Says what should be done.
   *
   * @throws Exception whatever goes wrong; it is written down under the plugin's name
   */
  Reaction on(E event) throws Exception;
}
