package org.roomkeeper.app.cli;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.roomkeeper.api.Outcome;
import org.roomkeeper.api.Phrase;
import org.roomkeeper.app.bot.SettingsCheck;
import org.roomkeeper.runtime.ledger.Why;
import org.roomkeeper.runtime.texts.CoreTexts;

/** Puts the story of an action into words. */
final class WhyTelling {
  private final DateTimeFormatter time =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT)
          .withZone(ZoneId.systemDefault());
  private final Words words;
  private final SettingsCheck check;

  WhyTelling(Words words, SettingsCheck check) {
    this.words = words;
    this.check = check;
  }

  /** One line for a list. */
  String line(Why.Story story) {
    return "%6d  %s  %-11s %-13s %s"
        .formatted(
            story.id(),
            at(story.owedSince()),
            story.plugin(),
            story.action().getClass().getSimpleName(),
            story.state());
  }

  /** All that is known. */
  String whole(Why.Story story) {
    var lines = new ArrayList<String>();
    add(lines, "why.action", story.id() + "  " + story.action().getClass().getSimpleName());
    add(lines, "why.plugin", story.plugin() + " · " + story.community());
    story
        .cause()
        .ifPresentOrElse(
            cause -> lines.add(event(cause)),
            () -> add(lines, "why.event", words.say("why.no-cause")));
    story
        .because()
        .ifPresent(
            because -> add(lines, "why.because", check.say(story.plugin(), because, language())));
    story.ref().ifPresent(ref -> add(lines, "why.ref", ref));
    add(lines, "why.owed", at(story.owedSince()));
    add(lines, "why.due", at(story.due()));
    story.bestBefore().ifPresent(limit -> add(lines, "why.best-before", at(limit)));
    for (Why.Try one : story.tries()) {
      add(
          lines,
          "why.try",
          one.number()
              + "  "
              + at(one.left())
              + "  "
              + one.outcome().map(this::ending).orElse(words.say("why.not-known")));
    }
    for (Why.Pressing answer : story.answers()) {
      String button =
          story
              .button(answer.choice())
              .map(label -> check.say(story.plugin(), label, language()))
              .orElse(answer.choice());
      add(lines, "why.answer", answer.by() + " → " + button + "  " + at(answer.at()));
    }
    add(lines, "why.outcome", story.outcome().map(this::ending).orElse(story.state()));
    return String.join(System.lineSeparator(), lines);
  }

  /** What happened. */
  String event(Why.Cause cause) {
    var lines = new ArrayList<String>();
    String happened =
        CoreTexts.ALL
            .find(language(), Phrase.of("event." + cause.kind().toLowerCase(Locale.ROOT)))
            .orElse(cause.kind());
    add(lines, "why.event", cause.id() + "  " + happened + "  " + at(cause.at()));
    cause.room().ifPresent(room -> add(lines, "why.room", room.value()));
    cause.member().ifPresent(member -> add(lines, "why.member", member.value()));
    return String.join(System.lineSeparator(), lines);
  }

  /** What a plugin found. */
  String finding(Why.Found found) {
    var lines = new ArrayList<String>();
    String name = check.say(found.plugin(), new Phrase(found.key(), List.of()), language());
    add(lines, "why.found", found.plugin() + " · " + name + "  " + found.detail());
    return lines.getFirst();
  }

  private String language() {
    return words.language().toLanguageTag();
  }

  private void add(List<String> lines, String key, String value) {
    lines.add(words.say(key) + "  " + value);
  }

  private String at(Instant moment) {
    return time.format(moment);
  }

  private String core(Phrase phrase) {
    return CoreTexts.ALL.say(language(), phrase);
  }

  private String ending(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Done _ -> words.say("outcome.done");
      case Outcome.AskedPerson asked -> words.say("outcome.asked", asked.who());
      case Outcome.Refused refused -> words.say("outcome.refused", core(refused.why()));
      case Outcome.TryLater later ->
          words.say("outcome.later", at(later.when()), core(later.why()));
      case Outcome.Late _ -> words.say("outcome.late");
      case Outcome.Withdrawn withdrawn ->
          words.say("outcome.withdrawn", core(withdrawn.why().phrase()));
      case Outcome.Unknown unknown -> words.say("outcome.unknown", core(unknown.why()));
    };
  }
}
