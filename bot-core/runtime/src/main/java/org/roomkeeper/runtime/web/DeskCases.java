package org.roomkeeper.runtime.web;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.roomkeeper.api.AskModerators;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.View;
import org.roomkeeper.runtime.intake.Incoming;
import org.roomkeeper.runtime.intake.Intake;
import org.roomkeeper.runtime.ledger.Why;
import org.roomkeeper.runtime.time.Clockwork;

/** The cases that wait for somebody, the same that stand on moderators' cards. */
@Singleton
final class DeskCases {
  private static final int SHOWN = 50;

  private final Why why;
  private final Intake intake;
  private final DeskWords words;
  private final Clockwork clock;

  @Inject
  DeskCases(Why why, Intake intake, DeskWords words, Clockwork clock) {
    this.why = why;
    this.intake = intake;
    this.words = words;
    this.clock = clock;
  }

  /** The open cases, oldest first. */
  List<Shown> open(String language, Optional<MemberId> reader) {
    return why.openCases(SHOWN).stream().map(story -> shown(story, language, reader)).toList();
  }

  /** An open case. */
  Optional<Why.Story> find(long id) {
    return why.action(id).filter(DeskCases::isOpen);
  }

  /** Does what pressing the button on the card does. */
  CompletableFuture<Integer> press(Why.Story open, MemberId by, String choice) {
    String key = "desk:" + open.id() + ":" + by + ":" + choice;
    return intake.write(
        List.of(
            new Incoming.Pressed(
                key, clock.instant(), open.id(), Optional.empty(), by, choice, Optional.empty())));
  }

  /** Takes a case in hand, or gives it back, for the others to see. */
  CompletableFuture<Integer> claim(Why.Story open, MemberId by, boolean held) {
    Instant now = clock.instant();
    String key = "claim:" + open.id() + ":" + by + ":" + held + ":" + now.toEpochMilli();
    return intake.write(List.of(new Incoming.Claimed(key, now, open.id(), by, held)));
  }

  static boolean offers(Why.Story open, String choice) {
    return open.action() instanceof AskModerators asked
        && asked.choices().stream().anyMatch(button -> button.key().equals(choice));
  }

  private static boolean isOpen(Why.Story story) {
    return story.action() instanceof AskModerators
        && story.answers().stream().noneMatch(Why.Pressing::counted)
        && !List.of("withdrawn", "late").contains(story.state());
  }

  private Shown shown(Why.Story story, String language, Optional<MemberId> reader) {
    AskModerators asked = (AskModerators) story.action();
    String plugin = story.plugin();
    var community = story.community();
    String where =
        words.say(
            language,
            "desk.case.where",
            words.room(asked.evidence().room()),
            asked.evidence().member().map(words::who).orElse("–"),
            words.at(community, story.owedSince()));
    Optional<MemberId> holder = story.holder().map(Why.Pressing::by);
    boolean mine = holder.isPresent() && holder.equals(reader);
    String claim = mine ? "release" : holder.isPresent() ? "take-over" : "take";
    Map<String, String> scores = new TreeMap<>();
    asked.scores().forEach((name, score) -> scores.put(name, "%.2f".formatted(score)));
    return new Shown(
        story.id(),
        words.say(language, plugin, community, asked.title()),
        where,
        new View.Marked(asked.evidence().text(), asked.evidence().marks()),
        words.say(language, "desk.case.rule", asked.rule()),
        scores.entrySet().stream()
            .map(score -> words.say(language, "desk.case.score", score.getKey(), score.getValue()))
            .toList(),
        words.say(
            language,
            "desk.case.proposal",
            words.say(language, plugin, community, asked.proposal())),
        asked.choices().stream()
            .map(
                choice ->
                    new View.Option(
                        choice.key(), words.say(language, plugin, community, choice.label())))
            .toList(),
        story
            .holder()
            .map(
                held ->
                    words.say(
                        language,
                        "desk.case.held",
                        words.who(held.by()),
                        words.at(community, held.at())))
            .orElse(""),
        new View.Option(mine ? "release" : "take", words.say(language, "desk.case." + claim)));
  }

  /**
   * A case in words.
   *
   * @param id of the case and of its action
   * @param title what it is about
   * @param where room, person and time
   * @param evidence the message, its places marked
   * @param rule the rule that was applied
   * @param scores what the judge measured, each in words
   * @param proposal what the plugin proposes
   * @param buttons the same as on the card
   * @param held who has it in hand and since when; may be empty
   * @param claim what the reader can do about that
   */
  record Shown(
      long id,
      String title,
      String where,
      View.Marked evidence,
      String rule,
      List<String> scores,
      String proposal,
      List<View.Option> buttons,
      String held,
      View.Option claim) {}
}
