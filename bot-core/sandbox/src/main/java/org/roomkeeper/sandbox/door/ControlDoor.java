package org.roomkeeper.sandbox.door;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.roomkeeper.sandbox.callback.CallbackSender;
import org.roomkeeper.sandbox.fault.FaultName;
import org.roomkeeper.sandbox.fault.FaultPlan;
import org.roomkeeper.sandbox.fault.FaultRule;
import org.roomkeeper.sandbox.journal.Journal;
import org.roomkeeper.sandbox.world.Archive;
import org.roomkeeper.sandbox.world.Args;
import org.roomkeeper.sandbox.world.Json;
import org.roomkeeper.sandbox.world.WeComError;
import org.roomkeeper.sandbox.world.World;

/**
 * Answers {@code /_sandbox/…}: what only people can do, what tests need, and the state of the
 * world. WeCom has none of this. A request that makes no sense is answered with HTTP 400 and {@code
 * {"error": …}}.
 */
final class ControlDoor {
  private static final String ROOT = "/_sandbox/";
  private static final int MOST_ENTRIES = 10_000;

  private final World world;
  private final Journal journal;
  private final Faults faults;
  private final FaultPlan plan;
  private final ClockKeeper clock;
  private final CallbackSender callbacks;
  private final ArchiveDoor archive;
  private final ObjectNode ready;
  private final PeopleControls people = new PeopleControls();

  ControlDoor(
      World world,
      Journal journal,
      Faults faults,
      FaultPlan plan,
      ClockKeeper clock,
      CallbackSender callbacks,
      ArchiveDoor archive,
      ObjectNode ready) {
    this.world = world;
    this.journal = journal;
    this.faults = faults;
    this.plan = plan;
    this.clock = clock;
    this.callbacks = callbacks;
    this.archive = archive;
    this.ready = ready;
  }

  /** Answers a request. */
  void answer(Context ctx) {
    long nanos = System.nanoTime();
    String path = ctx.path().substring(ROOT.length());
    long began = world.call(here -> here.clock().now());
    String body = new String(ctx.bodyAsBytes(), StandardCharsets.UTF_8);
    int status = 200;
    int errcode = 0;
    JsonNode answer;
    try {
      Args args = args(ctx, body);
      if (path.equals(ArchiveDoor.PATH)) {
        archive.answer(ctx, args);
        return;
      }
      answer = act(ctx, path, args);
    } catch (IllegalArgumentException e) {
      status = 400;
      answer = Json.object().put("error", String.valueOf(e.getMessage()));
    } catch (WeComError e) {
      status = 400;
      errcode = e.code();
      answer = Json.object().put("errcode", e.code()).put("error", e.phrase());
    } catch (JsonProcessingException e) {
      status = 400;
      answer = Json.object().put("error", "the body is no JSON object");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      status = 503;
      answer = Json.object().put("error", "the sandbox is closing");
    }
    String text = Json.write(answer);
    ctx.status(status)
        .contentType("application/json; charset=UTF-8")
        .result(text.getBytes(StandardCharsets.UTF_8));
    boolean worthNoting = !ctx.method().equals(HandlerType.GET) && !path.startsWith("clock/follow");
    if (worthNoting) {
      String query = ctx.queryString() == null ? "" : ctx.queryString();
      journal.request(
          "control",
          began,
          nanos,
          ctx.method().name(),
          ctx.path(),
          query,
          body,
          status,
          errcode,
          text,
          null,
          true);
    }
  }

  private static Args args(Context ctx, String body) throws JsonProcessingException {
    ObjectNode all = Json.object();
    ctx.queryParamMap()
        .forEach((name, values) -> all.put(name, values.isEmpty() ? "" : values.getFirst()));
    if (!body.isBlank()) {
      if (!(Json.read(body) instanceof ObjectNode object)) {
        throw new IllegalArgumentException("the body is no JSON object");
      }
      all.setAll(object);
    }
    return new Args(all);
  }

  private JsonNode act(Context ctx, String path, Args args) throws InterruptedException {
    PeopleControls.Control control = people.get(path);
    if (control != null) {
      return world.call(here -> control.act(here, args));
    }
    if (path.startsWith("rooms/")) {
      String id = path.substring("rooms/".length());
      return world.call(here -> WorldViews.room(here, id, args));
    }
    if (path.startsWith("phone/")) {
      String person = path.substring("phone/".length());
      return world.call(here -> WorldViews.phone(here, person));
    }
    boolean post = !ctx.method().equals(HandlerType.GET);
    return switch (path) {
      case "ready" -> ready;
      case "world" -> world.call(WorldViews::world);
      case "people" -> world.call(here -> WorldViews.people(here, args));
      case "cards" -> world.call(WorldViews::cards);
      case "tasks" -> world.call(WorldViews::tasks);
      case "library" -> world.call(WorldViews::library);
      case "clock" -> clock.show();
      case "clock/advance" -> clock.advance(args);
      case "clock/follow" -> clock.follow(args);
      case "clock/forget" -> clock.forget(args);
      case "clock/run" -> clock.run(args);
      case "clock/await" -> clock.await(args);
      case "clock/walk" -> clock.walk(args.flag("on", true));
      case "clock/stop" -> clock.walk(false);
      case "knobs" -> post ? knobs(args) : world.knobs().toJson();
      case "journal" -> journal(args);
      case "faults" -> post ? planned(args) : plan.toJson();
      case "faults/clear" -> cleared();
      case "fault/next" -> fault(args);
      case "fault/clear" -> cleared();
      case "fault/callbacks" -> spoiled(args);
      case "tokens/revoke" -> revoked(args);
      case "limits/forget" -> forgotten();
      case "callback" -> post ? callback(args) : callbackState();
      case "archive-key" -> archiveKey(args);
      default -> throw new IllegalArgumentException("there is nothing at " + ROOT + path);
    };
  }

  private static ObjectNode ok() {
    return Json.object().put("ok", true);
  }

  private ObjectNode knobs(Args args) {
    args.json().properties().forEach(knob -> world.knobs().set(knob.getKey(), knob.getValue()));
    return world.knobs().toJson();
  }

  private ObjectNode journal(Args args) {
    return journal.since(
        args.number("since", 0),
        args.within("limit", 1000, 1, MOST_ENTRIES),
        args.textOrNull("kind"),
        args.textOrNull("path"));
  }

  private ObjectNode fault(Args args) {
    faults.add(Fault.of(args));
    return ok();
  }

  /** The faults of the plan, in the place of those before. */
  private ObjectNode planned(Args args) {
    List<FaultRule> rules = args.objects("faults").stream().map(FaultRule::of).toList();
    plan.set(args.number("seed", 1), rules);
    return plan.toJson();
  }

  private ObjectNode cleared() {
    faults.clear();
    plan.clear();
    callbacks.spoil(0, 0, 0);
    callbacks.releaseHeld();
    return ok();
  }

  /** Whole numbers are for the next events, rates (0 to 1) with a seed for all from now on. */
  private ObjectNode spoiled(Args args) {
    callbacks.spoil(args.number("drop", 0), args.number("duplicate", 0), args.number("reorder", 0));
    plan.set(
        args.number("seed", 1),
        List.of(
            rate(FaultName.CALLBACK_DROPPED, args, "dropRate"),
            rate(FaultName.CALLBACK_DOUBLED, args, "duplicateRate"),
            rate(FaultName.CALLBACK_REORDERED, args, "reorderRate")));
    return ok();
  }

  private static FaultRule rate(FaultName name, Args args, String rate) {
    return new FaultRule(name, "", args.json().path(rate).asDouble(0), 0, 0);
  }

  private ObjectNode revoked(Args args) {
    world.run(here -> here.tokens().revoke(args.flag("forgotten", false)));
    return ok();
  }

  private ObjectNode forgotten() {
    world.run(World::forgetRates);
    return ok();
  }

  private ObjectNode callback(Args args) throws InterruptedException {
    if (!args.has("url")) {
      callbacks.forget();
      return callbackState();
    }
    String wrong = callbacks.verify(args.text("url"));
    if (wrong != null) {
      throw new IllegalArgumentException("the callback address was not accepted: " + wrong);
    }
    return callbackState();
  }

  private ObjectNode callbackState() {
    return Json.object().put("url", callbacks.url()).put("pending", callbacks.pending());
  }

  private ObjectNode archiveKey(Args args) {
    String pem = args.has("key") ? args.text("key") : args.need("publicKey");
    int version = (int) args.number("version", args.number("publickey_ver", 1));
    var key = new Archive.Key(version, ArchiveSeal.publicKey(pem));
    world.run(here -> here.archive().key(key));
    return ok().put("version", version);
  }
}
