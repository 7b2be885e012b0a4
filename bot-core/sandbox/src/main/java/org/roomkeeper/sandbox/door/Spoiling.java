package org.roomkeeper.sandbox.door;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.roomkeeper.sandbox.fault.FaultName;
import org.roomkeeper.sandbox.fault.FaultPlan;
import org.roomkeeper.sandbox.world.Json;
import org.roomkeeper.sandbox.world.WeComError;
import org.roomkeeper.sandbox.world.World;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets calls go wrong on purpose: those that were ordered by number first, then by the plan. */
final class Spoiling {
  private static final Logger LOG = LoggerFactory.getLogger(Spoiling.class);

  private final World world;
  private final Faults ordered;
  private final FaultPlan plan;
  private final ClockKeeper clock;

  Spoiling(World world, Faults ordered, FaultPlan plan, ClockKeeper clock) {
    this.world = world;
    this.ordered = ordered;
    this.plan = plan;
    this.clock = clock;
  }

  /** What goes wrong with a call that has come; null if all is well. */
  @Nullable Fault befalls(String path, boolean withToken) {
    Fault next = ordered.take(path);
    if (next != null) {
      return next;
    }
    Optional<FaultPlan.Strike> strike = plan.onRequest(path);
    if (strike.isEmpty()) {
      return null;
    }
    if (strike.get().name() == FaultName.TOKEN_EXPIRED) {
      if (!withToken) {
        return null;
      }
      world.run(here -> here.tokens().revoke(false));
    } else if (strike.get().name() == FaultName.CLOCK_JUMP) {
      clock.leap(strike.get().rule().millis());
    }
    return Fault.of(strike.get());
  }

  /** The body that is sent: the world's answer, or what stands in its place. */
  String text(JsonNode answer, @Nullable Fault fault, String ip) {
    if (fault == null || !fault.replacesAnswer()) {
      return Json.write(answer);
    }
    if (fault.reset()) {
      return "";
    }
    if (fault.rubbish() != null) {
      return fault.rubbish();
    }
    if (fault.half()) {
      return Json.write(answer.isEmpty() ? refusal(-1, ip) : answer);
    }
    return fault.errcode() == 0 ? "" : Json.write(refusal(fault.errcode(), ip));
  }

  private JsonNode refusal(int code, String ip) {
    return Answers.refused(
        new WeComError(code), ip, world.call(here -> here.clock().seconds()), "");
  }

  /**
   * Sends an answer, or what becomes of it.
   *
   * @param status the HTTP status if nothing is wrong
   */
  void send(Context ctx, @Nullable Fault fault, int status, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (fault != null && fault.delayMillis() > 0) {
      pause(fault.delayMillis());
    }
    if (fault != null && fault.reset()) {
      Resets.reset(ctx);
      return;
    }
    ctx.status(status).contentType("application/json; charset=UTF-8");
    if (fault != null && fault.half()) {
      sendHalf(ctx, bytes);
    } else {
      ctx.result(bytes);
    }
  }

  private static void sendHalf(Context ctx, byte[] bytes) {
    try {
      var response = ctx.res();
      response.setContentLength(bytes.length);
      response.getOutputStream().write(Arrays.copyOf(bytes, bytes.length / 2));
      response.flushBuffer();
    } catch (IOException e) {
      LOG.debug("The caller hung up before half an answer", e);
    }
    Resets.reset(ctx);
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
