package org.roomkeeper.runtime.settings;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * Reads {@code ${NAME}}, {@code ${NAME:-otherwise}} and {@code ${file:path}}; never shows what it
 * found.
 */
final class Placeholder {
  private static final Pattern VARIABLE =
      Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)(?::-([^}]*))?}");
  private static final Pattern FILE = Pattern.compile("\\$\\{file:([^}]+)}");

  private final Surroundings surroundings;
  private final Problems problems;

  Placeholder(Surroundings surroundings, Problems problems) {
    this.surroundings = surroundings;
    this.problems = problems;
  }

  static boolean looksLikeOne(String text) {
    return text.startsWith("${");
  }

  /** What it stands for, or a problem. */
  Optional<String> resolve(ScalarNode node) {
    return resolve(node, node.getValue());
  }

  /**
   * The same for a placeholder that is part of a text.
   *
   * @param node where it stands
   */
  Optional<String> resolve(ScalarNode node, String text) {
    Matcher file = FILE.matcher(text);
    if (file.matches()) {
      Optional<String> content = surroundings.file(file.group(1).strip());
      if (content.isEmpty()) {
        problems.add(node, "settings.no-secret-file", file.group(1).strip());
      }
      return content;
    }
    Matcher variable = VARIABLE.matcher(text);
    if (!variable.matches()) {
      problems.add(node, "settings.placeholder");
      return Optional.empty();
    }
    Optional<String> value =
        surroundings
            .environment()
            .apply(variable.group(1))
            .filter(set -> !set.isEmpty() || variable.group(2) == null)
            .or(() -> Optional.ofNullable(variable.group(2)));
    if (value.isEmpty()) {
      problems.add(node, "settings.no-variable", variable.group(1));
    }
    return value;
  }
}
