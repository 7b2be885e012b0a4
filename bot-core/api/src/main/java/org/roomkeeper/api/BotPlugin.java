package org.roomkeeper.api;

import com.google.inject.AbstractModule;
import java.util.ArrayList;
import java.util.List;

/**
 * A plugin: a Guice module with six more words.
 *
 * <p>What its classes may inject is listed by the core's {@code PluginGrants}: {@link Config} and
 * {@link Lists} of what it declared, {@link Store}, {@link Rooms}, {@link Members}, {@link
 * Capabilities}, {@link Links}, {@link MemberLinks}, {@link Codes}, {@link Retention}, {@link
 * PluginFolder} and its {@link org.slf4j.Logger}. Nothing else of the core can be reached.
 */
public abstract class BotPlugin extends AbstractModule {
  private final List<Declaration> declarations = new ArrayList<>();

  /** Declares what the plugin consists of; has no side effects and is fast. */
  @Override
  protected abstract void configure();

  /** What was declared, for the core; complete once Guice has called {@link #configure()}. */
  public final List<Declaration> declarations() {
    return List.copyOf(declarations);
  }

  /** The settings in {@code config/plugins/<name>.yaml}; at most one. */
  protected final void config(Class<? extends Record> type) {
    declarations.add(new Declaration.OfConfig(type));
  }

  /** The files of a folder under {@code config/}, each holding one record. */
  protected final void lists(String folder, Class<? extends Record> type) {
    declarations.add(new Declaration.OfLists(folder, type));
  }

  /** Who answers a kind of event; at most one handler a kind. */
  protected final <E extends BotEvent> void on(
      Class<E> event, Class<? extends Handler<? super E>> handler) {
    bind(handler);
    declarations.add(new Declaration.OfHandler(event, handler));
  }

  /** Who answers a kind of event after a slow, pure first half. */
  protected final <E extends BotEvent> void onPrepared(
      Class<E> event, Class<? extends PreparedHandler<E, ?>> handler) {
    bind(handler);
    declarations.add(new Declaration.OfPreparedHandler(event, handler));
  }

  /** A page at {@code /<community>/<plugin>/<name>}. */
  protected final void page(String name, Page.Audience audience, Class<? extends Page> page) {
    bind(page);
    declarations.add(new Declaration.OfPage(name, audience, page));
  }

  /** A word of the command line: {@code ./roomkeeper <name>}. */
  protected final void verb(String name, Class<? extends Verb> verb) {
    bind(verb);
    declarations.add(new Declaration.OfVerb(name, verb));
  }

  /** Who looks whether the plugin has what it needs beside its settings. */
  protected final void check(Class<? extends SelfCheck> check) {
    bind(check);
    declarations.add(new Declaration.OfSelfCheck(check));
  }
}
