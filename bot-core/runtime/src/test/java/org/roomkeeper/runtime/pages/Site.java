package org.roomkeeper.runtime.pages;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** A site on loopback. What is not put there is not found. */
final class Site implements AutoCloseable {
  private final HttpServer server;
  private final Map<String, Answer> pages = new ConcurrentHashMap<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final List<String> agents = new CopyOnWriteArrayList<>();

  /** How a page is answered. */
  interface Answer {
    void to(HttpExchange exchange) throws IOException;
  }

  Site() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().toString();
    asked.add(path);
    agents.add(exchange.getRequestHeaders().getFirst("User-Agent"));
    pages
        .getOrDefault(path, pages.getOrDefault("*", one -> one.sendResponseHeaders(404, -1)))
        .to(exchange);
    exchange.close();
  }

  Site with(String path, Answer answer) {
    pages.put(path, answer);
    return this;
  }

  Site with(String path, String type, byte[] body, String... headers) {
    return with(
        path,
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", type);
          for (int i = 0; i < headers.length; i += 2) {
            exchange.getResponseHeaders().set(headers[i], headers[i + 1]);
          }
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
        });
  }

  Site with(String path, String html) {
    return with(path, "text/html; charset=utf-8", html.getBytes(StandardCharsets.UTF_8));
  }

  Site leading(String path, String to) {
    return with(
        path,
        exchange -> {
          exchange.getResponseHeaders().set("Location", to);
          exchange.sendResponseHeaders(302, -1);
        });
  }

  int port() {
    return server.getAddress().getPort();
  }

  /** The address of a page by a name that stands for loopback. */
  String at(String path) {
    return "http://site.example.org:" + port() + path;
  }

  List<String> asked() {
    return asked;
  }

  List<String> agents() {
    return agents;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
