package org.roomkeeper.runtime.web;

import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.Outcome;
import org.roomkeeper.api.View;
import org.roomkeeper.runtime.intake.Roster;
import org.roomkeeper.runtime.ledger.Why;
import org.roomkeeper.runtime.line.LineHealth;
import org.roomkeeper.runtime.settings.Problem;
import org.roomkeeper.runtime.settings.Settings;

/** What the desk shows: how things stand, and the story of an action. */
@Singleton
final class DeskViews {
  private static final int LAST = 30;
  private static final int LOOKED_THROUGH = 1000;

  private final Why why;
  private final Roster roster;
  private final Provider<LineHealth> health;
  private final Settings settings;
  private final DeskWords words;
  private final DeskVisitor visitors;

  @Inject
  DeskViews(
      Why why,
      Roster roster,
      Provider<LineHealth> health,
      Settings settings,
      DeskWords words,
      DeskVisitor visitors) {
    this.why = why;
    this.roster = roster;
    this.health = health;
    this.settings = settings;
    this.words = words;
    this.visitors = visitors;
  }

  /** The overview. */
  View overview(String language, Optional<MemberId> person) {
    List<View.Block> blocks = new ArrayList<>();
    blocks.add(
        new View.Paragraph(
            person
                .map(chosen -> words.say(language, "desk.i-am.now", words.who(chosen)))
                .orElseGet(() -> words.say(language, "desk.i-am.choose"))));
    blocks.add(iAm(language));
    state(language, blocks);
    rooms(language, blocks);
    plugins(language, blocks);
    List<Why.Story> latest = why.latest(LOOKED_THROUGH);
    List<Why.Story> unknown =
        latest.stream()
            .filter(story -> story.outcome().orElse(null) instanceof Outcome.Unknown)
            .toList();
    if (!unknown.isEmpty()) {
      blocks.add(heading(language, "desk.unknown"));
      blocks.add(actions(language, unknown));
      links(unknown, blocks);
    }
    blocks.add(heading(language, "desk.actions"));
    if (latest.isEmpty()) {
      blocks.add(new View.Paragraph(words.say(language, "desk.actions.none")));
    } else {
      blocks.add(actions(language, latest.subList(0, Math.min(LAST, latest.size()))));
    }
    return new View(words.say(language, "desk.title"), blocks);
  }

  /** Why something was done. */
  Optional<View> story(String language, long id) {
    return why.action(id).map(story -> story(language, story));
  }

  private View story(String language, Why.Story story) {
    List<View.Block> blocks = new ArrayList<>();
    List<String> lines = new ArrayList<>();
    var community = story.community();
    lines.add(words.what(language, story.plugin(), community, story.action()));
    lines.add(words.say(language, "desk.story.plugin", story.plugin() + "@" + community));
    story
        .cause()
        .ifPresent(
            cause -> {
              lines.add(
                  words.say(
                      language,
                      "desk.story.event",
                      cause.id(),
                      words.happened(language, cause.kind()),
                      words.at(community, cause.at())));
              lines.add(
                  words.room(cause.room()) + " · " + cause.member().map(words::who).orElse("–"));
            });
    story
        .because()
        .ifPresent(
            because ->
                lines.add(
                    words.say(
                        language,
                        "desk.story.because",
                        words.say(language, story.plugin(), community, because))));
    lines.add(
        words.say(
            language,
            "desk.story.owed",
            words.at(community, story.owedSince()),
            words.at(community, story.due())));
    for (Why.Try attempt : story.tries()) {
      lines.add(
          words.say(
              language,
              "desk.story.try",
              attempt.number(),
              words.at(community, attempt.left()),
              attempt.outcome().map(ended -> words.outcome(language, ended)).orElse("…")));
    }
    lines.add(
        words.say(
            language, "desk.story.state", words.say(language, "desk.state." + story.state())));
    story
        .outcome()
        .ifPresent(
            outcome ->
                lines.add(
                    words.say(language, "desk.story.outcome", words.outcome(language, outcome))));
    story
        .holder()
        .ifPresent(
            held ->
                lines.add(
                    words.say(
                        language,
                        "desk.case.held",
                        words.who(held.by()),
                        words.at(community, held.at()))));
    for (Why.Pressing pressing : story.answers()) {
      lines.add(
          words.say(
              language,
              "desk.story.answer",
              words.who(pressing.by()),
              words.button(language, story, pressing.choice()),
              words.at(community, pressing.at())));
    }
    blocks.add(new View.Paragraph(String.join("\n", lines)));
    return new View(words.say(language, "desk.story.title", story.id()), blocks);
  }

  private View.Form iAm(String language) {
    List<View.Option> people =
        visitors.people().stream()
            .map(person -> new View.Option(person.value(), words.who(person)))
            .toList();
    return new View.Form(
        List.of(new View.Field("who", words.say(language, "desk.i-am"), people, 128, true)),
        words.say(language, "desk.i-am.button"));
  }

  private void state(String language, List<View.Block> blocks) {
    blocks.add(heading(language, "desk.line"));
    boolean idle = health.get().idle();
    List<Problem> problems = settings.problems();
    String files = problems.isEmpty() ? "desk.settings.good" : "desk.settings.bad";
    blocks.add(
        new View.Paragraph(
            words.say(language, idle ? "desk.line.idle" : "desk.line.busy")
                + "\n"
                + words.say(language, files)));
    if (!problems.isEmpty()) {
      blocks.add(new View.Paragraph(Problem.all(problems, language)));
    }
  }

  private void rooms(String language, List<View.Block> blocks) {
    blocks.add(heading(language, "desk.rooms"));
    List<List<String>> rows =
        roster.openRooms().stream()
            .map(
                room ->
                    List.of(
                        words.room(room.id()),
                        words.kind(language, room.kind()),
                        room.headcount() + " / " + room.capacity(),
                        Integer.toString(room.space())))
            .toList();
    blocks.add(
        rows.isEmpty()
            ? new View.Paragraph(words.say(language, "desk.rooms.none"))
            : table(language, rows, "desk.room", "desk.kind", "desk.people", "desk.space"));
  }

  private void plugins(String language, List<View.Block> blocks) {
    blocks.add(heading(language, "desk.plugins"));
    List<List<String>> rows =
        health.get().plugins().stream()
            .map(
                plugin ->
                    List.of(
                        plugin.plugin(),
                        words.say(
                            language, plugin.paused() ? "desk.plugin.paused" : "desk.plugin.runs"),
                        Long.toString(plugin.answered()),
                        Long.toString(plugin.failed()),
                        Long.toString(plugin.behind())))
            .toList();
    blocks.add(
        table(
            language,
            rows,
            "desk.plugin",
            "desk.plugin.state",
            "desk.plugin.answered",
            "desk.plugin.failed",
            "desk.plugin.behind"));
  }

  private View.Table actions(String language, List<Why.Story> stories) {
    List<List<String>> rows =
        stories.stream()
            .map(
                story ->
                    List.of(
                        "#" + story.id(),
                        words.at(story.community(), story.owedSince()),
                        words.what(language, story.plugin(), story.community(), story.action()),
                        story.plugin(),
                        story
                            .because()
                            .map(
                                because ->
                                    words.say(language, story.plugin(), story.community(), because))
                            .orElse(""),
                        story
                            .outcome()
                            .map(ended -> words.outcome(language, ended))
                            .orElseGet(() -> words.say(language, "desk.state." + story.state()))))
            .toList();
    List<String> columns = new ArrayList<>(List.of("#"));
    for (String key : List.of("desk.when", "desk.what", "desk.who", "desk.why", "desk.state")) {
      columns.add(words.say(language, key));
    }
    return new View.Table(columns, rows);
  }

  private void links(List<Why.Story> stories, List<View.Block> blocks) {
    for (Why.Story story : stories) {
      blocks.add(new View.Link("#" + story.id(), URI.create("/why/" + story.id()), false));
    }
  }

  private View.Heading heading(String language, String key) {
    return new View.Heading(words.say(language, key));
  }

  private View.Table table(String language, List<List<String>> rows, String... columns) {
    return new View.Table(
        Arrays.stream(columns).map(key -> words.say(language, key)).toList(), rows);
  }
}
