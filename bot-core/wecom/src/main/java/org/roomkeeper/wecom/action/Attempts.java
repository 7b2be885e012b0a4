package org.roomkeeper.wecom.action;

import java.time.Duration;
import java.time.InstantSource;
import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.cp.api.WxCpService;
import org.roomkeeper.api.Outcome;
import org.roomkeeper.api.Phrase;
import org.roomkeeper.runtime.platform.AfterCrash;
import org.roomkeeper.wecom.client.Reached;
import org.roomkeeper.wecom.client.TurnedAway;
import org.roomkeeper.wecom.client.WeComErrors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One attempt at a request, and what became of it. What certainly did not happen may be tried
 * later; what may have happened is tried later only where a repeat does no harm, and is unknown
 * otherwise.
 */
final class Attempts {
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
  private static final Duration RATE_WINDOW = Duration.ofMinutes(1);
  private static final Duration LONGEST_RATE_WINDOW = Duration.ofHours(1);
  private static final Duration SETUP_PAUSE = Duration.ofMinutes(5);
  private static final Logger LOG = LoggerFactory.getLogger(Attempts.class);

  private final InstantSource clock;

  Attempts(InstantSource clock) {
    this.clock = clock;
  }

  /** A request to WeCom. */
  interface Request {
    /** Sends it and says what came of it. */
    Outcome send() throws WxErrorException;
  }

  /**
   * Makes an attempt. The token is fetched first, so that what goes wrong with it is known to have
   * stopped the request before it left.
   *
   * @param attempt which try this is, from 1
   * @param repeats what may be done with a request that may have arrived
   */
  Outcome with(WxCpService service, int attempt, AfterCrash repeats, Request request) {
    try {
      service.getAccessToken();
    } catch (WxErrorException e) {
      var why = WeComErrors.phraseFor(e);
      return WeComErrors.sortOf(e) == WeComErrors.Sort.SETUP
          ? laterForAll(SETUP_PAUSE, why)
          : later(pause(attempt), why);
    } catch (RuntimeException e) {
      LOG.debug("No token", e);
      return notNow(e, attempt, Phrase.of("outcome.no-token", Reached.wordsFor(e)));
    }
    return attempt(attempt, repeats, request, true);
  }

  /** Makes an attempt at a request that needs no token: to a robot, whose limits are its own. */
  Outcome without(int attempt, AfterCrash repeats, Request request) {
    return attempt(attempt, repeats, request, false);
  }

  /** What stands in the way of one stands in the way of all where they share their limits. */
  private Outcome attempt(int attempt, AfterCrash repeats, Request request, boolean shared) {
    try {
      return request.send();
    } catch (WxErrorException e) {
      return answered(e, attempt, repeats, shared);
    } catch (RuntimeException e) {
      // I/O, an HTTP status, an answer that is no JSON: the library has but this kind for them.
      LOG.debug("No answer", e);
      var why = Phrase.of("outcome.no-answer", Reached.wordsFor(e));
      return Reached.by(e) == Reached.NO ? notNow(e, attempt, why) : hidden(attempt, repeats, why);
    }
  }

  /** It did not arrive; the platform may have said when to come again. */
  private Outcome notNow(RuntimeException e, int attempt, Phrase why) {
    return TurnedAway.in(e)
        .flatMap(TurnedAway::comeAgainIn)
        .map(pause -> laterForAll(longer(pause, pause(attempt)), why))
        .orElseGet(() -> later(pause(attempt), why));
  }

  private Outcome answered(WxErrorException e, int attempt, AfterCrash repeats, boolean shared) {
    var why = WeComErrors.phraseFor(e);
    return switch (WeComErrors.sortOf(e)) {
      case BUSY, SILENT -> hidden(attempt, repeats, why);
      case RATE -> shared ? laterForAll(rateWindow(attempt), why) : later(rateWindow(attempt), why);
      case CROWDED, NOT_YET, TOKEN -> later(pause(attempt), why);
      case SETUP -> laterForAll(SETUP_PAUSE, why);
      case TOO_LATE -> new Outcome.Late();
      case FORBIDDEN, GONE, SPENT, REFUSED -> new Outcome.Refused(why);
    };
  }

  /** Nobody can say whether it was done. */
  private Outcome hidden(int attempt, AfterCrash repeats, Phrase why) {
    return repeats == AfterCrash.REPEAT ? later(pause(attempt), why) : new Outcome.Unknown(why);
  }

  private Outcome later(Duration pause, Phrase why) {
    return new Outcome.TryLater(clock.instant().plus(pause), why);
  }

  private Outcome laterForAll(Duration pause, Phrase why) {
    return new Outcome.TryLater(clock.instant().plus(pause), why, true);
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  private static Duration pause(int attempt) {
    return doubled(FIRST_PAUSE, attempt, LONGEST_PAUSE);
  }

  /** WeCom does not say which of its windows is full: first the minute, then longer ones. */
  private static Duration rateWindow(int attempt) {
    return doubled(RATE_WINDOW, attempt, LONGEST_RATE_WINDOW);
  }

  private static Duration doubled(Duration first, int attempt, Duration longest) {
    var pause = first.multipliedBy(1L << Math.min(12, Math.max(0, attempt - 1)));
    return pause.compareTo(longest) > 0 ? longest : pause;
  }
}
