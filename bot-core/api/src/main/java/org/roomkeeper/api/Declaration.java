package org.roomkeeper.api;

/** What a plugin declared in {@link BotPlugin#configure()}; read by the core. */
public sealed interface Declaration {
  /**
   * Settings.
   *
   * @param type the record
   */
  record OfConfig(Class<? extends Record> type) implements Declaration {}

  /**
   * A folder of files.
   *
   * @param folder below {@code config/}
   * @param type the record that one file holds
   */
  record OfLists(String folder, Class<? extends Record> type) implements Declaration {}

  /**
   * A handler.
   *
   * @param event the kind of event
   * @param handler who answers
   */
  record OfHandler(Class<? extends BotEvent> event, Class<? extends Handler<?>> handler)
      implements Declaration {}

  /**
   * A handler with a first half that runs ahead.
   *
   * @param event the kind of event
   * @param handler who answers
   */
  record OfPreparedHandler(
      Class<? extends BotEvent> event, Class<? extends PreparedHandler<?, ?>> handler)
      implements Declaration {}

  /**
   * A page.
   *
   * @param name its name
   * @param audience who may see it
   * @param page who renders it
   */
  record OfPage(String name, Page.Audience audience, Class<? extends Page> page)
      implements Declaration {}

  /**
   * A word of the command line.
   *
   * @param name the word
   * @param verb who runs it
   */
  record OfVerb(String name, Class<? extends Verb> verb) implements Declaration {}

  /**
   * A look at what the plugin needs.
   *
   * @param check who looks
   */
  record OfSelfCheck(Class<? extends SelfCheck> check) implements Declaration {}
}
