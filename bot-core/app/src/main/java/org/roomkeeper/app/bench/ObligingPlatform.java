package org.roomkeeper.app.bench;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.roomkeeper.api.Action;
import org.roomkeeper.api.Admit;
import org.roomkeeper.api.AskModerators;
import org.roomkeeper.api.AskOwner;
import org.roomkeeper.api.BlockWords;
import org.roomkeeper.api.BookLive;
import org.roomkeeper.api.Capabilities;
import org.roomkeeper.api.CloseCard;
import org.roomkeeper.api.Greet;
import org.roomkeeper.api.LiveChanged;
import org.roomkeeper.api.LiveStand;
import org.roomkeeper.api.Mail;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.NoteFact;
import org.roomkeeper.api.OfferWelcome;
import org.roomkeeper.api.OpenRoom;
import org.roomkeeper.api.Outcome;
import org.roomkeeper.api.PointDoor;
import org.roomkeeper.api.ReadLive;
import org.roomkeeper.api.ReadPage;
import org.roomkeeper.api.Remove;
import org.roomkeeper.api.Say;
import org.roomkeeper.api.TagMember;
import org.roomkeeper.api.Tell;
import org.roomkeeper.runtime.platform.AfterCrash;
import org.roomkeeper.runtime.platform.Delivery;
import org.roomkeeper.runtime.platform.Platform;
import org.roomkeeper.wecom.action.WeComCapabilities;

/**
 * A platform that does everything at once, so that what is measured is the bot alone. Remembers
 * where the door to rooms leads. Safe for use by many threads.
 */
final class ObligingPlatform implements Platform {
  private final AtomicInteger performed = new AtomicInteger();
  private volatile PointDoor.@Nullable ToRooms door;

  /** Where the door to rooms leads; empty while there is none. */
  Optional<PointDoor.ToRooms> door() {
    return Optional.ofNullable(door);
  }

  /** How many actions it was given. */
  int performed() {
    return performed.get();
  }

  @Override
  public Capabilities capabilities() {
    return new WeComCapabilities();
  }

  @Override
  public AfterCrash afterCrash(Action action) {
    return AfterCrash.REPEAT;
  }

  @Override
  public Outcome perform(Delivery delivery) {
    performed.incrementAndGet();
    return switch (delivery.action()) {
      case AskModerators _ -> asked(delivery);
      case AskOwner ask -> new Outcome.AskedPerson(ask.owner().value(), card(delivery));
      case PointDoor point -> {
        if (point.target() instanceof PointDoor.ToRooms rooms) {
          door = rooms;
        }
        yield new Outcome.Done(
            Map.of("configId", point.door(), "code", "https://work.weixin.qq.com/" + point.door()));
      }
      case NoteFact _, ReadPage _, Mail _ -> new Outcome.Refused("the core does this itself");
      case Say _, Tell _, Greet _, CloseCard _, Remove _, Admit _, OpenRoom _, TagMember _ ->
          new Outcome.Done(Map.of());
      case BlockWords _ -> new Outcome.Done(Map.of("written", "0"));
      case OfferWelcome _ -> new Outcome.Done(Map.of("templateId", "1"));
      case BookLive _ -> new Outcome.Done(Map.of(BookLive.LIVE, "1"));
      case ReadLive _ -> LiveStand.unwatched(LiveChanged.Status.ENDED).outcome();
    };
  }

  @Override
  public Optional<Outcome> findOut(Delivery delivery) {
    return Optional.empty();
  }

  private static Outcome asked(Delivery delivery) {
    String who = delivery.recipients().stream().map(MemberId::value).findFirst().orElse("");
    return new Outcome.AskedPerson(who, card(delivery));
  }

  private static Map<String, String> card(Delivery delivery) {
    return Map.of("card", "rk-" + delivery.id());
  }
}
