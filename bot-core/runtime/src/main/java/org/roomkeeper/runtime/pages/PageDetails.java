package org.roomkeeper.runtime.pages;

import java.util.Map;
import java.util.Optional;
import org.roomkeeper.api.Bundle;
import org.roomkeeper.api.Outcome;
import org.roomkeeper.api.PageRead;
import org.roomkeeper.api.Phrase;
import org.roomkeeper.runtime.texts.CoreTexts;

/**
 * How the words of a page travel in the outcome of reading it. They go into the event that the
 * plugin is told, and stay nowhere else.
 */
public final class PageDetails {
  private static final String TITLE = "title";
  private static final String DESCRIPTION = "description";
  private static final String LEAD = "lead";

  private PageDetails() {}

  /** The outcome of a page that was read. */
  public static Outcome of(PageRead.Words words) {
    return new Outcome.Done(
        Map.of(TITLE, words.title(), DESCRIPTION, words.description(), LEAD, words.lead()));
  }

  /** The words of a page; empty if it was not read. */
  public static Optional<PageRead.Words> words(Outcome outcome) {
    return outcome instanceof Outcome.Done done && done.details().containsKey(TITLE)
        ? Optional.of(
            new PageRead.Words(
                done.details().getOrDefault(TITLE, ""),
                done.details().getOrDefault(DESCRIPTION, ""),
                done.details().getOrDefault(LEAD, "")))
        : Optional.empty();
  }

  /** The outcome without the words of the page. */
  public static Outcome without(Outcome outcome) {
    return outcome instanceof Outcome.Done ? new Outcome.Done(Map.of()) : outcome;
  }

  /** Why a page was not read; empty if it was. */
  public static String whyNot(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Done _ -> "";
      case Outcome.Refused refused -> words(refused.why());
      case Outcome.TryLater later -> words(later.why());
      case Outcome.Withdrawn withdrawn -> words(withdrawn.why().phrase());
      case Outcome.Unknown unknown -> words(unknown.why());
      case Outcome.Late _ -> "late";
      case Outcome.AskedPerson _ -> "a person was asked";
    };
  }

  private static String words(Phrase why) {
    return CoreTexts.ALL.say(Bundle.FALLBACK, why);
  }
}
