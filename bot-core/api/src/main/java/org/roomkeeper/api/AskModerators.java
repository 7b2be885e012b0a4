package org.roomkeeper.api;

import java.util.List;
import java.util.Map;

/**
 * A question to the community's moderators. The core opens a case; each moderator gets a card, and
 * the desk shows the same case. The first answer comes back as {@link CardAnswered} and closes it.
 *
 * @param title what it is about, one line
 * @param evidence what it rests on
 * @param rule the rule that was applied, by its name
 * @param scores what the judge measured, by name, each 0 to 1
 * @param proposal what the plugin proposes
 * @param choices the buttons, 1 to 6
 */
public record AskModerators(
    Phrase title,
    Evidence evidence,
    String rule,
    Map<String, Double> scores,
    Phrase proposal,
    List<Choice> choices)
    implements Action {
  /** Refuses a card without buttons or with more than the platform shows. */
  public AskModerators {
    scores = Map.copyOf(scores);
    choices = Choices.check(choices);
  }

  /** A case without scores. */
  public static AskModerators about(
      Phrase title, Evidence evidence, String rule, Phrase proposal, List<Choice> choices) {
    return new AskModerators(title, evidence, rule, Map.of(), proposal, choices);
  }

  /** The same with what the judge measured. */
  public AskModerators scored(Map<String, Double> measured) {
    return new AskModerators(title, evidence, rule, measured, proposal, choices);
  }
}
