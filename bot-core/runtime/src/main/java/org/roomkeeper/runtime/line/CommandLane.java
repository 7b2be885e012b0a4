package org.roomkeeper.runtime.line;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.roomkeeper.api.CommandGiven;
import org.roomkeeper.api.CommunityId;
import org.roomkeeper.api.EventId;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.runtime.ledger.Keeping;
import org.roomkeeper.runtime.ledger.Lane;
import org.roomkeeper.runtime.ledger.Ledger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The core's own lane: does what somebody at the host's command line told the running bot, {@code
 * plugin retry NAME}, {@code plugin resume NAME} and {@code member erase ID}. What members write to
 * the app is not for it. Used by one thread.
 */
final class CommandLane {
  private static final Logger LOG = LoggerFactory.getLogger(CommandLane.class);

  private final Lane lane = new Lane(Lane.CORE, new CommunityId("corp"));
  private final Ledger ledger;
  private final Keeping keeping;
  private final PluginLoops loops;
  private Optional<EventId> cursor = Optional.empty();

  CommandLane(Ledger ledger, Keeping keeping, PluginLoops loops) {
    this.keeping = keeping;
    this.ledger = ledger;
    this.loops = loops;
  }

  /** Does what was told since the last look. */
  void look() {
    var from = cursor.orElseGet(() -> ledger.open(lane, Optional.empty()).cursor());
    if (ledger.end(lane.community()).value() > from.value()) {
      var stretch = ledger.read(lane, from, Set.of(CommandGiven.class), 100);
      for (var event : stretch.events()) {
        if (event instanceof CommandGiven given && given.member().isEmpty()) {
          obey(given.words().strip().split("\\s+"));
        }
      }
      ledger.keep(lane, List.of(), stretch.upTo()).join();
      from = stretch.upTo();
    }
    cursor = Optional.of(from);
  }

  private void obey(String[] words) {
    if (words.length == 3 && words[0].equals("member") && words[1].equals("erase")) {
      keeping.erase(new MemberId(words[2]));
      LOG.info("What was kept of {} is erased", words[2]);
    } else if (words.length == 3 && words[0].equals("plugin")) {
      obeyAboutPlugin(words);
    }
  }

  private void obeyAboutPlugin(String[] words) {
    switch (words[1]) {
      case "retry" -> LOG.info("Plugin {} tries {} events again", words[2], loops.retry(words[2]));
      case "resume" -> loops.resume(words[2]);
      default -> LOG.warn("Nobody knows what 'plugin {}' means", words[1]);
    }
  }
}
