package org.roomkeeper.runtime.plugins;

import com.google.inject.Injector;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.roomkeeper.api.BotEvent;
import org.roomkeeper.api.BotPlugin;
import org.roomkeeper.api.Declaration;
import org.roomkeeper.api.Handler;
import org.roomkeeper.api.Page;
import org.roomkeeper.api.Phrase;
import org.roomkeeper.api.PreparedHandler;
import org.roomkeeper.api.Reaction;
import org.roomkeeper.api.SelfCheck;
import org.roomkeeper.api.Verb;

/** A plugin that is ready: its powers, who answers what, its pages and words. Immutable. */
public final class LoadedPlugin {
  private final Grants grants;
  private final PluginTerms terms;
  private final Class<? extends BotPlugin> type;
  private final Map<Class<? extends BotEvent>, Handler<?>> handlers = new LinkedHashMap<>();
  private final Map<Class<? extends BotEvent>, PreparedHandler<?, ?>> prepared =
      new LinkedHashMap<>();
  private final Map<String, OfferedPage> pages = new LinkedHashMap<>();
  private final Map<String, Verb> verbs = new LinkedHashMap<>();
  private final List<SelfCheck> checks = new ArrayList<>();

  LoadedPlugin(
      Grants grants,
      PluginTerms terms,
      Class<? extends BotPlugin> type,
      List<Declaration> declared,
      Injector injector) {
    this.grants = grants;
    this.terms = terms;
    this.type = type;
    for (var declaration : declared) {
      switch (declaration) {
        case Declaration.OfHandler on ->
            handlers.put(on.event(), injector.getInstance(on.handler()));
        case Declaration.OfPreparedHandler on ->
            prepared.put(on.event(), injector.getInstance(on.handler()));
        case Declaration.OfPage page ->
            pages.put(
                page.name(),
                new OfferedPage(page.name(), page.audience(), injector.getInstance(page.page())));
        case Declaration.OfVerb verb -> verbs.put(verb.name(), injector.getInstance(verb.verb()));
        case Declaration.OfSelfCheck own -> checks.add(injector.getInstance(own.check()));
        case Declaration.OfConfig _, Declaration.OfLists _ -> {}
      }
    }
  }

  /** Its name. */
  public String name() {
    return grants.plugin();
  }

  /** Its powers. */
  public Grants grants() {
    return grants;
  }

  /** What the founder says of it. */
  public PluginTerms terms() {
    return terms;
  }

  /** Its class, beside which its texts lie. */
  public Class<? extends BotPlugin> type() {
    return type;
  }

  /** Whether a first half runs ahead of its answer to this event. */
  public boolean prepares(BotEvent event) {
    return prepared.containsKey(event.getClass());
  }

  /**
   * The first half of its answer to an event; only where it {@link #prepares}.
   *
   * @throws Exception whatever the plugin throws
   */
  public Object prepare(BotEvent event) throws Exception {
    return halves(event).prepare(event);
  }

  /**
   * Its answer to an event of a kind that it {@link #answers}; to be called within a {@link
   * org.roomkeeper.runtime.ledger.Call}.
   *
   * @param half what the first half found, where there is one and it was in time
   * @throws Exception whatever the plugin throws
   */
  public Reaction answer(BotEvent event, Optional<Object> half) throws Exception {
    return prepares(event) ? halves(event).on(event, half) : whole(event).on(event);
  }

  @SuppressWarnings("unchecked") // declared together with the kind of event
  private PreparedHandler<BotEvent, Object> halves(BotEvent event) {
    return (PreparedHandler<BotEvent, Object>)
        Objects.requireNonNull(prepared.get(event.getClass()));
  }

  @SuppressWarnings("unchecked") // declared together with the kind of event
  private Handler<BotEvent> whole(BotEvent event) {
    return (Handler<BotEvent>) Objects.requireNonNull(handlers.get(event.getClass()));
  }

  /** The kinds of event that it answers. */
  public Set<Class<? extends BotEvent>> answers() {
    var all = new LinkedHashSet<>(handlers.keySet());
    all.addAll(prepared.keySet());
    return all;
  }

  /** A page of this name. */
  public Optional<OfferedPage> page(String name) {
    return Optional.ofNullable(pages.get(name));
  }

  /** Its pages. */
  public Collection<OfferedPage> pages() {
    return pages.values();
  }

  /** Its words of the command line. */
  public Map<String, Verb> verbs() {
    return Map.copyOf(verbs);
  }

  /** What it lacks beside its settings, each a text of its own; empty if all is well. */
  public List<Phrase> problems() {
    return checks.stream().flatMap(check -> check.problems().stream()).toList();
  }

  /**
   * A page.
   *
   * @param name its name
   * @param audience who may see it
   * @param page who renders it; to be called within a {@link org.roomkeeper.runtime.ledger.Call}
   */
  public record OfferedPage(String name, Page.Audience audience, Page page) {}

  @Override
  public String toString() {
    return "plugin " + name();
  }
}
