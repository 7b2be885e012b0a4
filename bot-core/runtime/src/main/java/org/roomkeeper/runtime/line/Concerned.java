package org.roomkeeper.runtime.line;

import java.util.Optional;
import org.roomkeeper.api.BotEvent;
import org.roomkeeper.api.CardAnswered;
import org.roomkeeper.api.CommandGiven;
import org.roomkeeper.api.FormSent;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.MemberView;
import org.roomkeeper.api.RoomId;
import org.roomkeeper.api.RoomView;

/** Whom and what an event concerns, as far as it says. */
final class Concerned {
  private Concerned() {}

  static Optional<MemberId> member(BotEvent event) {
    return switch (event) {
      case CardAnswered answered -> Optional.of(answered.by());
      case CommandGiven given -> given.member();
      case FormSent form ->
          form.member().or(() -> Optional.of(new MemberId("visitor:" + form.visitor())));
      default -> event.envelope().member().map(MemberView::id);
    };
  }

  static Optional<RoomId> room(BotEvent event) {
    return event instanceof BotEvent.InRoom inRoom
        ? Optional.of(inRoom.room())
        : event.envelope().room().map(RoomView::id);
  }
}
