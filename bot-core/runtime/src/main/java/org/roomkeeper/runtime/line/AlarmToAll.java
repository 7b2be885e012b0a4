package org.roomkeeper.runtime.line;

import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.HashSet;
import org.roomkeeper.api.EventId;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.Phrase;
import org.roomkeeper.runtime.settings.Communities;
import org.roomkeeper.runtime.time.Clockwork;

/** An alarm that reaches everybody who is responsible for anything. */
final class AlarmToAll implements Alarm {
  private final Communities communities;
  private final Addressing addressing;
  private final Alarms alarms;
  private final InstantSource clock;

  @Inject
  AlarmToAll(Communities communities, Addressing addressing, Alarms alarms, Clockwork clock) {
    this.communities = communities;
    this.addressing = addressing;
    this.alarms = alarms;
    this.clock = clock;
  }

  @Override
  public void raise(Phrase what) {
    var told = new HashSet<MemberId>();
    for (var community : communities.all()) {
      var people = addressing.responsible(community.id()).stream().filter(told::add).toList();
      alarms.tell(community.id(), people, EventId.UNRECORDED, what, clock.instant());
    }
  }
}
