package org.roomkeeper.wecom.client;

import java.util.concurrent.TimeUnit;
import me.chanjar.weixin.common.util.http.apache.ApacheHttpClientBuilder;
import org.apache.http.client.HttpRequestRetryHandler;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.conn.ConnectionKeepAliveStrategy;
import org.apache.http.conn.ssl.SSLConnectionSocketFactory;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;

/**
 * Builds the HTTP client behind one service: bounded waits, a pool that is large enough for the
 * courier, no retries, certificates verified as the JVM does. The library's own builder is shared
 * by the whole JVM and lets the first service decide for all.
 */
final class BoundedHttpClient implements ApacheHttpClientBuilder {
  private static final int CONNECT_MILLIS = 3_000;
  private static final int ANSWER_MILLIS = 10_000;
  private static final int POOL_MILLIS = 10_000;
  private static final int CONNECTIONS = 32;
  private static final int IDLE_SECONDS = 20;

  @Override
  public CloseableHttpClient build() {
    var waits =
        RequestConfig.custom()
            .setConnectTimeout(CONNECT_MILLIS)
            .setSocketTimeout(ANSWER_MILLIS)
            .setConnectionRequestTimeout(POOL_MILLIS)
            .setRedirectsEnabled(false)
            .build();
    return HttpClients.custom()
        .setDefaultRequestConfig(waits)
        .setMaxConnPerRoute(CONNECTIONS)
        .setMaxConnTotal(CONNECTIONS)
        .evictIdleConnections(IDLE_SECONDS, TimeUnit.SECONDS)
        .addInterceptorLast(TurnedAway::check)
        .disableAutomaticRetries()
        .disableCookieManagement()
        .useSystemProperties()
        .build();
  }

  // A proxy is set by the JVM's own system properties; what the library would set is not used.

  @Override
  public ApacheHttpClientBuilder httpProxyHost(String host) {
    return this;
  }

  @Override
  public ApacheHttpClientBuilder httpProxyPort(int port) {
    return this;
  }

  @Override
  public ApacheHttpClientBuilder httpProxyUsername(String user) {
    return this;
  }

  @Override
  public ApacheHttpClientBuilder httpProxyPassword(String password) {
    return this;
  }

  @Override
  public ApacheHttpClientBuilder httpRequestRetryHandler(HttpRequestRetryHandler handler) {
    return this;
  }

  @Override
  public ApacheHttpClientBuilder keepAliveStrategy(ConnectionKeepAliveStrategy strategy) {
    return this;
  }

  @Override
  public ApacheHttpClientBuilder sslConnectionSocketFactory(SSLConnectionSocketFactory factory) {
    return this;
  }

  @Override
  public ApacheHttpClientBuilder supportedProtocols(String[] protocols) {
    return this;
  }
}
