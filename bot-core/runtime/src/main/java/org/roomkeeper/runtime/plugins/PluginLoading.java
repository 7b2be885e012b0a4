package org.roomkeeper.runtime.plugins;

import com.google.inject.CreationException;
import com.google.inject.Guice;
import com.google.inject.ProvisionException;
import com.google.inject.Stage;
import com.google.inject.spi.Elements;
import com.google.inject.spi.Message;
import jakarta.inject.Inject;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.roomkeeper.api.BotPlugin;
import org.roomkeeper.api.Capabilities;
import org.roomkeeper.api.Declaration;
import org.roomkeeper.api.Plugin;
import org.roomkeeper.runtime.StrictModule;

/**
 * Loads plugins: reads what each asks for, refuses what may not be, and wires the rest. What is
 * wrong with any of them is told all at once.
 */
final class PluginLoading {
  private final PluginSources sources;
  private final PluginSettings settings;
  private final Capabilities capabilities;
  private final PageLinks links;

  @Inject
  PluginLoading(
      PluginSources sources, PluginSettings settings, Capabilities capabilities, PageLinks links) {
    this.sources = sources;
    this.settings = settings;
    this.capabilities = capabilities;
    this.links = links;
  }

  /**
   * Loads all that are enabled.
   *
   * @throws PluginsRefused if anything is wrong with any of them
   */
  Plugins load() {
    var problems = new ArrayList<String>();
    var candidates =
        Stream.concat(
                sources.instances().stream().map(Candidate::given),
                PluginJar.in(sources.folder(), problems).stream().map(Candidate::inJar))
            .toList();
    var asked = new Asked();
    var fit = new ArrayList<Candidate>();
    var installed = new HashSet<String>();
    for (var candidate : candidates) {
      var annotation = candidate.type.getAnnotation(Plugin.class);
      if (annotation != null) {
        installed.add(annotation.value());
        if (!settings.terms(annotation.value()).enabled()) {
          continue;
        }
      }
      var wrong = asked.problems(candidate.type);
      problems.addAll(wrong);
      if (wrong.isEmpty()) {
        fit.add(candidate);
      }
    }
    var words = new HashSet<>(sources.coreWords());
    var loaded = new LinkedHashMap<String, LoadedPlugin>();
    for (var candidate : fit) {
      wired(candidate, words, problems).ifPresent(plugin -> loaded.put(plugin.name(), plugin));
    }
    if (!problems.isEmpty()) {
      throw new PluginsRefused(problems);
    }
    return new Plugins(List.copyOf(loaded.values()), installed);
  }

  private Optional<LoadedPlugin> wired(
      Candidate candidate, Set<String> words, List<String> problems) {
    var annotation = candidate.type.getAnnotation(Plugin.class);
    var name = annotation.value();
    var terms = settings.terms(name);
    try {
      var plugin = candidate.instance();
      var elements = Elements.getElements(Stage.PRODUCTION, plugin);
      var declared = plugin.declarations().stream().distinct().toList();
      var clashes = clashes(name, declared, words);
      if (!clashes.isEmpty()) {
        problems.addAll(clashes);
        return Optional.empty();
      }
      var injector =
          Guice.createInjector(
              Stage.PRODUCTION,
              new StrictModule(),
              new PluginGrants(name, declared, settings, capabilities, links, sources.data()),
              Elements.getModule(elements));
      return Optional.of(
          new LoadedPlugin(
              Asked.grants(annotation, terms), terms, candidate.type, declared, injector));
    } catch (CreationException refused) {
      problems.addAll(said(name, refused.getErrorMessages()));
    } catch (ProvisionException refused) {
      problems.addAll(said(name, refused.getErrorMessages()));
    } catch (ReflectiveOperationException | RuntimeException | LinkageError broken) {
      var cause = broken instanceof InvocationTargetException ? broken.getCause() : broken;
      problems.add("Plugin '" + name + "' cannot be set up: " + cause);
    }
    return Optional.empty();
  }

  private static List<String> said(String name, Collection<Message> messages) {
    return messages.stream()
        .map(
            message ->
                message.getCause() == null
                    ? message.getMessage()
                    : message.getMessage() + " (" + message.getCause() + ")")
        .map(message -> "Plugin '" + name + "' cannot be wired: " + message)
        .toList();
  }

  private static List<String> clashes(String name, List<Declaration> declared, Set<String> words) {
    var problems = new ArrayList<String>();
    var kinds = new HashSet<Class<?>>();
    var pages = new HashSet<String>();
    var settings = 0;
    for (var declaration : declared) {
      switch (declaration) {
        case Declaration.OfHandler on -> oneAnswer(name, on.event(), kinds, problems);
        case Declaration.OfPreparedHandler on -> oneAnswer(name, on.event(), kinds, problems);
        case Declaration.OfPage page -> {
          if (!page.name().matches("[a-z0-9-]{1,32}")) {
            problems.add(
                "Plugin '%s': the page '%s' must be called by 1 to 32 of a-z 0-9 -."
                    .formatted(name, page.name()));
          }
          if (!pages.add(page.name())) {
            problems.add("Plugin '%s' has two pages '%s'.".formatted(name, page.name()));
          }
        }
        case Declaration.OfVerb verb -> {
          if (!words.add(verb.name())) {
            problems.add(
                "Plugin '%s': the word '%s' of the command line is taken already."
                    .formatted(name, verb.name()));
          }
        }
        case Declaration.OfConfig _ -> {
          if (++settings > 1) {
            problems.add("Plugin '" + name + "' declares settings twice.");
          }
        }
        case Declaration.OfLists _, Declaration.OfSelfCheck _ -> {}
      }
    }
    return problems;
  }

  private static void oneAnswer(
      String name, Class<?> kind, Set<Class<?>> kinds, List<String> problems) {
    if (!Modifier.isFinal(kind.getModifiers())) {
      problems.add(
          "Plugin '%s' answers %s, which is not one kind of event but several."
              .formatted(name, kind.getSimpleName()));
    }
    if (!kinds.add(kind)) {
      problems.add("Plugin '%s' has two handlers for %s.".formatted(name, kind.getSimpleName()));
    }
  }

  /** A plugin before it is loaded: its class, and how to come by it. */
  private record Candidate(Class<? extends BotPlugin> type, Optional<BotPlugin> given) {
    static Candidate given(BotPlugin plugin) {
      return new Candidate(plugin.getClass(), Optional.of(plugin));
    }

    static Candidate inJar(PluginJar jar) {
      return new Candidate(jar.type(), Optional.empty());
    }

    BotPlugin instance() throws ReflectiveOperationException {
      return given.isPresent() ? given.get() : type.getConstructor().newInstance();
    }
  }
}
