package org.roomkeeper.runtime.plugins;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.roomkeeper.api.Action;
import org.roomkeeper.api.BotPlugin;
import org.roomkeeper.api.CloseCard;
import org.roomkeeper.api.Facts;
import org.roomkeeper.api.NoteFact;
import org.roomkeeper.api.Plugin;

/** What plugins ask for in {@link Plugin}, read without running them, and whether they may. */
final class Asked {
  /** The version of the API that this core speaks. */
  static final int API = 1;

  /** Facts that the core itself writes. */
  private static final Set<String> OF_THE_CORE = Set.of(Facts.ROLES);

  private static final Set<String> KNOWN =
      Set.of(
          Facts.LANGUAGE,
          Facts.COUNTRY,
          Facts.PROFESSION,
          Facts.DEPARTMENT,
          Facts.VETTED,
          Facts.ROLES,
          Facts.EXPERTISE,
          Facts.STRIKES,
          Facts.FAMILY,
          Facts.WELCOME_SET);

  private final Map<String, String> writers = new HashMap<>();
  private final Set<String> names = new HashSet<>();

  /** What is wrong with a plugin beside those that were asked before; empty if it may be loaded. */
  List<String> problems(Class<? extends BotPlugin> type) {
    var asked = type.getAnnotation(Plugin.class);
    if (asked == null) {
      return List.of(type.getName() + " has no @Plugin, which says its name and its powers.");
    }
    var name = asked.value();
    var problems = new ArrayList<String>();
    if (!name.matches("[a-z0-9-]{1,32}") || name.equals("core") || name.equals("corp")) {
      problems.add(
          "Plugin '" + name + "': a name is 1 to 32 of a-z 0-9 -, and neither core nor corp.");
    }
    if (!names.add(name)) {
      problems.add("Plugin '" + name + "' is there twice.");
      return problems;
    }
    if (asked.api() != API) {
      problems.add(
          "Plugin '%s' is written for version %d of the API; this core speaks version %d."
              .formatted(name, asked.api(), API));
    }
    for (var act : asked.acts()) {
      if (act == CloseCard.class || act == Action.class) {
        problems.add(
            "Plugin '" + name + "' asks for " + act.getSimpleName() + ", which is the core's own.");
      }
    }
    var acts = List.of(asked.acts());
    if (asked.writes().length > 0 && !acts.contains(NoteFact.class)) {
      problems.add("Plugin '" + name + "' writes facts and does not ask for NoteFact.");
    }
    for (var key : asked.writes()) {
      if (!KNOWN.contains(key) && !key.startsWith(name + "/")) {
        problems.add(
            "Plugin '%s' writes the fact '%s': it is not one that the core knows, so it must be"
                    .formatted(name, key)
                + " called '"
                + name
                + "/…'.");
      }
      var writer = OF_THE_CORE.contains(key) ? "the core" : writers.putIfAbsent(key, name);
      if (writer != null) {
        problems.add(
            "Plugin '%s' writes the fact '%s', which is written by %s: a fact has one writer."
                .formatted(name, key, writer));
      }
    }
    return problems;
  }

  /** The powers that a plugin gets. */
  static Grants grants(Plugin asked, PluginTerms terms) {
    var writes = Set.of(asked.writes());
    var facts = new HashSet<>(Set.of(asked.facts()));
    facts.retainAll(terms.facts().orElse(PluginTerms.USUAL));
    facts.addAll(writes);
    return new Grants(
        asked.value(),
        Set.of(asked.acts()),
        Set.of(asked.sees()),
        facts,
        writes,
        Set.of(asked.reads()));
  }
}
