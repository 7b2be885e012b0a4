package org.roomkeeper.wecom.archive;

import com.google.common.util.concurrent.Uninterruptibles;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.roomkeeper.runtime.intake.Incoming;
import org.roomkeeper.runtime.intake.Intake;
import org.roomkeeper.runtime.intake.Roster;
import org.roomkeeper.runtime.line.LineService;
import org.roomkeeper.runtime.settings.Communities;
import org.roomkeeper.runtime.time.Bell;
import org.roomkeeper.runtime.time.Clockwork;
import org.roomkeeper.wecom.archive.MessageArchive.Archived;
import org.roomkeeper.wecom.client.WeComClients;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the archive from where it was left: every {@code archive.poll}, and at once when WeCom says
 * that there is something new. What was read and how far is one commit, so nothing is read twice
 * into the ledger and nothing is missed.
 */
@Singleton
public final class ArchiveReader implements LineService {
  private static final String BOOKMARK = "wecom-archive";
  private static final int PAGE = 500;
  private static final Duration WRITING = Duration.ofSeconds(30);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
  private static final Logger LOG = LoggerFactory.getLogger(ArchiveReader.class);

  private final MessageArchive archive;
  private final MessageDecoder decoder;
  private final Intake intake;
  private final Clockwork clock;
  private final Duration poll;
  private final boolean on;
  private final MeterRegistry metrics;
  private final Bell bell = new Bell();
  private volatile boolean stopping;
  private volatile boolean rung;
  private volatile boolean reading;
  private volatile @Nullable Instant next;
  private @Nullable Thread thread;
  private int failures;

  @Inject
  ArchiveReader(
      MessageArchive archive,
      ArchiveSettings settings,
      WeComClients clients,
      Intake intake,
      Roster roster,
      Communities communities,
      OwnWords ownWords,
      Clockwork clock,
      MeterRegistry metrics) {
    this(
        archive,
        settings,
        intake,
        roster,
        Archives.rooms(settings, clients, roster, communities, clock),
        ownWords,
        clock,
        metrics);
  }

  /** Makes a reader that recognises rooms so. */
  ArchiveReader(
      MessageArchive archive,
      ArchiveSettings settings,
      Intake intake,
      Roster roster,
      ArchiveRooms rooms,
      OwnWords ownWords,
      Clockwork clock,
      MeterRegistry metrics) {
    this.archive = archive;
    this.decoder = new MessageDecoder(roster, rooms, ownWords, clock);
    this.intake = intake;
    this.clock = clock;
    this.poll = settings.poll();
    this.on = settings.kind() != ArchiveSettings.Kind.NONE;
    this.metrics = metrics;
  }

  /** Tells that there is something new. */
  public void ring() {
    if (on) {
      rung = true;
      bell.ring();
    }
  }

  @Override
  public String name() {
    return "archive";
  }

  @Override
  public synchronized void start() {
    if (!on || thread != null) {
      return;
    }
    rung = true;
    thread = Thread.ofPlatform().name("archive").daemon().start(this::run);
  }

  @Override
  public void stop() {
    Thread running;
    synchronized (this) {
      stopping = true;
      running = thread;
      thread = null;
    }
    if (running != null) {
      bell.ring();
      Uninterruptibles.joinUninterruptibly(running, 8, TimeUnit.SECONDS);
      if (running.isAlive()) {
        running.interrupt();
      }
    }
  }

  @Override
  public boolean idle() {
    var due = next;
    return !rung && !reading && (due == null || due.isAfter(clock.instant()));
  }

  @Override
  public Optional<Instant> nextDue() {
    return Optional.ofNullable(next);
  }

  private void run() {
    while (!stopping) {
      try {
        reading = true;
        rung = false; // set again by whoever rings from here on
        var due = clock.instant().plus(readAll());
        next = due;
        reading = false;
        clock.await(due, bell);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  /** Reads until there is nothing new; how long to wait before the next look. */
  private Duration readAll() throws InterruptedException {
    try {
      while (!stopping && readPage()) {
        failures = 0;
      }
      failures = 0;
      return poll;
    } catch (IOException | ExecutionException | TimeoutException | RuntimeException e) {
      failures++;
      metrics.counter("roomkeeper.archive.failures").increment();
      var pause = Duration.ofSeconds(1L << Math.min(6, failures));
      if (pause.compareTo(LONGEST_PAUSE) > 0) {
        pause = LONGEST_PAUSE;
      }
      if (failures == 1 || failures % 10 == 0) {
        LOG.warn("The archive cannot be read; next try in {} ({} so far)", pause, failures, e);
      }
      return pause;
    }
  }

  /** Reads one page; whether there may be more. */
  private boolean readPage()
      throws IOException, InterruptedException, ExecutionException, TimeoutException {
    long known = intake.bookmark(BOOKMARK).orElse(0);
    var page = archive.fetch(known, PAGE);
    if (page.isEmpty()) {
      return false;
    }
    intake.write(incoming(page)).get(WRITING.toSeconds(), TimeUnit.SECONDS);
    metrics.counter("roomkeeper.archive.messages").increment(page.size());
    return true;
  }

  private List<Incoming> incoming(List<Archived> page) throws IOException {
    var incoming = new ArrayList<Incoming>(page.size() + 1);
    for (var message : page) {
      decoder.decode(message).ifPresent(incoming::add);
    }
    incoming.add(new Incoming.Bookmark(BOOKMARK, page.getLast().seq()));
    return incoming;
  }
}
