package org.roomkeeper.wecom.action;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import me.chanjar.weixin.common.error.WxErrorException;
import org.jspecify.annotations.Nullable;
import org.roomkeeper.api.Admit;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.MemberLeft.Departure;
import org.roomkeeper.api.OpenRoom;
import org.roomkeeper.api.Outcome;
import org.roomkeeper.api.Phrase;
import org.roomkeeper.api.Remove;
import org.roomkeeper.api.RoomId;
import org.roomkeeper.api.RoomKind;
import org.roomkeeper.runtime.intake.Incoming;
import org.roomkeeper.runtime.platform.AfterCrash;
import org.roomkeeper.runtime.platform.Delivery;
import org.roomkeeper.wecom.client.Cut;
import org.roomkeeper.wecom.client.WeComClients;
import org.roomkeeper.wecom.client.WeComErrors;
import org.roomkeeper.wecom.client.WeComIds;
import org.roomkeeper.wecom.watch.ReadAgain;

/** Groups of members that the app itself opens, and alone may change. */
final class AppGroups {
  private static final int NAME_CHARACTERS = 50;
  private static final int EXISTS = 86215;

  private final WeComClients clients;
  private final ReadAgain watch;
  private final Attempts attempts;

  AppGroups(WeComClients clients, ReadAgain watch, Attempts attempts) {
    this.clients = clients;
    this.watch = watch;
    this.attempts = attempts;
  }

  /** Opens a group, under an id made of the action's, so that a repeat is recognised. */
  Outcome open(OpenRoom open, Delivery delivery) {
    var strangers = open.members().stream().filter(member -> !WeComIds.isStaff(member)).toList();
    if (!strangers.isEmpty()) {
      return new Outcome.Refused(Phrase.of("outcome.app-group-members"));
    }
    var chatId = chatId(delivery);
    var app = clients.app();
    return attempts.with(
        app,
        delivery.attempt(),
        AfterCrash.REPEAT,
        () -> {
          try {
            app.getChatService()
                .create(
                    Cut.toCharacters(open.name(), NAME_CHARACTERS),
                    WeComIds.wire(open.owner()),
                    open.members().stream().map(WeComIds::wire).toList(),
                    chatId);
          } catch (WxErrorException e) {
            if (WeComErrors.codeOf(e) != EXISTS) {
              throw e;
            }
          }
          var room = WeComIds.appGroup(chatId);
          watch.soon(room, List.of());
          return new Outcome.Done(Map.of("room", room.value()));
        });
  }

  /** Up to 32 letters and digits; the second part keeps a new ledger's ids from old rooms. */
  private static String chatId(Delivery delivery) {
    return "rk"
        + Long.toString(delivery.id(), 36)
        + "t"
        + Long.toString(delivery.owedSince().toEpochMilli(), 36);
  }

  /** Takes a member out of an app group. */
  Outcome remove(Remove remove, Delivery delivery) {
    return change(
        remove.room(),
        null,
        remove.member(),
        delivery,
        List.of(
            new Incoming.Departures(remove.room(), List.of(remove.member()), Departure.REMOVED)));
  }

  /** Puts a member into an app group. */
  Outcome admit(Admit admit, Delivery delivery) {
    if (WeComIds.kindOf(admit.room()).orElse(null) != RoomKind.APP_GROUP) {
      return new Outcome.Refused(Phrase.of("outcome.admit-app-groups"));
    }
    if (!WeComIds.isStaff(admit.member())) {
      return new Outcome.Refused(Phrase.of("outcome.admit-members"));
    }
    return change(admit.room(), admit.member(), null, delivery, List.of());
  }

  private Outcome change(
      RoomId room,
      @Nullable MemberId added,
      @Nullable MemberId removed,
      Delivery delivery,
      List<Incoming> first) {
    var app = clients.app();
    return attempts.with(
        app,
        delivery.attempt(),
        AfterCrash.ASK_FIRST,
        () -> {
          app.getChatService().update(WeComIds.wire(room), null, null, list(added), list(removed));
          watch.soon(room, first);
          return new Outcome.Done(Map.of());
        });
  }

  /**
   * Whether a member is in a group as wanted, for an attempt whose outcome is hidden.
   *
   * @return done, or empty if it is certainly not as wanted
   */
  Optional<Outcome> findOut(RoomId room, MemberId member, boolean inside) throws WxErrorException {
    var users = clients.app().getChatService().get(WeComIds.wire(room)).getUsers();
    boolean there = users != null && users.contains(WeComIds.wire(member));
    if (there != inside) {
      return Optional.empty();
    }
    watch.soon(room, List.of());
    return Optional.of(new Outcome.Done(Map.of("found", "true")));
  }

  private static @Nullable List<String> list(@Nullable MemberId member) {
    return member == null ? null : List.of(WeComIds.wire(member));
  }
}
