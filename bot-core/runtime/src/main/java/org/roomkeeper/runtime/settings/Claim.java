package org.roomkeeper.runtime.settings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.roomkeeper.api.Lists;
import org.roomkeeper.api.Phrase;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Settings that somebody asked for: which files they stand in and how they are read.
 *
 * @param <C> what they are
 */
abstract sealed class Claim<C> {
  final Live<C> live;

  Claim(Live<C> live) {
    this.live = live;
  }

  /** Reads them; empty if there was a problem, which is then among {@code reading}'s. */
  abstract Optional<C> read(Reading reading);

  /** Whether they stand in this file. */
  abstract boolean uses(String name);

  /** One reading of all files: what they hold, what it may refer to, and what is wrong. */
  record Reading(FileTree tree, Surroundings surroundings, Known known, Problems problems) {
    NodeBinder binder(boolean placeholders) {
      return new NodeBinder(
          problems, new ScalarBinder(problems, surroundings, known, placeholders));
    }

    /** The document in a file; empty if there is none or it is broken. */
    Optional<Node> document(String file) {
      return tree.text(file, problems).flatMap(text -> YamlText.compose(file, text, problems));
    }

    boolean missing(String file) {
      if (tree.has(file)) {
        return false;
      }
      problems.add(Problem.of(file, Phrase.of("settings.no-file")));
      return true;
    }
  }

  /** A file that holds one record, laid over what is shipped. */
  static final class OfFile<T extends Record> extends Claim<T> {
    private final String file;
    private final Class<T> type;
    private final Shipped shipped;
    private final boolean placeholders;

    OfFile(String file, Class<T> type, Shipped shipped, boolean placeholders, Live<T> live) {
      super(live);
      this.file = file;
      this.type = type;
      this.shipped = shipped;
      this.placeholders = placeholders;
    }

    @Override
    boolean uses(String name) {
      return name.equals(file);
    }

    @Override
    Optional<T> read(Reading reading) {
      Optional<Node> ours = shipped.document(reading.problems());
      if (ours.isPresent() && !reading.tree().has(file)) {
        return reading.binder(placeholders).record(type, ours.get(), null, Set.of());
      } else if (reading.missing(file)) {
        return Optional.empty();
      }
      @Nullable Node behind = ours.orElse(null);
      return reading
          .document(file)
          .flatMap(node -> reading.binder(placeholders).record(type, node, behind, Set.of()));
    }
  }

  /** A folder whose files hold one record each. */
  static final class OfFolder<T extends Record> extends Claim<List<Lists.Entry<T>>> {
    private final String folder;
    private final Class<T> type;

    OfFolder(String folder, Class<T> type, Live<List<Lists.Entry<T>>> live) {
      super(live);
      this.folder = folder;
      this.type = type;
    }

    @Override
    boolean uses(String name) {
      return name.startsWith(folder + "/");
    }

    @Override
    Optional<List<Lists.Entry<T>>> read(Reading reading) {
      List<String> files = reading.tree().under(folder);
      int before = reading.problems().size();
      if (files.isEmpty()) {
        reading.problems().add(Problem.of(folder, Phrase.of("settings.no-folder")));
      }
      List<Lists.Entry<T>> entries = new ArrayList<>();
      Map<String, Node> nodes = new LinkedHashMap<>();
      for (String file : files) {
        if (!file.endsWith(".yaml")) {
          reading.problems().add(Problem.of(file, Phrase.of("settings.ending")));
          continue;
        }
        reading
            .document(file)
            .flatMap(
                node -> {
                  nodes.put(file.substring(folder.length() + 1), node);
                  return reading.binder(false).record(type, node, null, Set.of());
                })
            .ifPresent(
                content ->
                    entries.add(new Lists.Entry<>(file.substring(folder.length() + 1), content)));
      }
      if (reading.problems().size() == before) {
        clashes(reading, entries, nodes);
      }
      return reading.problems().size() == before
          ? Optional.of(List.copyOf(entries))
          : Optional.empty();
    }

    @SuppressWarnings("unchecked") // a file that looks at others looks at files of its own kind
    private void clashes(Reading reading, List<Lists.Entry<T>> entries, Map<String, Node> nodes) {
      for (Lists.Entry<T> entry : entries) {
        if (entry.content() instanceof Lists.Whole<?> whole) {
          for (Lists.Clash clash : ((Lists.Whole<T>) whole).clashes(entries)) {
            reading
                .problems()
                .add(
                    place(Objects.requireNonNull(nodes.get(entry.file())), clash),
                    "settings.refused",
                    clash.why());
          }
        }
      }
    }

    private static Node place(Node file, Lists.Clash clash) {
      return OfCore.value(file, clash.list()).filter(SequenceNode.class::isInstance).stream()
          .flatMap(list -> ((SequenceNode) list).getValue().stream())
          .filter(
              one -> one instanceof ScalarNode scalar && scalar.getValue().equals(clash.entry()))
          .findFirst()
          .orElse(file);
    }
  }

  /** {@code roomkeeper.yaml}: the core's own keys and the sections that parts of the bot claim. */
  static final class OfCore extends Claim<CoreFile> {
    static final String FILE = "roomkeeper.yaml";
    private final List<SettingsSection<?>> sections;
    private final Set<String> unread;
    private volatile Set<String> installed = Set.of();

    OfCore(List<SettingsSection<?>> sections, Set<String> unread, Live<CoreFile> live) {
      super(live);
      this.sections = List.copyOf(sections);
      this.unread = Set.copyOf(unread);
    }

    /** From now on the plugins that {@code plugins:} may name are known. */
    void installed(Set<String> plugins) {
      installed = Set.copyOf(plugins);
    }

    @Override
    boolean uses(String name) {
      return name.equals(FILE);
    }

    @Override
    Optional<CoreFile> read(Reading reading) {
      if (reading.missing(FILE)) {
        return Optional.empty();
      }
      return reading.document(FILE).flatMap(root -> read(reading, root));
    }

    private Optional<CoreFile> read(Reading reading, Node root) {
      int before = reading.problems().size();
      Set<String> names = new LinkedHashSet<>(unread);
      sections.forEach(section -> names.add(section.name()));
      @Nullable Node shipped =
          Shipped.beside(CoreSettings.class, "roomkeeper")
              .document(reading.problems())
              .orElse(null);
      Optional<CoreSettings> core =
          reading.binder(true).record(CoreSettings.class, root, shipped, names);
      Map<String, Record> values = new LinkedHashMap<>();
      if (root instanceof MappingNode mapping) {
        sections.forEach(
            section ->
                section(reading, section, mapping)
                    .ifPresent(value -> values.put(section.name(), value)));
        value(mapping, "plugins").ifPresent(node -> checkPlugins(reading, node));
      }
      return core.isPresent() && reading.problems().size() == before
          ? Optional.of(new CoreFile(core.get(), values))
          : Optional.empty();
    }

    private static <T extends Record> Optional<T> section(
        Reading reading, SettingsSection<T> section, MappingNode root) {
      Optional<Node> ours =
          Shipped.beside(section.type(), section.name()).document(reading.problems());
      Optional<Node> theirs = value(root, section.name());
      if (theirs.isEmpty() && ours.isEmpty()) {
        reading.problems().add(root, "settings.missing", section.name());
        return Optional.empty();
      }
      int before = reading.problems().size();
      Optional<T> value =
          reading
              .binder(true)
              .record(
                  section.type(),
                  theirs.or(() -> ours).orElseThrow(),
                  theirs.isEmpty() ? null : ours.orElse(null),
                  Set.of());
      if (value.isEmpty() && theirs.isEmpty()) {
        reading.problems().cutTo(before);
        reading.problems().add(root, "settings.missing", section.name());
      }
      return value;
    }

    private void checkPlugins(Reading reading, Node node) {
      if (installed.isEmpty() || !(node instanceof MappingNode mapping)) {
        return;
      }
      for (NodeTuple entry : mapping.getValue()) {
        if (entry.getKeyNode() instanceof ScalarNode key && !installed.contains(key.getValue())) {
          reading
              .problems()
              .addNear(
                  key, key.getValue(), installed, "settings.no-plugin", ScalarBinder.shown(key));
        }
      }
    }

    /** The value under a key at the top of a file. */
    static Optional<Node> value(Node root, String key) {
      return root instanceof MappingNode mapping
          ? mapping.getValue().stream()
              .filter(
                  entry ->
                      entry.getKeyNode() instanceof ScalarNode scalar
                          && scalar.getValue().equals(key))
              .findFirst()
              .map(NodeTuple::getValueNode)
          : Optional.empty();
    }
  }

  /**
   * What {@code roomkeeper.yaml} says.
   *
   * @param core the core's own keys
   * @param sections the sections that parts of the bot claim, by name
   */
  record CoreFile(CoreSettings core, Map<String, Record> sections) {}
}
