package org.roomkeeper.wecom.callback;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.roomkeeper.runtime.intake.Intake;
import org.roomkeeper.runtime.time.Clockwork;
import org.roomkeeper.runtime.web.WebRoutes;
import org.roomkeeper.wecom.archive.ArchiveReader;
import org.roomkeeper.wecom.callback.FlatXml.Malformed;
import org.roomkeeper.wecom.callback.Refusal.Refused;
import org.roomkeeper.wecom.client.WeComSettings;
import org.roomkeeper.wecom.watch.RoomWatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * WeCom's callback on {@code /wecom/callback}: verified, opened, written down, and only then
 * acknowledged with an empty 200. What is refused is counted and leaves nothing behind. A repeat is
 * acknowledged as if it were new, since WeCom repeats what it saw no answer to, and is written down
 * once.
 *
 * <p>While a callback waits for the ledger it holds no thread, so that many share one commit; how
 * many may wait is bounded in number and bytes, and whatever comes beyond is answered 503 with a
 * {@code Retry-After}.
 */
@Singleton
public final class CallbackEndpoint implements WebRoutes {
  /** Where the callback stands. */
  public static final String PATH = "/wecom/callback";

  private static final int MOST_WAITING = 4_096;
  private static final long MOST_WAITING_BYTES = 16L << 20;
  private static final Duration WRITING = Duration.ofSeconds(4); // WeCom hangs up after five
  private static final String COME_AGAIN_SECONDS = "1";
  private static final Logger LOG = LoggerFactory.getLogger(CallbackEndpoint.class);

  private final Opening opening;
  private final EventDecoder decoder;
  private final Intake intake;
  private final Runnable watch;
  private final Runnable archive;
  private final MeterRegistry metrics;
  private final WaitingRoom waiting;
  private final Duration longest;
  private final Timer taking;

  /** Answers what was written down, so that a slow line holds up no commit. */
  private final Executor answering =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("acknowledgement-", 1).factory());

  @Inject
  CallbackEndpoint(
      WeComSettings settings,
      Clockwork clock,
      Intake intake,
      RoomWatch watch,
      ArchiveReader archive,
      MeterRegistry metrics) {
    this(
        settings,
        InstantSource.system(),
        clock,
        intake,
        watch::ring,
        archive::ring,
        metrics,
        new WaitingRoom(MOST_WAITING, MOST_WAITING_BYTES),
        WRITING);
  }

  /**
   * Makes an endpoint.
   *
   * @param host the host's clock: freshness is a matter of transport, not of the rooms' time
   * @param clock the rooms' clock
   * @param watch rings when something was noticed
   * @param archive rings when the archive has something new
   * @param waiting how much may wait to be written down
   * @param longest how long one may wait before WeCom is told to come again
   */
  CallbackEndpoint(
      WeComSettings settings,
      InstantSource host,
      InstantSource clock,
      Intake intake,
      Runnable watch,
      Runnable archive,
      MeterRegistry metrics,
      WaitingRoom waiting,
      Duration longest) {
    this.opening = new Opening(settings, host);
    this.decoder = new EventDecoder(clock);
    this.intake = intake;
    this.watch = watch;
    this.archive = archive;
    this.metrics = metrics;
    this.waiting = waiting;
    this.longest = longest;
    this.taking =
        Timer.builder("roomkeeper.wecom.callbacks.taking")
            .description("from the callback's last byte to its acknowledgement")
            .publishPercentileHistogram()
            .minimumExpectedValue(Duration.ofMillis(1))
            .maximumExpectedValue(Duration.ofSeconds(5))
            .register(metrics);
    waiting.countIn(metrics);
  }

  @Override
  public Listener listener() {
    return Listener.PUBLIC;
  }

  @Override
  public void add(RoutesConfig routes) {
    routes.get(PATH, this::echo);
    routes.post(PATH, this::receive);
  }

  /** The check of the address: the plaintext of {@code echostr} and nothing else. */
  private void echo(Context http) {
    try {
      // Some senders leave the plus signs of Base64 as they are, which then arrive as spaces.
      var encrypted = Opening.parameter(http, "echostr").replace(' ', '+');
      byte[] plain = opening.opened(http, encrypted);
      count("echoed");
      http.status(200).contentType("text/plain").result(plain);
    } catch (Refused refused) {
      refuse(http, refused);
    }
  }

  private void receive(Context http) {
    try {
      var began = Timer.start();
      byte[] body = Opening.body(http);
      if (!waiting.enter(body.length)) {
        throw new Refused(Refusal.OVERLOADED, "too much is waiting");
      }
      var decoded = inTheRoom(http, body);
      var written = write(decoded);
      // Not before it is written, even if WeCom is sent away meanwhile: till then it is in memory.
      var _ = written.whenComplete((_, _) -> waiting.leave(body.length));
      http.future(() -> acknowledged(http, decoded, written, began));
    } catch (Refused refused) {
      refuse(http, refused);
    }
  }

  private Decoded inTheRoom(Context http, byte[] body) throws Refused {
    try {
      return decode(opening.message(http, body));
    } catch (Refused | RuntimeException out) {
      waiting.leave(body.length);
      throw out;
    }
  }

  private Decoded decode(byte[] xml) throws Refused {
    try {
      return decoder.decode(xml);
    } catch (Malformed e) {
      throw new Refused(Refusal.MALFORMED, "the message is no XML", e);
    }
  }

  /** Completes with the number of new things once they would survive a power cut. */
  private CompletableFuture<Integer> write(Decoded decoded) {
    return decoded.incoming().isEmpty()
        ? CompletableFuture.completedFuture(1)
        : intake.write(decoded.incoming());
  }

  private CompletableFuture<?> acknowledged(
      Context http, Decoded decoded, CompletableFuture<Integer> written, Timer.Sample began) {
    return written
        .copy()
        .orTimeout(longest.toMillis(), TimeUnit.MILLISECONDS)
        .handleAsync(
            (fresh, trouble) -> {
              if (trouble == null) {
                acknowledge(http, decoded, fresh);
              } else {
                // If it is written after all, WeCom's next try is recognised as a repeat.
                refuse(http, new Refused(Refusal.OVERLOADED, "not written down in time", trouble));
              }
              return began.stop(taking);
            },
            answering);
  }

  private void acknowledge(Context http, Decoded decoded, int fresh) {
    count(fresh > 0 ? "taken" : "repeated");
    if (decoded.watchRings()) {
      watch.run();
    }
    if (decoded.archiveRings()) {
      archive.run();
    }
    http.status(200);
  }

  private void refuse(Context http, Refused refused) {
    var refusal = refused.refusal();
    count(refusal.label());
    if (refusal == Refusal.OVERLOADED) {
      // Counted; the waiting room and the ledger say in words what is the matter.
      LOG.debug("A callback is to come again", refused);
      http.header("Retry-After", COME_AGAIN_SECONDS);
    } else {
      LOG.info("Refused a callback as {}: {}", refusal.label(), refused.getMessage());
    }
    http.status(refusal.status()).contentType("text/plain").result(refusal.label().getBytes(UTF_8));
  }

  private void count(String result) {
    metrics.counter("roomkeeper.wecom.callbacks", "result", result).increment();
  }
}
