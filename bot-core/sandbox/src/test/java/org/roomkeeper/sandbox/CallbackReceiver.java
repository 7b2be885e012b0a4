package org.roomkeeper.sandbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A callback endpoint that knows nothing of the sandbox's code: it checks signatures and opens
 * envelopes by itself, and misbehaves when told to.
 */
final class CallbackReceiver implements AutoCloseable {
  private static final Pattern ENCRYPT =
      Pattern.compile("<Encrypt><!\\[CDATA\\[(.*?)]]></Encrypt>");

  private final List<String> events = new CopyOnWriteArrayList<>();
  private final List<String> answers = new CopyOnWriteArrayList<>();
  private final AtomicInteger requests = new AtomicInteger();
  private final AtomicInteger failures = new AtomicInteger();
  private volatile boolean stalling;
  private volatile boolean forging;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final HttpServer server;
  private final String token;
  private final byte[] key;
  private final String corpId;

  CallbackReceiver(String token, String aesKey, String corpId) throws IOException {
    this.token = token;
    this.key = Base64.getDecoder().decode(aesKey + "=");
    this.corpId = corpId;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/callback", this::handle);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/callback";
  }

  /** The decrypted events that were accepted, in the order of their coming. */
  List<String> events() {
    return events;
  }

  /** All requests but the first, which proves the address. */
  int requests() {
    return requests.get();
  }

  /** The next so many events are answered with status 500. */
  void fail(int times) {
    failures.set(times);
  }

  /** The next event is answered with this encrypted text. */
  void answer(String xml) {
    answers.add(xml);
  }

  /** From now on events are answered with a beginning that has no end. */
  void stall() {
    stalling = true;
  }

  /** From now on the signatures of answers are wrong. */
  void forge() {
    forging = true;
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Map<String, String> query = query(exchange.getRequestURI().getRawQuery());
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      if (exchange.getRequestMethod().equals("GET")) {
        String echo = query.get("echostr");
        boolean mine = sign(query, echo).equals(query.get("msg_signature"));
        reply(exchange, mine ? 200 : 403, mine ? open(echo) : "");
        return;
      }
      requests.incrementAndGet();
      if (stalling) {
        exchange.sendResponseHeaders(200, 7);
        exchange.getResponseBody().write('s');
        exchange.getResponseBody().flush();
        closed.await();
        return;
      }
      var found = ENCRYPT.matcher(body);
      if (!found.find() || !sign(query, found.group(1)).equals(query.get("msg_signature"))) {
        reply(exchange, 403, "");
        return;
      }
      if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
        reply(exchange, 500, "");
        return;
      }
      events.add(open(found.group(1)));
      reply(exchange, 200, answers.isEmpty() ? "" : envelope(answers.removeFirst()));
    } catch (GeneralSecurityException e) {
      reply(exchange, 403, "");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void reply(HttpExchange exchange, int status, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    if (bytes.length > 0) {
      exchange.getResponseBody().write(bytes);
    }
  }

  private static Map<String, String> query(String raw) {
    var query = new HashMap<String, String>();
    for (String pair : raw.split("&")) {
      int at = pair.indexOf('=');
      query.put(
          pair.substring(0, at), URLDecoder.decode(pair.substring(at + 1), StandardCharsets.UTF_8));
    }
    return query;
  }

  private String sign(Map<String, String> query, String sealed) throws GeneralSecurityException {
    String[] parts = {token, query.get("timestamp"), query.get("nonce"), sealed};
    Arrays.sort(parts);
    return HexFormat.of()
        .formatHex(
            MessageDigest.getInstance("SHA-1")
                .digest(String.join("", parts).getBytes(StandardCharsets.UTF_8)));
  }

  private String open(String sealed) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
    cipher.init(
        Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(key, 0, 16));
    byte[] plain = cipher.doFinal(Base64.getDecoder().decode(sealed));
    int length = ByteBuffer.wrap(plain).getInt(16);
    int end = plain.length - plain[plain.length - 1];
    String to = new String(plain, 20 + length, end - 20 - length, StandardCharsets.UTF_8);
    if (!to.equals(corpId)) {
      throw new GeneralSecurityException("for " + to);
    }
    return new String(plain, 20, length, StandardCharsets.UTF_8);
  }

  private String envelope(String xml) throws GeneralSecurityException {
    byte[] text = xml.getBytes(StandardCharsets.UTF_8);
    byte[] to = corpId.getBytes(StandardCharsets.UTF_8);
    int length = 20 + text.length + to.length;
    byte[] plain = Arrays.copyOf(new byte[16], length + 32 - length % 32);
    ByteBuffer.wrap(plain).position(16).putInt(text.length).put(text).put(to);
    Arrays.fill(plain, length, plain.length, (byte) (32 - length % 32));
    Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
    cipher.init(
        Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(key, 0, 16));
    String sealed = Base64.getEncoder().encodeToString(cipher.doFinal(plain));
    var query = Map.of("timestamp", "1", "nonce", "2");
    return "<xml><Encrypt><![CDATA[%s]]></Encrypt><MsgSignature><![CDATA[%s]]></MsgSignature>"
            .formatted(sealed, forging ? "0".repeat(40) : sign(query, sealed))
        + "<TimeStamp>1</TimeStamp><Nonce><![CDATA[2]]></Nonce></xml>";
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
  }
}
