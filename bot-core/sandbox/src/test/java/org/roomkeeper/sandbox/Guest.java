package org.roomkeeper.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.cp.api.WxCpService;
import me.chanjar.weixin.cp.api.impl.WxCpServiceImpl;
import me.chanjar.weixin.cp.config.impl.WxCpDefaultConfigImpl;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** A sandbox and its guests: the unmodified client, a bare HTTP client, a callback endpoint. */
final class Guest implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Sandbox sandbox = Sandbox.start(0);
  private final JsonNode ready = sandbox.ready();
  private final WxCpService wx = client("appSecret");
  private CallbackReceiver callbacks;

  /** The client with the app's secret. */
  WxCpService wx() {
    return wx;
  }

  /** A client with another of the secrets. */
  WxCpService client(String secret) {
    var config = new WxCpDefaultConfigImpl();
    config.setBaseApiUrl(ready.path("baseUrl").asText());
    config.setCorpId(ready.path("corpId").asText());
    config.setAgentId(ready.path("agentId").asInt());
    config.setCorpSecret(ready.path(secret).asText());
    config.setWebhookKey(ready.path("webhookKey").asText());
    var service = new WxCpServiceImpl();
    service.setWxCpConfigStorage(config);
    service.setRetrySleepMillis(1);
    return service;
  }

  Sandbox sandbox() {
    return sandbox;
  }

  /** A value of the line of JSON that a sandbox begins with. */
  String ready(String name) {
    return ready.path(name).asText();
  }

  List<String> userIds() {
    return JSON.convertValue(
        ready.path("userIds"),
        JSON.getTypeFactory().constructCollectionType(List.class, String.class));
  }

  /** Opens a callback endpoint and lets the sandbox prove it. */
  CallbackReceiver callbacks() throws IOException {
    if (callbacks == null) {
      callbacks =
          new CallbackReceiver(ready("callbackToken"), ready("callbackAesKey"), ready("corpId"));
      control("callback", "{\"url\":\"" + callbacks.url() + "\"}");
    }
    return callbacks;
  }

  /** Waits for an event that holds all of these. */
  String event(String... parts) throws IOException {
    CallbackReceiver receiver = callbacks();
    return await()
        .atMost(Duration.ofSeconds(10))
        .pollInterval(Duration.ofMillis(5))
        .until(
            () ->
                receiver.events().stream()
                    .filter(event -> List.of(parts).stream().allMatch(event::contains))
                    .findFirst()
                    .orElse(""),
            event -> !event.isEmpty());
  }

  /** What stands in an element of an event. */
  static String in(String xml, String element) {
    int from = xml.indexOf("<" + element + ">") + element.length() + 2;
    String text = xml.substring(from, xml.indexOf("</" + element + ">"));
    return text.replace("<![CDATA[", "").replace("]]>", "");
  }

  /** A control that must succeed. */
  JsonNode control(String path, String json) {
    HttpResponse<String> response = post("/_sandbox/" + path, json);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return read(response.body());
  }

  /** A control that must be refused; gives the reason. */
  String refusedControl(String path, String json) {
    HttpResponse<String> response = post("/_sandbox/" + path, json);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
    return read(response.body()).path("error").asText();
  }

  JsonNode look(String path) {
    return read(send(request("/_sandbox/" + path).GET().build()).body());
  }

  /** A bare call of an API with the app's token. */
  JsonNode call(String path, String json) {
    return read(post("/cgi-bin/" + path + token(path), json).body());
  }

  JsonNode fetch(String path) {
    return read(send(request("/cgi-bin/" + path + token(path)).GET().build()).body());
  }

  private String token(String path) {
    String query = "?corpid=" + ready("corpId") + "&corpsecret=" + ready("appSecret");
    String token =
        read(send(request("/cgi-bin/gettoken" + query).build()).body())
            .path("access_token")
            .asText();
    return (path.contains("?") ? "&" : "?") + "access_token=" + token;
  }

  HttpResponse<String> post(String path, String json) {
    return send(request(path).POST(BodyPublishers.ofString(json)).build());
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(sandbox.baseUrl() + path));
  }

  HttpResponse<String> send(HttpRequest request) {
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  static JsonNode read(String json) {
    try {
      return JSON.readTree(json);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  void advance(Duration by) {
    control("clock/advance", "{\"by\":" + by.toMillis() + "}");
  }

  void knob(String name, Object value) {
    control("knobs", "{\"" + name + "\":" + value + "}");
  }

  /** The error code with which the client is refused. */
  static int refused(ThrowingCallable call) {
    try {
      call.call();
    } catch (WxErrorException e) {
      return e.getError().getErrorCode();
    } catch (Throwable e) {
      throw new AssertionError("not refused but broken", e);
    }
    throw new AssertionError("not refused");
  }

  @Override
  public void close() {
    if (callbacks != null) {
      callbacks.close();
    }
    sandbox.close();
  }
}
