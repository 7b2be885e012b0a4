package org.roomkeeper.moderation;

import jakarta.inject.Inject;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.roomkeeper.api.AskModerators;
import org.roomkeeper.api.Capabilities;
import org.roomkeeper.api.Choice;
import org.roomkeeper.api.Config;
import org.roomkeeper.api.Evidence;
import org.roomkeeper.api.Links;
import org.roomkeeper.api.MemberView;
import org.roomkeeper.api.Members;
import org.roomkeeper.api.Phrase;
import org.roomkeeper.api.Reaction;
import org.roomkeeper.api.Tell;

/**
 * What an author can say against a verdict, once: "this is clinical". Until a moderator has looked,
 * the strike does not count; overturned, it is taken back.
 */
final class Appeals {
  /** The page on which somebody appeals who cannot be written to. */
  static final String PAGE = "appeal";

  private static final String CARD = "appeal-";

  private final Flags flags;
  private final StrikeBook strikes;
  private final Lessons lessons;
  private final Members members;
  private final Capabilities capabilities;
  private final Links links;
  private final Config<ModerationConfig> config;
  private final MemberTexts texts;

  @Inject
  Appeals(
      Flags flags,
      StrikeBook strikes,
      Lessons lessons,
      Members members,
      Capabilities capabilities,
      Links links,
      Config<ModerationConfig> config,
      MemberTexts texts) {
    this.flags = flags;
    this.strikes = strikes;
    this.lessons = lessons;
    this.members = members;
    this.capabilities = capabilities;
    this.links = links;
    this.config = config;
    this.texts = texts;
  }

  /** The link by which the author of a message appeals; whoever has it can. */
  URI link(Flagged flagged) {
    return links.to(PAGE, flagged.name(), flagged.at().plus(config.get().appeals().openFor()));
  }

  /** Whether an answered card is an appeal's. */
  static boolean isCard(String ref) {
    return ref.startsWith(CARD);
  }

  /** Whether a person can be written to, and so appeals by a button. */
  boolean canTell(Flagged flagged) {
    return capabilities.towards(flagged.kind(), Tell.class) == Capabilities.Way.BY_API;
  }

  /**
   * The author says that it is clinical. Saying so twice, or after a moderator has looked, does
   * nothing.
   *
   * @param why in their own words; may be empty
   */
  Reaction made(String id, String why, Instant at) {
    Optional<Flagged> found = flags.find(id).filter(one -> one.stage() == Flagged.Stage.STANDS);
    if (found.isEmpty()) {
      return Reaction.none().finding("appeal-too-late", "decided, made already, or forgotten");
    }
    Flagged flagged = found.get();
    flags.keep(flagged.at(Flagged.Stage.APPEALED));
    Reaction suspended = change(flagged, at, strike -> strike.suspended(true));
    Reaction card =
        Reaction.of(card(flagged, why))
            .ref(CARD + id)
            .after(config.get().waiting(at, false))
            .and(suspended);
    Reaction answered =
        canTell(flagged)
            ? card.and(Tell.to(flagged.member(), texts.received(flagged))).ref("received-" + id)
            : card;
    return answered.because("because.appeal", flagged.topic().key(), flagged.rule());
  }

  /** The same, said on the page that a link leads to. */
  Reaction madeByLink(String name, String why, Instant at) {
    return made(flags.named(name).map(Flagged::id).orElse(""), why, at);
  }

  /** A moderator has looked at an appeal. */
  Reaction decided(String ref, boolean overturned, Instant at) {
    Optional<Flagged> found =
        flags
            .find(ref.substring(CARD.length()))
            .filter(one -> one.stage() == Flagged.Stage.APPEALED);
    if (found.isEmpty()) {
      return Reaction.none();
    }
    Flagged flagged = found.get();
    Reaction settled = overturned ? overturned(flagged, at) : upheld(flagged, at);
    return settled.because(
        overturned ? "because.appeal.overturned" : "because.appeal.upheld",
        flagged.topic().key(),
        flagged.rule());
  }

  /**
   * A moderator says that the message is allowed: nothing is held against it any more. Its author
   * is told if they had asked.
   */
  Reaction overturned(Flagged flagged, Instant at) {
    flags.keep(flagged.at(Flagged.Stage.OVERTURNED));
    Strikes rest = strikes.of(flagged.member(), at).withoutFlagged(flagged.id());
    return outcome(flagged, true)
        .and(strikes.write(flagged.member(), rest, at))
        .and(lessons.learn(flagged, true, at))
        .withdraw("note-" + flagged.id())
        .withdraw("offer-" + flagged.id());
  }

  private Reaction upheld(Flagged flagged, Instant at) {
    flags.keep(flagged.at(Flagged.Stage.UPHELD));
    return outcome(flagged, false)
        .and(change(flagged, at, strike -> strike.suspended(false)))
        .and(lessons.learn(flagged, false, at));
  }

  private Reaction outcome(Flagged flagged, boolean overturned) {
    return flagged.stage() == Flagged.Stage.APPEALED && canTell(flagged)
        ? Reaction.of(Tell.to(flagged.member(), texts.outcome(flagged, overturned)))
            .ref("outcome-" + flagged.id())
        : Reaction.none();
  }

  private Reaction change(Flagged flagged, Instant at, UnaryOperator<Strike> change) {
    Strikes changed =
        strikes.of(flagged.member(), at).changing(strike -> strike.restsOn(flagged.id()), change);
    return strikes.write(flagged.member(), changed, at);
  }

  private AskModerators card(Flagged flagged, String why) {
    String name =
        members
            .find(flagged.member())
            .map(MemberView::name)
            .filter(shown -> !shown.isBlank())
            .orElse(flagged.member().value());
    return AskModerators.about(
            Phrase.of("card.title.appeal", name, flagged.roomName()),
            new Evidence(
                Optional.of(flagged.room()),
                Optional.of(flagged.member()),
                Optional.of(flagged.message()),
                flagged.words(),
                flagged.marks()),
            flagged.rule(),
            why.isBlank()
                ? Phrase.of("proposal.appeal")
                : Phrase.of("proposal.appeal.why", why.strip()),
            List.of(
                new Choice("overturn", Phrase.of("choice.overturn")),
                new Choice("uphold", Phrase.of("choice.uphold"))))
        .scored(flagged.scores());
  }
}
