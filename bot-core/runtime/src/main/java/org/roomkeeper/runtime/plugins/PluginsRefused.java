package org.roomkeeper.runtime.plugins;

import java.util.List;

/** Plugins cannot be loaded; all problems together, each naming its plugin. */
public final class PluginsRefused extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient List<String> problems;

  /** All that is wrong, at least one sentence. */
  public PluginsRefused(List<String> problems) {
    super(String.join("\n", problems));
    this.problems = List.copyOf(problems);
  }

  /** What is wrong, a sentence each. */
  public List<String> problems() {
    return problems;
  }
}
