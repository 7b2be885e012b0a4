package org.roomkeeper.wecom.action;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.cp.api.WxCpLivingService;
import me.chanjar.weixin.cp.bean.living.WxCpLivingCreateRequest;
import me.chanjar.weixin.cp.bean.living.WxCpLivingInfo;
import me.chanjar.weixin.cp.bean.living.WxCpLivingModifyRequest;
import me.chanjar.weixin.cp.bean.living.WxCpWatchStat;
import org.jspecify.annotations.Nullable;
import org.roomkeeper.api.BookLive;
import org.roomkeeper.api.BookLive.Slot;
import org.roomkeeper.api.LiveChanged.Status;
import org.roomkeeper.api.Outcome;
import org.roomkeeper.api.Phrase;
import org.roomkeeper.api.ReadLive;
import org.roomkeeper.runtime.platform.AfterCrash;
import org.roomkeeper.runtime.platform.Delivery;
import org.roomkeeper.runtime.platform.LiveAudience;
import org.roomkeeper.wecom.client.WeComClients;
import org.roomkeeper.wecom.client.WeComErrors;
import org.roomkeeper.wecom.client.WeComErrors.Sort;
import org.roomkeeper.wecom.client.WeComIds;

/**
 * WeCom's own live streams. Who watched is counted and not kept: the answer names nobody.
 *
 * <p>There is no address that opens a stream for everybody: {@code get_living_code} gives a code
 * for one WeChat user, for five minutes, that only an official account's page or a mini program can
 * use. So the stream's host shares it in the client.
 */
final class Lives {
  /** A training; classes are for schools, and an event wants pictures. */
  private static final int TRAINING = 3;

  private static final int REMIND_SECONDS = 600;
  private static final int IDS_A_PAGE = 100;

  /** Far more than any stream has: a list that never ends is given up. */
  private static final int MOST_PAGES = 5000;

  private static final String FROM_THE_START = "0";

  private final WeComClients clients;
  private final Attempts attempts;

  Lives(WeComClients clients, Attempts attempts) {
    this.clients = clients;
    this.attempts = attempts;
  }

  Outcome book(BookLive book, Delivery delivery) {
    if (book.slot().filter(slot -> !WeComIds.isStaff(slot.host())).isPresent()) {
      return new Outcome.Refused(Phrase.of("outcome.live-host"));
    }
    return attempts.with(
        clients.app(),
        delivery.attempt(),
        afterCrash(book),
        () -> {
          if (book.live().isEmpty()) {
            return booked(service().livingCreate(request(book.slot().orElseThrow())));
          }
          String live = book.live().get();
          if (book.slot().isPresent()) {
            service().livingModify(change(live, book.slot().get()));
          } else {
            callOff(live);
          }
          return booked(live);
        });
  }

  /**
   * A booking that is repeated books twice; a change or a calling-off that is repeated does not.
   */
  static AfterCrash afterCrash(BookLive book) {
    return book.live().isEmpty() ? AfterCrash.ASK_FIRST : AfterCrash.REPEAT;
  }

  /** Looks for the stream among all of its host's, for a booking whose outcome is hidden. */
  Optional<Outcome> findOut(BookLive book) throws WxErrorException {
    if (book.slot().isEmpty() || book.live().isPresent()) {
      return Optional.empty();
    }
    Slot slot = book.slot().get();
    for (String live : ofHost(WeComIds.wire(slot.host()))) {
      WxCpLivingInfo info = service().getLivingInfo(live);
      if (status(info) == Status.BOOKED
          && slot.theme().equals(info.getTheme())
          && slot.start().getEpochSecond() == seconds(info.getReserveStart())) {
        return Optional.of(booked(live));
      }
    }
    return Optional.empty();
  }

  /** How streams stand, and how many people watched them. */
  Outcome read(ReadLive read, Delivery delivery) {
    return attempts.with(
        clients.app(),
        delivery.attempt(),
        AfterCrash.REPEAT,
        () -> {
          var audience = new LiveAudience();
          for (String live : read.lives()) {
            Status status = status(service().getLivingInfo(live));
            audience.stands(status);
            if (status == Status.LIVE || status == Status.ENDED) {
              watched(live, audience);
            }
          }
          return audience.stand().outcome();
        });
  }

  private WxCpLivingService service() {
    return clients.app().getLivingService();
  }

  private static Outcome booked(String live) {
    return new Outcome.Done(Map.of(BookLive.LIVE, live));
  }

  private static WxCpLivingCreateRequest request(Slot slot) {
    var request = new WxCpLivingCreateRequest();
    request.setAnchorUserid(WeComIds.wire(slot.host()));
    request.setTheme(slot.theme());
    request.setLivingStart(slot.start().getEpochSecond());
    request.setLivingDuration(slot.length().toSeconds());
    request.setDescription(slot.description());
    request.setType(TRAINING);
    request.setRemindTime((long) REMIND_SECONDS);
    return request;
  }

  private static WxCpLivingModifyRequest change(String live, Slot slot) {
    var request = new WxCpLivingModifyRequest();
    request.setLivingId(live);
    request.setTheme(slot.theme());
    request.setLivingStart(slot.start().getEpochSecond());
    request.setLivingDuration(slot.length().toSeconds());
    request.setDescription(slot.description());
    request.setType(TRAINING);
    request.setRemindTime((long) REMIND_SECONDS);
    return request;
  }

  /** What is called off already, or will not take place anyway, needs no calling off. */
  private void callOff(String live) throws WxErrorException {
    try {
      service().livingCancel(live);
    } catch (WxErrorException e) {
      if (WeComErrors.sortOf(e) != Sort.REFUSED) {
        throw e;
      }
      Status status = status(service().getLivingInfo(live));
      if (status != Status.CANCELLED && status != Status.EXPIRED) {
        throw e;
      }
    }
  }

  private List<String> ofHost(String host) throws WxErrorException {
    var all = new ArrayList<String>();
    String cursor = "";
    for (int page = 0; page < MOST_PAGES; page++) {
      var answer = service().getUserAllLivingId(host, cursor, IDS_A_PAGE);
      if (answer.getLivingIdList() != null) {
        all.addAll(List.of(answer.getLivingIdList()));
      }
      cursor = answer.getNextCursor();
      if (cursor == null || cursor.isEmpty()) {
        break;
      }
    }
    return all;
  }

  private void watched(String live, LiveAudience audience) throws WxErrorException {
    String key = FROM_THE_START;
    for (int page = 0; page < MOST_PAGES; page++) {
      WxCpWatchStat stat = service().getWatchStat(live, key);
      if (stat.getStatInfo() != null) {
        watched(stat.getStatInfo(), audience);
      }
      // WeCom says that only this tells whether there is more.
      boolean last = stat.getEnding() != null && stat.getEnding() == 1;
      if (last || stat.getNextKey() == null || stat.getNextKey().equals(key)) {
        break;
      }
      key = stat.getNextKey();
    }
  }

  private static void watched(WxCpWatchStat.StatInfo page, LiveAudience audience) {
    for (var user : Optional.ofNullable(page.getUsers()).orElse(List.of())) {
      audience.member(
          Optional.ofNullable(user.getUserid()).orElse(""),
          watched(user.getWatchTime(), user.getIsComment(), user.getIsMic()));
    }
    for (var guest : Optional.ofNullable(page.getExternalUsers()).orElse(List.of())) {
      audience.guest(
          Optional.ofNullable(guest.getExternalUserid()).orElse(""),
          watched(guest.getWatchTime(), guest.getIsComment(), guest.getIsMic()));
    }
  }

  private static LiveAudience.Watched watched(
      @Nullable Long time, @Nullable Integer comment, @Nullable Integer mic) {
    return new LiveAudience.Watched(
        seconds(time), comment != null && comment == 1, mic != null && mic == 1);
  }

  /** What WeCom does not say, or says in a way that it has not documented, will not be. */
  private static Status status(WxCpLivingInfo info) {
    return switch (info.getStatus()) {
      case 0 -> Status.BOOKED;
      case 1 -> Status.LIVE;
      case 2 -> Status.ENDED;
      case 4 -> Status.CANCELLED;
      case null, default -> Status.EXPIRED;
    };
  }

  private static long seconds(@Nullable Long seconds) {
    return seconds == null ? 0 : seconds;
  }
}
