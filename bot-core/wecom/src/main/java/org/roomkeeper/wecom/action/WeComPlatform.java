package org.roomkeeper.wecom.action;

import static org.roomkeeper.runtime.platform.AfterCrash.ASK_FIRST;
import static org.roomkeeper.runtime.platform.AfterCrash.REPEAT;
import static org.roomkeeper.runtime.platform.AfterCrash.REPORT;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import me.chanjar.weixin.common.error.WxErrorException;
import org.roomkeeper.api.Action;
import org.roomkeeper.api.Admit;
import org.roomkeeper.api.AskModerators;
import org.roomkeeper.api.AskOwner;
import org.roomkeeper.api.BlockWords;
import org.roomkeeper.api.BookLive;
import org.roomkeeper.api.Capabilities;
import org.roomkeeper.api.CloseCard;
import org.roomkeeper.api.Greet;
import org.roomkeeper.api.Mail;
import org.roomkeeper.api.NoteFact;
import org.roomkeeper.api.OfferWelcome;
import org.roomkeeper.api.OpenRoom;
import org.roomkeeper.api.Outcome;
import org.roomkeeper.api.Phrase;
import org.roomkeeper.api.PointDoor;
import org.roomkeeper.api.ReadLive;
import org.roomkeeper.api.ReadPage;
import org.roomkeeper.api.Remove;
import org.roomkeeper.api.RoomKind;
import org.roomkeeper.api.Say;
import org.roomkeeper.api.TagMember;
import org.roomkeeper.api.Tell;
import org.roomkeeper.runtime.intake.Roster;
import org.roomkeeper.runtime.platform.AfterCrash;
import org.roomkeeper.runtime.platform.Delivery;
import org.roomkeeper.runtime.platform.Platform;
import org.roomkeeper.runtime.settings.Communities;
import org.roomkeeper.runtime.time.Clockwork;
import org.roomkeeper.wecom.archive.OwnWords;
import org.roomkeeper.wecom.client.Reached;
import org.roomkeeper.wecom.client.WeComClients;
import org.roomkeeper.wecom.client.WeComErrors;
import org.roomkeeper.wecom.client.WeComIds;
import org.roomkeeper.wecom.client.WeComSettings;
import org.roomkeeper.wecom.watch.ReadAgain;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * WeCom as the platform behind the courier. Each kind of action is done in its own way by room and
 * person; what WeCom does not offer is handed to a person or refused, never faked. Safe for use by
 * many threads.
 */
@Singleton
public final class WeComPlatform implements Platform {
  private static final Duration ASK_AGAIN = Duration.ofSeconds(30);
  private static final Logger LOG = LoggerFactory.getLogger(WeComPlatform.class);

  private final Capabilities capabilities = new WeComCapabilities();
  private final Clockwork clock;
  private final MeterRegistry metrics;
  private final Speech speech;
  private final Cards cards;
  private final AppGroups appGroups;
  private final Doors doors;
  private final Tags tags;
  private final WelcomeLibrary welcomes;
  private final Intercepts intercepts;
  private final GroupSends groupSends;
  private final Lives lives;

  @Inject
  WeComPlatform(
      WeComClients clients,
      WeComSettings settings,
      Roster roster,
      Communities communities,
      OwnWords ownWords,
      ReadAgain watch,
      Clockwork clock,
      MeterRegistry metrics) {
    this.clock = clock;
    this.metrics = metrics;
    var attempts = new Attempts(clock);
    speech = new Speech(clients, settings, roster, communities, ownWords, attempts);
    cards = new Cards(clients, settings, roster, attempts);
    appGroups = new AppGroups(clients, watch, attempts);
    doors = new Doors(clients, roster, attempts);
    tags = new Tags(clients, roster, attempts);
    welcomes = new WelcomeLibrary(clients, attempts);
    intercepts = new Intercepts(clients, attempts);
    groupSends = new GroupSends(clients, roster, clock);
    lives = new Lives(clients, attempts);
  }

  @Override
  public Capabilities capabilities() {
    return capabilities;
  }

  @Override
  public Outcome perform(Delivery delivery) {
    Outcome outcome;
    try {
      outcome =
          switch (delivery.action()) {
            case Say say -> speech.say(say, delivery);
            case Tell tell ->
                tell.choices().isEmpty() ? speech.tell(tell, delivery) : cards.tell(tell, delivery);
            case Greet greet -> speech.greet(greet, delivery);
            case AskModerators ask -> cards.askModerators(ask, delivery);
            case AskOwner ask -> cards.askOwner(ask, delivery);
            case CloseCard close -> cards.close(close, delivery);
            case Remove remove -> remove(remove, delivery);
            case Admit admit -> appGroups.admit(admit, delivery);
            case OpenRoom open -> appGroups.open(open, delivery);
            case PointDoor point -> doors.point(point, delivery);
            case TagMember tag -> tags.tag(tag, delivery);
            case BlockWords block -> intercepts.block(block, delivery);
            case OfferWelcome offer -> welcomes.offer(offer, delivery);
            case BookLive book -> lives.book(book, delivery);
            case ReadLive read -> lives.read(read, delivery);
            case NoteFact fact -> new Outcome.Refused(Phrase.of("outcome.core-facts"));
            case ReadPage _ -> new Outcome.Refused(Phrase.of("outcome.core-pages"));
            case Mail _ -> new Outcome.Refused(Phrase.of("outcome.core-mail"));
          };
    } catch (RuntimeException e) {
      // Our own mistake, before anything was sent: requests catch what happens to them.
      LOG.error(
          "Action {} of plugin {} cannot be put to WeCom", delivery.id(), delivery.plugin(), e);
      outcome = new Outcome.Refused(Phrase.of("outcome.not-put", e.getClass().getSimpleName()));
    }
    count(delivery.action(), outcome);
    return outcome;
  }

  private Outcome remove(Remove remove, Delivery delivery) {
    return switch (WeComIds.kindOf(remove.room()).orElse(RoomKind.OTHER_INTERNAL)) {
      case APP_GROUP -> appGroups.remove(remove, delivery);
      case CUSTOMER_GROUP -> cards.askToRemove(remove, delivery);
      case ALL_STAFF, OTHER_INTERNAL -> new Outcome.Refused(Phrase.of("outcome.no-removal"));
    };
  }

  @Override
  public AfterCrash afterCrash(Action action) {
    return switch (action) {
      case Say say ->
          WeComIds.kindOf(say.room()).orElse(null) == RoomKind.CUSTOMER_GROUP ? ASK_FIRST : REPORT;
      case Remove remove ->
          WeComIds.kindOf(remove.room()).orElse(null) == RoomKind.APP_GROUP ? ASK_FIRST : REPEAT;
      case Admit admit -> ASK_FIRST;
      case BookLive book -> Lives.afterCrash(book);
      case OfferWelcome offer -> REPORT;
      case Mail mail -> REPORT;
      // WeCom recognises these by text, code, task id or chat id, or a repeat changes nothing.
      case Tell tell -> REPEAT;
      case Greet greet -> REPEAT;
      case AskModerators ask -> REPEAT;
      case AskOwner ask -> REPEAT;
      case CloseCard close -> REPEAT;
      case OpenRoom open -> REPEAT;
      case PointDoor point -> REPEAT;
      case TagMember tag -> REPEAT;
      case BlockWords block -> REPEAT;
      case NoteFact fact -> REPEAT;
      case ReadLive read -> REPEAT;
      case ReadPage read -> REPEAT;
    };
  }

  @Override
  public Optional<Outcome> findOut(Delivery delivery) {
    try {
      return switch (delivery.action()) {
        case Say say when WeComIds.kindOf(say.room()).orElse(null) == RoomKind.CUSTOMER_GROUP ->
            groupSends.findOut(say, delivery);
        case Remove remove when WeComIds.kindOf(remove.room()).orElse(null) == RoomKind.APP_GROUP ->
            appGroups.findOut(remove.room(), remove.member(), false);
        case Admit admit -> appGroups.findOut(admit.room(), admit.member(), true);
        case BookLive book -> lives.findOut(book);
        default -> Optional.of(new Outcome.Unknown(Phrase.of("outcome.not-asked")));
      };
    } catch (WxErrorException e) {
      return Optional.of(notNow(WeComErrors.phraseFor(e)));
    } catch (RuntimeException e) {
      LOG.debug("Cannot find out about action {}", delivery.id(), e);
      return Optional.of(notNow(Phrase.of("outcome.no-answer", Reached.wordsFor(e))));
    }
  }

  @Override
  public void remind(Delivery delivery) {
    try {
      if (delivery.action() instanceof Say) {
        groupSends.remind(delivery);
      }
    } catch (WxErrorException | RuntimeException e) {
      // A reminder too many, or one that got lost: the task stands all the same.
      LOG.info("Nobody was reminded of action {}: {}", delivery.id(), e.getMessage());
    }
  }

  @Override
  public Optional<Outcome> takeBack(Delivery delivery) {
    try {
      return delivery.action() instanceof Say say
          ? groupSends.takeBack(say, delivery)
          : Optional.empty();
    } catch (WxErrorException | RuntimeException e) {
      LOG.debug("Action {} cannot be taken back now", delivery.id(), e);
      return Optional.empty();
    }
  }

  private Outcome notNow(Phrase why) {
    return new Outcome.TryLater(clock.instant().plus(ASK_AGAIN), why);
  }

  private void count(Action action, Outcome outcome) {
    metrics
        .counter(
            "roomkeeper.wecom.actions",
            "action",
            action.getClass().getSimpleName(),
            "outcome",
            outcome.getClass().getSimpleName())
        .increment();
  }
}
