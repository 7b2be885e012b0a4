package org.roomkeeper.moderation;

import jakarta.inject.Inject;
import java.time.Instant;
import org.roomkeeper.api.Config;
import org.roomkeeper.api.EventId;
import org.roomkeeper.api.Reaction;
import org.roomkeeper.api.Tell;

/**
 * What reaches somebody whose message was flagged: a private note, a warning in the room, a note
 * that a moderator passes on. Each says how to object.
 */
final class Notices {
  private static final String NOTE = "note-";
  private static final String OFFER = "offer-";

  private final Steps steps;
  private final Warnings warnings;
  private final Appeals appeals;
  private final Config<ModerationConfig> config;
  private final MemberTexts texts;

  @Inject
  Notices(
      Steps steps,
      Warnings warnings,
      Appeals appeals,
      Config<ModerationConfig> config,
      MemberTexts texts) {
    this.steps = steps;
    this.warnings = warnings;
    this.appeals = appeals;
    this.config = config;
    this.texts = texts;
  }

  static String noteRef(Flagged flagged) {
    return NOTE + flagged.id();
  }

  static String warningRef(EventId event) {
    return "warning-" + event;
  }

  /** What was flagged, by the ref of a private message about it; empty if it is none. */
  static String flaggedBy(String ref) {
    return ref.startsWith(NOTE) || ref.startsWith(OFFER) ? ref.substring(ref.indexOf('-') + 1) : "";
  }

  /** A private note with a button to object by. */
  Reaction note(Flagged flagged) {
    steps.remember(noteRef(flagged), flagged.member());
    String text = texts.note(flagged.language(), flagged.topic(), flagged.roomName());
    return Reaction.of(Tell.to(flagged.member(), text).offering(texts.clinical(flagged.language())))
        .ref(noteRef(flagged));
  }

  /**
   * A warning in the room; with it, where that is possible, a private word with a button to object
   * by.
   *
   * @param event the event by which the warning is named
   */
  Reaction warning(Flagged flagged, Instant at, EventId event) {
    Reaction warning =
        warnings.warn(
            flagged.room(),
            flagged.roomName(),
            flagged.member(),
            flagged.language(),
            flagged.topic(),
            at,
            warningRef(event));
    if (!appeals.canTell(flagged)) {
      return warning;
    }
    String offer = texts.offer(flagged.language(), flagged.topic(), flagged.roomName());
    return warning
        .and(Tell.to(flagged.member(), offer).offering(texts.clinical(flagged.language())))
        .ref(OFFER + flagged.id())
        .after(config.get().ladder().gather());
  }

  /** A note for a moderator to pass on, with the link to object by. */
  String paste(Flagged flagged) {
    return texts.paste(
        flagged.language(), flagged.topic(), flagged.roomName(), appeals.link(flagged));
  }

  /** What is not worth saying any more, as its author took the message back. */
  Reaction spare(String flaggedId) {
    return Reaction.none().withdraw(OFFER + flaggedId);
  }
}
