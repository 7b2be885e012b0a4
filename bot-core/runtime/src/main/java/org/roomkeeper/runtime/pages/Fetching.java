package org.roomkeeper.runtime.pages;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.http.Header;
import org.apache.http.HttpEntity;
import org.apache.http.HttpHeaders;
import org.apache.http.client.config.CookieSpecs;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.client.methods.CloseableHttpResponse;
import org.apache.http.client.methods.HttpGet;
import org.apache.http.config.ConnectionConfig;
import org.apache.http.config.MessageConstraints;
import org.apache.http.config.RegistryBuilder;
import org.apache.http.config.SocketConfig;
import org.apache.http.conn.socket.ConnectionSocketFactory;
import org.apache.http.conn.socket.PlainConnectionSocketFactory;
import org.apache.http.conn.ssl.SSLConnectionSocketFactory;
import org.apache.http.impl.NoConnectionReuseStrategy;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;
import org.apache.http.impl.conn.PoolingHttpClientConnectionManager;
import org.roomkeeper.api.ReadPage;

/**
 * One request at a time, bounded in every direction: where it goes ({@link Guard}), how long it
 * takes in all, how much is read, packed or not, and how many headers there are. No cookies, no
 * credentials, no proxy, no connection kept, no redirect followed by itself.
 */
final class Fetching implements AutoCloseable {
  private static final int SILENCE_MILLIS = 2_000;
  private static final int AT_ONCE = 32;

  private final Guard guard;
  private final CloseableHttpClient client;
  private final ScheduledThreadPoolExecutor scissors;

  Fetching(Guard guard) {
    this.guard = guard;
    var sockets =
        RegistryBuilder.<ConnectionSocketFactory>create()
            .register("http", PlainConnectionSocketFactory.getSocketFactory())
            .register("https", SSLConnectionSocketFactory.getSocketFactory())
            .build();
    var connections = new PoolingHttpClientConnectionManager(sockets, guard);
    connections.setMaxTotal(AT_ONCE);
    connections.setDefaultMaxPerRoute(AT_ONCE);
    // The handshake of TLS obeys this one, not the request's.
    connections.setDefaultSocketConfig(SocketConfig.custom().setSoTimeout(SILENCE_MILLIS).build());
    connections.setDefaultConnectionConfig(
        ConnectionConfig.custom()
            .setMessageConstraints(
                MessageConstraints.custom().setMaxLineLength(16_384).setMaxHeaderCount(100).build())
            .build());
    client =
        HttpClients.custom()
            .setConnectionManager(connections)
            .setConnectionReuseStrategy(NoConnectionReuseStrategy.INSTANCE)
            .setDefaultRequestConfig(
                RequestConfig.custom()
                    .setConnectTimeout(SILENCE_MILLIS)
                    .setSocketTimeout(SILENCE_MILLIS)
                    .setConnectionRequestTimeout(SILENCE_MILLIS)
                    .setCookieSpec(CookieSpecs.IGNORE_COOKIES)
                    .setRedirectsEnabled(false)
                    .setAuthenticationEnabled(false)
                    .setNormalizeUri(false)
                    .build())
            .disableRedirectHandling()
            .disableAutomaticRetries()
            .disableCookieManagement()
            .disableAuthCaching()
            .disableConnectionState()
            .build();
    scissors =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("page-deadlines").factory());
    scissors.setRemoveOnCancelPolicy(true);
  }

  /**
   * Asks for a page.
   *
   * @param agent what the bot calls itself
   * @param accept the media types whose body is wanted
   * @param most how many bytes of the body are read, at most
   * @throws NotRead if it may not be asked for
   * @throws IOException if it could not be had in time
   */
  Fetched get(ReadPage page, String agent, Set<String> accept, int most, Deadline deadline)
      throws IOException {
    guard.check(page);
    URI address = page.address();
    var request = new HttpGet(address.getRawPath().isEmpty() ? address.resolve("/") : address);
    request.setHeader(HttpHeaders.USER_AGENT, agent);
    request.setHeader(HttpHeaders.ACCEPT, String.join(", ", accept));
    var cut = scissors.schedule(request::abort, deadline.millisLeft(), TimeUnit.MILLISECONDS);
    try (CloseableHttpResponse response = client.execute(request)) {
      try {
        return read(response, accept, most);
      } finally {
        // What is left of the body is not waited for.
        request.abort();
      }
    } finally {
      cut.cancel(false);
    }
  }

  private static Fetched read(CloseableHttpResponse response, Set<String> accept, int most)
      throws IOException {
    Header location = response.getFirstHeader(HttpHeaders.LOCATION);
    HttpEntity entity = response.getEntity();
    Header named = entity == null ? null : entity.getContentType();
    String type = named == null ? "" : named.getValue();
    String media = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    boolean wanted = entity != null && accept.contains(media);
    return new Fetched(
        response.getStatusLine().getStatusCode(),
        Optional.ofNullable(location).map(Header::getValue),
        media,
        charset(type),
        wanted ? entity.getContent().readNBytes(most) : new byte[0]);
  }

  private static Optional<String> charset(String type) {
    int at = type.toLowerCase(Locale.ROOT).indexOf("charset=");
    if (at < 0) {
      return Optional.empty();
    }
    String name = type.substring(at + 8).split("[;\\s]", 2)[0].replace("\"", "").strip();
    try {
      return Charset.isSupported(name) ? Optional.of(name) : Optional.empty();
    } catch (IllegalCharsetNameException noName) {
      return Optional.empty();
    }
  }

  @Override
  public void close() throws IOException {
    scissors.shutdownNow();
    client.close();
  }
}
