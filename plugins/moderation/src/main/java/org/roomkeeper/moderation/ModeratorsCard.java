package org.roomkeeper.moderation;

import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.roomkeeper.api.AskModerators;
import org.roomkeeper.api.Capabilities;
import org.roomkeeper.api.Choice;
import org.roomkeeper.api.Config;
import org.roomkeeper.api.Evidence;
import org.roomkeeper.api.MessagePosted;
import org.roomkeeper.api.Phrase;
import org.roomkeeper.api.Reaction;
import org.roomkeeper.api.Remove;
import org.roomkeeper.api.Say;
import org.roomkeeper.api.Tell;
import org.roomkeeper.moderation.judge.Topic;

/**
 * The card by which moderators are asked about a message: the evidence, what is proposed, and what
 * they can press, as far as the room allows it. One person has at most one open card a room.
 */
final class ModeratorsCard {
  private final Config<ModerationConfig> config;
  private final Capabilities capabilities;
  private final StrikeBook strikes;
  private final Cases cases;
  private final Flags flags;
  private final Notices notices;
  private final Rules rules;
  private final MemberTexts texts;

  @Inject
  ModeratorsCard(
      Config<ModerationConfig> config,
      Capabilities capabilities,
      StrikeBook strikes,
      Cases cases,
      Flags flags,
      Notices notices,
      Rules rules,
      MemberTexts texts) {
    this.config = config;
    this.capabilities = capabilities;
    this.strikes = strikes;
    this.cases = cases;
    this.flags = flags;
    this.notices = notices;
    this.rules = rules;
    this.texts = texts;
  }

  /**
   * Asks them, or adds the message to what they are being asked about this person already.
   *
   * @param sure whether the bot would have acted, had it been able to
   * @param why the end of the key that says why they are asked
   */
  Reaction ask(MessagePosted event, Judged judged, boolean sure, String why) {
    Optional<Cases.Case> open = cases.open(event.member(), event.room(), event.at());
    if (open.isPresent() && (open.get().sure() || !sure)) {
      cases.keep(open.get().and(event.message(), sure));
      return Reaction.none().finding("same-case", "a case of this person is open");
    }
    Topic topic = judged.worst();
    var room = event.roomThen();
    String language = texts.languageOf(event);
    Duration waits = config.get().waiting(event.at(), isUrgent(judged));
    Flagged flagged = Flagged.of(event, judged, topic, language);
    flags.keep(flagged);
    open.map(Cases.Case::flagged).ifPresent(flags::forget);
    var fresh =
        new Cases.Case(
            event.member(),
            event.room(),
            room.name(),
            room.kind(),
            language,
            topic,
            sure,
            event.at().plus(waits),
            List.of(event.message()),
            flagged.id());
    cases.keep(open.map(one -> one.and(event.message(), sure).showing(flagged.id())).orElse(fresh));
    return Reaction.of(
            AskModerators.about(
                    Phrase.of("card.title." + topic.key(), shown(event), room.name()),
                    new Evidence(
                        Optional.of(event.room()),
                        Optional.of(event.member()),
                        Optional.of(event.message()),
                        flagged.words(),
                        flagged.marks()),
                    judged.rule(),
                    proposal(event, flagged, why),
                    choices(event))
                .scored(judged.scores()))
        .ref(Cases.ref(event.member(), event.room()))
        .after(waits)
        .because("because.card." + why, topic.key(), judged.rule());
  }

  /** What moderators are woken for. */
  private boolean isUrgent(Judged judged) {
    return rules.urgent(Judged.rules(judged.verdict()))
        || config
            .get()
            .quietHours()
            .filter(quiet -> judged.verdict().acting().stream().anyMatch(quiet::isUrgent))
            .isPresent();
  }

  private static String shown(MessagePosted event) {
    String name = event.memberThen().name();
    return name.isBlank() ? event.member().value() : name;
  }

  private Phrase proposal(MessagePosted event, Flagged flagged, String why) {
    boolean speaks = capabilities.in(event.roomThen().kind(), Say.class) == Capabilities.Way.BY_API;
    String strikesSoFar = strikes.of(event.member(), event.at()).fact();
    String before = strikesSoFar.isEmpty() ? "0" : strikesSoFar;
    if (!speaks && !why.equals("exempt")) {
      return Phrase.of("proposal.paste." + why, notices.paste(flagged), before);
    }
    return Phrase.of("proposal." + why, before);
  }

  /** What a moderator can press: only what the platform allows, by the bot or by a person. */
  private List<Choice> choices(MessagePosted event) {
    var kind = event.roomThen().kind();
    boolean staff =
        capabilities.towards(event.memberThen().kind(), Tell.class) == Capabilities.Way.BY_API;
    boolean speaks = capabilities.in(kind, Say.class) == Capabilities.Way.BY_API;
    var choices = new ArrayList<Choice>();
    choices.add(choice("ignore"));
    if (staff) {
      choices.add(choice("note"));
    }
    choices.add(choice(speaks ? "warn" : "told"));
    if (capabilities.in(kind, Remove.class) != Capabilities.Way.IMPOSSIBLE) {
      choices.add(choice("remove"));
    }
    return choices;
  }

  private static Choice choice(String key) {
    return new Choice(key, Phrase.of("choice." + key));
  }
}
