package org.roomkeeper.runtime.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.roomkeeper.runtime.line.LineHealth;
import org.roomkeeper.runtime.line.PluginHealth;
import org.roomkeeper.runtime.settings.Settings;
import org.roomkeeper.runtime.time.Clockwork;

/**
 * {@code /health}: one JSON object {@code {"ledger", "idle", "now", "nextDue", "settings",
 * "services": {name: idle}, "plugins": [{…}]}}, times in milliseconds. While the ledger is away it
 * is {@code {"ledger": "away", "idle": false, "now"}} with status 503, for whoever looks after
 * servers. {@code /metrics}: Prometheus' text format.
 */
@Singleton
final class HealthRoutes implements WebRoutes {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Provider<LineHealth> health;
  private final Settings settings;
  private final Clockwork clock;
  private final PrometheusMeterRegistry metrics;

  /** The server is a part of the line, whose health this tells: so the health is asked for late. */
  @Inject
  HealthRoutes(
      Provider<LineHealth> health,
      Settings settings,
      Clockwork clock,
      PrometheusMeterRegistry metrics) {
    this.health = health;
    this.settings = settings;
    this.clock = clock;
    this.metrics = metrics;
  }

  @Override
  public Listener listener() {
    return Listener.DESK;
  }

  @Override
  public void add(RoutesConfig routes) {
    routes.get("/health", this::health);
    routes.get(
        "/metrics",
        ctx ->
            ctx.contentType("text/plain; version=0.0.4; charset=utf-8").result(metrics.scrape()));
  }

  private void health(Context ctx) throws JsonProcessingException {
    LineHealth line = health.get();
    Map<String, Object> told = new LinkedHashMap<>();
    boolean reachable = line.ledgerReachable();
    told.put("ledger", reachable ? "reachable" : "away");
    told.put("idle", reachable && line.idle());
    told.put("now", clock.instant().toEpochMilli());
    if (reachable) {
      tell(line, told);
    }
    ctx.status(reachable ? 200 : 503)
        .contentType("application/json")
        .result(JSON.writeValueAsString(told));
  }

  private void tell(LineHealth line, Map<String, Object> told) {
    line.nextDue()
        .ifPresentOrElse(
            due -> told.put("nextDue", due.toEpochMilli()),
            () -> told.put("nextDue", NullNode.instance));
    told.put("settings", settings.state().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    told.put("services", line.parts());
    List<Map<String, Object>> plugins = new ArrayList<>();
    for (PluginHealth plugin : line.plugins()) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("name", plugin.plugin());
      one.put("paused", plugin.paused());
      one.put("answered", plugin.answered());
      one.put("failed", plugin.failed());
      one.put("behind", plugin.behind());
      plugins.add(one);
    }
    told.put("plugins", plugins);
  }
}
