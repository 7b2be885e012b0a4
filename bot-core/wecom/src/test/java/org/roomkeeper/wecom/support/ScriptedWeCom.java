package org.roomkeeper.wecom.support;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Executors;
import org.roomkeeper.runtime.settings.Secret;
import org.roomkeeper.wecom.client.WeComSettings;

/** A WeCom on loopback that answers what a test says and remembers what it was asked. */
public final class ScriptedWeCom implements AutoCloseable {
  private static final Answer OK = new Answer(200, "{\"errcode\":0,\"errmsg\":\"ok\"}");

  private final HttpServer server;
  private final List<Request> requests = new ArrayList<>();
  private final Map<String, Queue<Answer>> script = new HashMap<>();
  private final Map<String, Answer> standing = new HashMap<>();
  private int tokens;

  public ScriptedWeCom() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::handle);
    server.start();
  }

  /** A request that was made: its token is taken off the query. */
  public record Request(String method, String path, String query, String body) {}

  /** An answer; status 0 hangs up without one. */
  private record Answer(int status, String body, Optional<String> retryAfter) {
    Answer(int status, String body) {
      this(status, body, Optional.empty());
    }
  }

  /** The next request to a path gets this answer. */
  public ScriptedWeCom next(String path, String json) {
    return next(path, 200, json);
  }

  /** The next request to a path gets this status and body; 0 hangs up. */
  public synchronized ScriptedWeCom next(String path, int status, String body) {
    script.computeIfAbsent(path, key -> new ArrayDeque<>()).add(new Answer(status, body));
    return this;
  }

  /** The next request to a path is turned away and told to come again after so many seconds. */
  public synchronized ScriptedWeCom turnAway(String path, int status, String retryAfter) {
    script
        .computeIfAbsent(path, key -> new ArrayDeque<>())
        .add(new Answer(status, "", Optional.of(retryAfter)));
    return this;
  }

  /** Every request to a path gets this answer unless the script says otherwise. */
  public synchronized ScriptedWeCom always(String path, String json) {
    standing.put(path, new Answer(200, json));
    return this;
  }

  /** The requests to a path, in order. */
  public synchronized List<Request> to(String path) {
    return requests.stream().filter(request -> request.path().equals(path)).toList();
  }

  /** The body of the only request to a path. */
  public String bodyTo(String path) {
    var all = to(path);
    if (all.size() != 1) {
      throw new AssertionError(all.size() + " requests to " + path);
    }
    return all.getFirst().body();
  }

  /** Where it stands. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Settings that lead here. */
  public WeComSettings settings() {
    return settingsAt(address());
  }

  /** Settings for any address. */
  public static WeComSettings settingsAt(URI address) {
    return new WeComSettings(
        address,
        address,
        "corp1",
        1000002,
        new Secret("app-secret"),
        Optional.empty(),
        new WeComSettings.Callback(
            new Secret("token"),
            new Secret("jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C"),
            Duration.ofMinutes(5)),
        new WeComSettings.RoomCaps(500, 2000, 10000),
        new WeComSettings.Watch(
            Duration.ofSeconds(2), Duration.ofMinutes(1), Duration.ofMinutes(30)));
  }

  private void handle(HttpExchange exchange) throws IOException {
    var path = exchange.getRequestURI().getPath();
    var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    var answer = answer(exchange, path, body);
    if (answer.status() == 0) {
      exchange.close();
      return;
    }
    byte[] bytes = answer.body().getBytes(UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json; charset=UTF-8");
    answer.retryAfter().ifPresent(when -> exchange.getResponseHeaders().add("Retry-After", when));
    exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
    try (var out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }

  private synchronized Answer answer(HttpExchange exchange, String path, String body) {
    var query = Optional.ofNullable(exchange.getRequestURI().getQuery()).orElse("");
    requests.add(
        new Request(
            exchange.getRequestMethod(), path, query.replaceAll("&?access_token=[^&]*", ""), body));
    var queue = script.get(path);
    if (queue != null && !queue.isEmpty()) {
      return queue.remove();
    }
    if (standing.containsKey(path)) {
      return standing.get(path);
    }
    if (path.equals("/cgi-bin/gettoken")) {
      return new Answer(
          200,
          "{\"errcode\":0,\"errmsg\":\"ok\",\"access_token\":\"secret-token-"
              + ++tokens
              + "\",\"expires_in\":7200}");
    }
    return OK;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
