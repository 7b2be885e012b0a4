package org.roomkeeper.sandbox.callback;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.roomkeeper.sandbox.fault.FaultPlan;
import org.roomkeeper.sandbox.journal.Journal;
import org.roomkeeper.sandbox.world.CallbackEvent;
import org.roomkeeper.sandbox.world.Knob;
import org.roomkeeper.sandbox.world.World;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers events to the bot's callback address: sealed and signed, answered within five seconds,
 * three tries in total, in order unless told otherwise. Times of signatures are the host's.
 */
public final class CallbackSender implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CallbackSender.class);
  private static final int TRIES = 3;
  private static final String TOO_SLOW = "too slow: ";

  private final World world;
  private final Journal journal;
  private final CallbackCrypto crypto;
  private final CallbackFaults faults;
  private final PassiveReply replies;
  private final HttpClient http;
  private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
  private final LinkedBlockingQueue<CallbackEvent> queue = new LinkedBlockingQueue<>();
  private final AtomicInteger pending = new AtomicInteger();
  private volatile Runnable onEnd = () -> {};
  private volatile Runnable onRest = () -> {};
  private final AtomicLong sends = new AtomicLong();
  private final Object gate = new Object();
  private final Thread dispatcher;
  private int inFlight;
  private volatile @Nullable String url;
  private volatile boolean closed;

  /** Listens to the world from now on; sends once there is an address. */
  public CallbackSender(World world, Journal journal, CallbackCrypto crypto, FaultPlan plan) {
    this.world = world;
    this.journal = journal;
    this.crypto = crypto;
    this.faults = new CallbackFaults(plan);
    this.replies = new PassiveReply(world, crypto);
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .executor(workers)
            .build();
    world.onEvent(this::queue);
    dispatcher = Thread.ofPlatform().name("sandbox-callbacks").daemon().unstarted(this::dispatch);
    dispatcher.start();
  }

  private void queue(CallbackEvent event) {
    if (url == null) {
      note(event, 0, 0, "no address", System.nanoTime());
      return;
    }
    for (CallbackEvent now : faults.on(event)) {
      pending.incrementAndGet();
      queue.add(now);
    }
  }

  /**
   * Sets the address after proving that the bot has token and key: a signed GET that must bring
   * back the decrypted text, nothing else, within a second. Whoever is only just awake is asked
   * once more, as an administrator would press the button again.
   *
   * @return what is wrong, or null
   */
  public @Nullable String verify(String address) throws InterruptedException {
    String wrong = proved(address);
    return wrong == null || !wrong.startsWith(TOO_SLOW) ? wrong : proved(address);
  }

  private @Nullable String proved(String address) throws InterruptedException {
    String plain = String.valueOf(ThreadLocalRandom.current().nextLong(1L << 60, Long.MAX_VALUE));
    String sealed = crypto.seal(plain);
    long started = System.nanoTime();
    try {
      HttpResponse<String> response =
          exchange(
              HttpRequest.newBuilder(signed(address, sealed, now(), nonce(), true)).GET(),
              within(Knob.ECHO_TIMEOUT_MILLIS));
      String wrong =
          response.statusCode() != 200
              ? "answered with status " + response.statusCode()
              : response.body().equals(plain) ? null : "answered with another text";
      note(address, response.statusCode(), wrong, started);
      if (wrong == null) {
        url = address;
      }
      return wrong;
    } catch (HttpTimeoutException e) {
      note(address, 0, String.valueOf(e), started);
      return TOO_SLOW + e.getMessage();
    } catch (IOException | IllegalArgumentException e) {
      note(address, 0, String.valueOf(e), started);
      return "not reached: " + e;
    }
  }

  /** Stops sending. */
  public void forget() {
    url = null;
  }

  /** Where events go, or null. */
  public @Nullable String url() {
    return url;
  }

  /**
   * Has these called.
   *
   * @param told whenever an event was taken, or given up
   * @param rest whenever none is on its way any more
   */
  public void onEnd(Runnable told, Runnable rest) {
    onEnd = told;
    onRest = rest;
  }

  /** Events on their way or waiting for it. */
  public int pending() {
    return pending.get();
  }

  /** Requests sent so far, each try counted. */
  public long sends() {
    return sends.get();
  }

  /** Lets the next so many events be lost, come twice, or come last one first. */
  public void spoil(long drop, long duplicate, long reorder) {
    faults.next(drop, duplicate, reorder);
  }

  /** Lets what is held back for a later place go now. */
  public void releaseHeld() {
    for (CallbackEvent event : faults.release()) {
      pending.incrementAndGet();
      queue.add(event);
    }
  }

  private void dispatch() {
    try {
      while (!closed) {
        CallbackEvent event = queue.take();
        synchronized (gate) {
          while (inFlight >= Math.max(1, world.knobs().number(Knob.CALLBACKS_IN_FLIGHT))) {
            gate.wait();
          }
          inFlight++;
        }
        workers.execute(() -> deliver(event));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void deliver(CallbackEvent event) {
    try {
      String sealed = crypto.seal(event.xml());
      String timestamp = now();
      String nonce = nonce();
      for (int attempt = 1; attempt <= TRIES; attempt++) {
        if (attempt > 1) {
          Thread.sleep(world.knobs().number(Knob.CALLBACK_RETRY_PAUSE_MILLIS));
          if (!world.knobs().flag(Knob.CALLBACK_RETRIES_IDENTICAL)) {
            sealed = crypto.seal(event.xml());
            timestamp = now();
            nonce = nonce();
          }
        }
        String to = url;
        if (to == null || closed || post(event, to, sealed, timestamp, nonce, attempt)) {
          return;
        }
      }
      LOG.debug("A callback was given up after {} tries: {}", TRIES, event.summary());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      onEnd.run(); // first, or there is a moment in which nothing seems to have been sent
      if (pending.decrementAndGet() == 0) {
        onRest.run();
      }
      synchronized (gate) {
        inFlight--;
        gate.notifyAll();
      }
    }
  }

  private boolean post(
      CallbackEvent event, String to, String sealed, String timestamp, String nonce, int attempt)
      throws InterruptedException {
    String body =
        "<xml><ToUserName><![CDATA["
            + world.corp().corpId()
            + "]]></ToUserName><Encrypt><![CDATA["
            + sealed
            + "]]></Encrypt><AgentID><![CDATA["
            + event.agentId()
            + "]]></AgentID></xml>";
    long started = System.nanoTime();
    sends.incrementAndGet();
    try {
      HttpResponse<String> response =
          exchange(
              HttpRequest.newBuilder(signed(to, sealed, timestamp, nonce, false))
                  .header("Content-Type", "text/xml; charset=utf-8")
                  .POST(HttpRequest.BodyPublishers.ofString(body)),
              within(Knob.CALLBACK_TIMEOUT_MILLIS));
      int status = response.statusCode();
      note(event, attempt, status, status == 200 ? null : "status " + status, started);
      if (status == 200) {
        replies.read(event, response.body());
      }
      return status == 200;
    } catch (IOException e) {
      note(event, attempt, 0, String.valueOf(e), started);
      return false;
    }
  }

  private void note(String address, int status, @Nullable String wrong, long nanos) {
    long now = world.call(here -> here.clock().now());
    journal.callback("verify", now, nanos, address, 1, status, wrong, "echostr", "");
  }

  private void note(
      CallbackEvent event, int attempt, int status, @Nullable String wrong, long nanos) {
    journal.callback(
        "callback",
        event.fields().get("CreateTime") instanceof Long seconds ? seconds * 1000 : 0,
        nanos,
        String.valueOf(url),
        attempt,
        status,
        wrong,
        event.summary(),
        event.xml());
  }

  private URI signed(String address, String sealed, String timestamp, String nonce, boolean echo) {
    String query =
        "msg_signature="
            + crypto.sign(timestamp, nonce, sealed)
            + "&timestamp="
            + timestamp
            + "&nonce="
            + nonce
            + (echo ? "&echostr=" + URLEncoder.encode(sealed, StandardCharsets.UTF_8) : "");
    return URI.create(address + (address.contains("?") ? "&" : "?") + query);
  }

  private Duration within(Knob knob) {
    return Duration.ofMillis(Math.max(1, world.knobs().number(knob)));
  }

  /** The whole answer in time: the client's own time limit ends where the answer begins. */
  private HttpResponse<String> exchange(HttpRequest.Builder request, Duration most)
      throws IOException, InterruptedException {
    CompletableFuture<HttpResponse<String>> answer =
        http.sendAsync(request.timeout(most).build(), BodyHandlers.ofString());
    try {
      return answer.get(most.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException slow) {
      answer.cancel(true);
      throw new HttpTimeoutException("no whole answer within " + most.toMillis() + " ms");
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof IOException io ? io : new IOException(failed.getCause());
    }
  }

  private static String now() {
    return String.valueOf(System.currentTimeMillis() / 1000);
  }

  private static String nonce() {
    return String.valueOf(ThreadLocalRandom.current().nextInt(100_000_000, Integer.MAX_VALUE));
  }

  @Override
  public void close() {
    closed = true;
    dispatcher.interrupt();
    workers.shutdownNow();
    http.shutdownNow();
  }
}
