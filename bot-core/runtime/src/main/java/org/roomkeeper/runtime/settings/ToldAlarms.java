package org.roomkeeper.runtime.settings;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.roomkeeper.api.Community;
import org.roomkeeper.api.EventId;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.Phrase;
import org.roomkeeper.api.Tell;
import org.roomkeeper.runtime.ledger.Lane;
import org.roomkeeper.runtime.ledger.Ledger;
import org.roomkeeper.runtime.line.WordingSource;
import org.roomkeeper.runtime.platform.Wording;
import org.roomkeeper.runtime.time.Clockwork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the founders and moderators of every community by private message, each in their language.
 */
@Singleton
final class ToldAlarms implements SettingsAlarms {
  private static final Logger log = LoggerFactory.getLogger(ToldAlarms.class);

  /** More problems than this are not read in a chat; the command line tells them all. */
  private static final int MOST = 10;

  private static final int LONGEST = 1900;

  private final Ledger ledger;
  private final WordingSource words;
  private final Communities communities;
  private final Clockwork clock;

  @Inject
  ToldAlarms(Ledger ledger, WordingSource words, Communities communities, Clockwork clock) {
    this.ledger = ledger;
    this.words = words;
    this.communities = communities;
    this.clock = clock;
  }

  @Override
  public void refused(List<Problem> problems) {
    log.warn("changed settings are bad; the last good ones stay:\n{}", Problem.all(problems, "en"));
    tell("settings.last-good", problems);
  }

  @Override
  public void stillRefused(List<Problem> problems) {
    log.warn("running on the last good settings:\n{}", Problem.all(problems, "en"));
    tell("settings.last-good-still", problems);
  }

  @Override
  public void recovered() {
    log.info("the settings are good again and in force");
    tell("settings.recovered", List.of());
  }

  private void tell(String key, List<Problem> problems) {
    Set<MemberId> told = new LinkedHashSet<>();
    for (Community community : communities.all()) {
      Wording wording = words.of(Lane.CORE, community.id());
      Set<MemberId> people = new LinkedHashSet<>(community.moderators());
      people.addAll(community.founders());
      for (MemberId person : people) {
        if (told.add(person)) {
          Phrase place = Phrase.of("settings.last-good-places", problems.size());
          String text = text(wording, person, key, problems);
          // Where from matters to nobody but the ledger; an alarm that is not kept is in the log.
          var _ =
              ledger.owe(
                  community.id(),
                  EventId.UNRECORDED,
                  Tell.to(person, text),
                  place,
                  clock.instant());
        }
      }
    }
  }

  private static String text(Wording wording, MemberId person, String key, List<Problem> problems) {
    StringBuilder list = new StringBuilder();
    for (Problem problem : problems.subList(0, Math.min(MOST, problems.size()))) {
      list.append(problem.in(wording.to(person, Phrase.of("settings.in-language")))).append('\n');
    }
    if (problems.size() > MOST) {
      list.append(wording.to(person, Phrase.of("settings.and-more", problems.size() - MOST)));
    }
    String text = wording.to(person, Phrase.of(key, list.toString().strip())).strip();
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }
}
