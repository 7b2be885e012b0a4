package org.roomkeeper.wecom.watch;

import java.time.InstantSource;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import me.chanjar.weixin.common.error.WxErrorException;
import org.jspecify.annotations.Nullable;
import org.roomkeeper.api.Community;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.runtime.intake.Incoming;
import org.roomkeeper.runtime.intake.Roster;
import org.roomkeeper.runtime.settings.Communities;
import org.roomkeeper.wecom.client.WeComErrors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the directory, where a community has a corporate room: whoever is in the one is in the
 * other, and no interface shows that room. Used by one thread.
 */
final class DirectoryLook {
  private static final Logger LOG = LoggerFactory.getLogger(DirectoryLook.class);

  private final DirectoryReader reader;
  private final Communities communities;
  private final Roster roster;
  private final NamesToAsk names;
  private final InstantSource clock;
  private @Nullable Set<MemberId> told;

  DirectoryLook(
      DirectoryReader reader,
      Communities communities,
      Roster roster,
      NamesToAsk names,
      InstantSource clock) {
    this.reader = reader;
    this.communities = communities;
    this.roster = roster;
    this.names = names;
    this.clock = clock;
  }

  /**
   * Who is in the directory now; empty if that was told before and is what the core knows, nobody
   * wants to know, or the app may not see it. Told before is not enough: a callback may have told
   * of an arrival since, or the core may have left the same look to a later one.
   *
   * @throws WxErrorException if WeCom does not say now
   */
  Optional<Incoming.DirectoryRead> look() throws WxErrorException {
    if (communities.all().stream().map(Community::corporateRoom).allMatch(Optional::isEmpty)) {
      return Optional.empty();
    }
    var at = clock.instant();
    try {
      var now = reader.read();
      boolean known = now.equals(told) && now.equals(roster.directory());
      // An app sees at least its own members: nobody at all is no answer.
      return now.isEmpty() || known
          ? Optional.empty()
          : Optional.of(new Incoming.DirectoryRead(at, now));
    } catch (WxErrorException e) {
      return switch (WeComErrors.sortOf(e)) {
        case FORBIDDEN, REFUSED, SETUP, GONE -> {
          LOG.warn("The directory cannot be looked at: {}", WeComErrors.wordsFor(e));
          yield Optional.empty();
        }
        case BUSY, SILENT, RATE, CROWDED, NOT_YET, TOKEN, TOO_LATE, SPENT -> throw e;
      };
    }
  }

  /** It is written down; those who are new to it may need a name. */
  void written(Incoming.DirectoryRead read) {
    if (told != null) {
      var newcomers = new HashSet<>(read.members());
      newcomers.removeAll(told);
      newcomers.forEach(names::add);
    }
    told = read.members();
  }
}
