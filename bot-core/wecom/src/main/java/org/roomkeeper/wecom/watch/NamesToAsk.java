package org.roomkeeper.wecom.watch;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import me.chanjar.weixin.common.error.WxErrorException;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.runtime.intake.Incoming;
import org.roomkeeper.runtime.intake.RoomReading;
import org.roomkeeper.runtime.intake.Roster;
import org.roomkeeper.wecom.client.WeComErrors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks for the names of people whom no reading names, a few at a time. A name is a comfort, not a
 * need: whoever cannot be asked about stays without one. Used by one thread.
 */
final class NamesToAsk {
  private static final int AT_ONCE = 20;
  private static final Logger LOG = LoggerFactory.getLogger(NamesToAsk.class);

  private final RoomReader reader;
  private final Roster roster;
  private final InstantSource clock;
  private final Set<MemberId> unnamed = new LinkedHashSet<>();
  private final Set<MemberId> nameless = new HashSet<>();

  NamesToAsk(RoomReader reader, Roster roster, InstantSource clock) {
    this.reader = reader;
    this.roster = roster;
    this.clock = clock;
  }

  /** Somebody may have another name now. */
  void add(MemberId member) {
    unnamed.add(member);
  }

  /** Those in a reading who have no name there and none that is known. */
  void addFrom(List<RoomReading.Person> people) {
    for (var person : people) {
      if (person.name().isEmpty()
          && !nameless.contains(person.member())
          && roster.nameOf(person.member()).isEmpty()) {
        unnamed.add(person.member());
      }
    }
  }

  /** Whether nobody is left to ask about. */
  boolean isEmpty() {
    return unnamed.isEmpty();
  }

  /**
   * Asks about the next few.
   *
   * @throws WxErrorException if WeCom says that it is asked too often; nothing is forgotten
   */
  List<Incoming> ask() throws WxErrorException {
    var read = new ArrayList<Incoming>();
    for (var member : unnamed.stream().limit(AT_ONCE).toList()) {
      try {
        var person = reader.person(member, clock.instant());
        if (person.name().isEmpty()) {
          nameless.add(member);
        } else {
          read.add(person);
        }
      } catch (WxErrorException e) {
        if (WeComErrors.sortOf(e) == WeComErrors.Sort.RATE) {
          if (read.isEmpty()) {
            throw e;
          }
          return read;
        }
        nameless.add(member);
        LOG.debug("Cannot read who {} is: {}", member, WeComErrors.wordsFor(e));
      }
      unnamed.remove(member);
    }
    return read;
  }
}
