package org.roomkeeper.runtime.line;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.roomkeeper.runtime.ledger.Ledger;
import org.roomkeeper.runtime.plugins.Plugins;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The whole line, started and stopped as one: courier, loops and ticker first, then the sources
 * that feed them; stopped the other way round, and the ledger closed at the end.
 */
@Singleton
public final class Line implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Line.class);

  private final LineServices services;
  private final Ledger ledger;
  private final LineHealth health;
  private final List<LineService> started = new ArrayList<>();
  private boolean closed;

  @Inject
  Line(
      LineServices services,
      Ledger ledger,
      LineHealth health,
      Plugins plugins,
      MeterRegistry metrics) {
    this.services = services;
    this.ledger = ledger;
    this.health = health;
    health.countIn(metrics, plugins);
  }

  /** Starts all parts; where one cannot start, those before it are stopped again. */
  public synchronized void start() {
    try {
      for (var service : services.inOrder()) {
        service.start();
        started.add(service);
        LOG.info("{} has started", service.name());
      }
    } catch (RuntimeException refused) {
      close();
      throw refused;
    }
  }

  /** How it is doing. */
  public LineHealth health() {
    return health;
  }

  /**
   * Stops all parts, each when what it has in hand is done, and closes the ledger; only the first
   * time.
   */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    for (var service : started.reversed()) {
      service.stop();
      LOG.info("{} has stopped", service.name());
    }
    started.clear();
    ledger.close();
  }
}
