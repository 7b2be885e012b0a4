package org.roomkeeper.sandbox.door;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.javalin.http.UploadedFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.roomkeeper.sandbox.journal.Journal;
import org.roomkeeper.sandbox.world.Args;
import org.roomkeeper.sandbox.world.Caller;
import org.roomkeeper.sandbox.world.Json;
import org.roomkeeper.sandbox.world.Knob;
import org.roomkeeper.sandbox.world.Media;
import org.roomkeeper.sandbox.world.WeComError;
import org.roomkeeper.sandbox.world.World;

/**
 * Answers {@code /cgi-bin/…} as WeCom does: HTTP 200 with an error code, whatever the method, with
 * or without a content type, numbers as texts and texts as numbers, fields that it does not know
 * passed over.
 *
 * <p>Checked in this order: faults on purpose, token, address, right of the secret, rate, JSON,
 * then what the API itself demands.
 */
final class WeComDoor {
  private static final String WRONG_JSON = "Warning: wrong json format. ";
  private static final String MEDIA_GET = "/cgi-bin/media/get";
  private static final String FILE = "sandbox.file";
  private static final ObjectNode NOT_THERE =
      Json.object().put("errcode", 404).put("errmsg", "no such api");

  private final World world;
  private final Journal journal;
  private final Spoiling spoiling;
  private final ClockKeeper clock;
  private final ApiRoutes routes = new ApiRoutes();

  WeComDoor(World world, Journal journal, Spoiling spoiling, ClockKeeper clock) {
    this.world = world;
    this.journal = journal;
    this.spoiling = spoiling;
    this.clock = clock;
  }

  /** Answers a call. */
  void answer(Context ctx) {
    long nanos = System.nanoTime();
    String path = ctx.path().replaceAll("/{2,}", "/");
    clock.requestBegins();
    try {
      String body = isMultipart(ctx) ? "" : new String(ctx.bodyAsBytes(), StandardCharsets.UTF_8);
      long began = world.call(here -> here.clock().now());
      Fault fault = spoiling.befalls(path, ctx.queryParam("access_token") != null);
      boolean done = fault == null || fault.letsItBeDone();
      ObjectNode answer = done ? done(ctx, path, body) : Json.object();
      int errcode = answer.path("errcode").asInt();
      int status = 200;
      if (fault != null && fault.replacesAnswer()) {
        errcode = fault.errcode();
        status = fault.reset() || fault.half() ? 0 : fault.status();
      } else if (answer.equals(NOT_THERE)) {
        status = 404;
      }
      String text = spoiling.text(answer, fault, ctx.ip());
      clock.untilLeapIsHeardOf();
      if (ctx.attribute(FILE) instanceof Media.Stored file && errcode == 0 && fault == null) {
        sendFile(ctx, file);
      } else {
        spoiling.send(ctx, fault, status == 0 ? 200 : status, text);
      }
      String query = ctx.queryString() == null ? "" : ctx.queryString();
      journal.request(
          "request",
          began,
          nanos,
          ctx.method().name(),
          path,
          query,
          body,
          status,
          errcode,
          text,
          fault == null ? null : fault.name(),
          done);
    } finally {
      clock.requestEnds();
    }
  }

  private ObjectNode done(Context ctx, String path, String body) {
    ApiRoutes.Route route = routes.get(path);
    if (route.equals(ApiRoutes.NONE) && !path.equals(MEDIA_GET)) {
      return NOT_THERE;
    }
    Media.@Nullable Stored file = file(ctx);
    return world.call(
        here -> {
          boolean badJson = false;
          try {
            Args query = query(ctx);
            Caller caller =
                route.token() || path.equals(MEDIA_GET)
                    ? here.tokens().whose(query.textOrNull("access_token"))
                    : Caller.APP;
            if (route.token()) {
              demandAddress(here, ctx.ip());
              here.tokens().demandRight(caller, path);
            }
            here.countCall(path, ctx.ip());
            JsonNode json = json(body);
            badJson = json == null;
            if (json == null) {
              throw new WeComError(40058);
            }
            query.json().setAll((ObjectNode) json);
            if (path.equals(MEDIA_GET)) {
              ctx.attribute(FILE, here.media().demand(query.need("media_id", 41006)));
              return Answers.ok(Json.object());
            }
            var request = new ApiRequest(query, caller, ctx.ip(), file);
            return Answers.ok(route.api().answer(here, request));
          } catch (WeComError refused) {
            return Answers.refused(
                refused, ctx.ip(), here.clock().seconds(), badJson ? WRONG_JSON : "");
          }
        });
  }

  private static void demandAddress(World world, String ip) {
    String trusted = world.knobs().text(Knob.TRUSTED_IPS);
    if (!trusted.isBlank() && !Arrays.asList(trusted.split("\\s*,\\s*")).contains(ip)) {
      throw new WeComError(60020);
    }
  }

  /** The body as an object; an empty one if there is none; null if it is something else. */
  private static @Nullable JsonNode json(String body) {
    String text = body.startsWith("\uFEFF") ? body.substring(1) : body;
    if (text.isBlank()) {
      return Json.object();
    }
    try {
      JsonNode node = Json.read(text);
      return node.isObject() ? node : null;
    } catch (JsonProcessingException e) {
      return null;
    }
  }

  private static Args query(Context ctx) {
    var query = Json.object();
    ctx.queryParamMap()
        .forEach((name, values) -> query.put(name, values.isEmpty() ? "" : values.getFirst()));
    return new Args(query);
  }

  private static boolean isMultipart(Context ctx) {
    String type = ctx.contentType();
    return type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/");
  }

  private static Media.@Nullable Stored file(Context ctx) {
    if (!isMultipart(ctx)) {
      return null;
    }
    List<UploadedFile> files = ctx.uploadedFiles();
    if (files.isEmpty()) {
      return null;
    }
    UploadedFile first =
        files.stream()
            .filter(file -> file.filename() != null && !file.filename().isEmpty())
            .findFirst()
            .orElse(files.getFirst());
    try (InputStream in = first.content()) {
      return new Media.Stored(first.filename(), "", in.readAllBytes(), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void sendFile(Context ctx, Media.Stored file) {
    String type =
        switch (file.type()) {
          case "image" -> file.name().endsWith(".jpg") ? "image/jpeg" : "image/png";
          case "voice" -> "voice/amr";
          case "video" -> "video/mp4";
          default -> "application/octet-stream";
        };
    String name = URLEncoder.encode(file.name(), StandardCharsets.UTF_8);
    ctx.contentType(type)
        .header("Content-disposition", "attachment; filename=\"" + name + "\"")
        .result(file.bytes());
  }
}
