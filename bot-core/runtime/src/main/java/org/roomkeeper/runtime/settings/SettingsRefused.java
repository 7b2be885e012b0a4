package org.roomkeeper.runtime.settings;

import java.util.List;

/** The settings are bad and there are no last good ones: the bot does not start (exit status 2). */
public final class SettingsRefused extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient List<Problem> problems;

  /** Tells what is wrong. */
  public SettingsRefused(List<Problem> problems) {
    super(Problem.all(problems, "en"));
    this.problems = problems.stream().sorted(Problem.BY_PLACE).toList();
  }

  /** What is wrong, ordered by place; at least one. */
  public List<Problem> problems() {
    return problems;
  }
}
