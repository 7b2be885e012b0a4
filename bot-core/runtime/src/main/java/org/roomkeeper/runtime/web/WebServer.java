package org.roomkeeper.runtime.web;

import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.util.JavalinBindException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;
import org.roomkeeper.runtime.line.LineService;
import org.roomkeeper.runtime.settings.CoreSettings;
import org.roomkeeper.runtime.settings.Settings;
import org.roomkeeper.runtime.time.Bell;
import org.roomkeeper.runtime.time.Bells;
import org.roomkeeper.runtime.web.WebRoutes.Listener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one HTTP server, with its two listeners. Each has its own threads, so that a flood at the
 * public one leaves the desk to moderators.
 */
@Singleton
public final class WebServer implements LineService {
  /** The largest body that is taken, in bytes; callbacks have a smaller cap of their own. */
  static final long LARGEST_BODY = 1 << 20;

  private static final Logger log = LoggerFactory.getLogger(WebServer.class);
  private static final int LARGEST_HEADERS = 8 * 1024;

  /** Further ones wait with the host's network, not in memory. */
  private static final int MOST_CONNECTIONS = 4_096;

  private static final Duration SILENCE = Duration.ofSeconds(15);

  private final Settings settings;
  private final Set<WebRoutes> routes;
  private final AtomicInteger inHand = new AtomicInteger();
  private final Bells changed = new Bells();
  private @Nullable Javalin publicListener;
  private @Nullable Javalin desk;

  @Inject
  WebServer(Settings settings, Set<WebRoutes> routes) {
    this.settings = settings;
    this.routes = routes;
  }

  @Override
  public String name() {
    return "web";
  }

  @Override
  public synchronized void start() {
    CoreSettings.Http http = settings.core().http();
    publicListener = listen(Listener.PUBLIC, http.publicListener(), 24);
    desk = listen(Listener.DESK, http.desk(), 8);
    log.info(
        "pages and callbacks on port {}, the desk on port {}", publicListener.port(), desk.port());
  }

  @Override
  public synchronized void stop() {
    if (publicListener != null) {
      publicListener.stop();
      publicListener = null;
    }
    if (desk != null) {
      desk.stop();
      desk = null;
    }
  }

  /** Idle while no request to the public listener is being answered. */
  @Override
  public boolean idle() {
    return inHand.get() == 0;
  }

  @Override
  public Optional<Instant> nextDue() {
    return Optional.empty();
  }

  /** Also when it takes a request in hand: nobody else knows of that. */
  @Override
  public void ringAtRest(Bell bell) {
    changed.add(bell);
  }

  /**
   * The port of a listener, also where the settings say 0 for any.
   *
   * @throws IllegalStateException unless it was started
   */
  public synchronized int port(Listener listener) {
    Javalin server = listener == Listener.PUBLIC ? publicListener : desk;
    if (server == null) {
      throw new IllegalStateException("the server is not running");
    }
    return server.port();
  }

  private Javalin listen(Listener listener, InetSocketAddress address, int threads) {
    Javalin server =
        Javalin.create(
            config -> {
              config.startup.showJavalinBanner = false;
              config.http.maxRequestSize = LARGEST_BODY;
              config.http.generateEtags = false;
              config.jetty.threadPool = new QueuedThreadPool(threads + 4, 4);
              config.jetty.modifyHttpConfiguration(WebServer::limits);
              config.jetty.addConnector((jetty, http) -> connector(jetty, http, address));
              config.routes.before(
                  ctx -> {
                    Headers.common(ctx, listener);
                    begin(listener, ctx);
                  });
              config.routes.after(ctx -> end(ctx));
              config.routes.exception(
                  Exception.class,
                  (e, ctx) -> {
                    log.error("answering {} {} failed", ctx.method(), ctx.path(), e);
                    ctx.status(500).contentType("text/plain; charset=utf-8").result("500");
                    end(ctx);
                  });
              config.routes.error(
                  404,
                  ctx -> {
                    if (nobodyAnswered(ctx)) {
                      PluginPages.apologise(ctx, 404, "page.not-found");
                    }
                  });
              for (WebRoutes part : routes) {
                if (part.listener() == listener) {
                  part.add(config.routes);
                }
              }
            });
    try {
      return server.start();
    } catch (JavalinBindException taken) {
      throw new AddressTaken(address, taken);
    }
  }

  private void begin(Listener listener, Context ctx) {
    if (listener == Listener.PUBLIC) {
      ctx.attribute("rk-in-hand", true);
      inHand.incrementAndGet();
      changed.ring();
    }
  }

  private void end(Context ctx) {
    if (ctx.attribute("rk-in-hand") != null) {
      ctx.attribute("rk-in-hand", null);
      inHand.decrementAndGet();
      changed.ring();
    }
  }

  /** Whoever mistypes an address gets a page in their language; what parts answered stands. */
  private static boolean nobodyAnswered(Context ctx) {
    return HandlerType.GET.equals(ctx.method()) && ctx.endpoints().lastHttpEndpoint() == null;
  }

  private static void limits(HttpConfiguration http) {
    http.setSendServerVersion(false);
    http.setRequestHeaderSize(LARGEST_HEADERS);
    http.setIdleTimeout(SILENCE.toMillis());
    http.setRelativeRedirectAllowed(true);
  }

  private static ServerConnector connector(
      Server jetty, HttpConfiguration http, InetSocketAddress address) {
    ServerConnector connector = new ServerConnector(jetty, new HttpConnectionFactory(http));
    String host = address.getHostString();
    connector.setHost(host.startsWith("[") ? host.substring(1, host.length() - 1) : host);
    connector.setPort(address.getPort());
    connector.setIdleTimeout(SILENCE.toMillis());
    connector.setAcceptQueueSize(256);
    connector.addBean(new NetworkConnectionLimit(MOST_CONNECTIONS, connector));
    return connector;
  }
}
