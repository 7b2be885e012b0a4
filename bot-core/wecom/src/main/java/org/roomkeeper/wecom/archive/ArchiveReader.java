package org.roomkeeper.wecom.archive;

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
import org.roomkeeper.runtime.line.Alarm;
import org.roomkeeper.runtime.line.Rounds;
import org.roomkeeper.runtime.settings.Communities;
import org.roomkeeper.runtime.time.Clockwork;
import org.roomkeeper.wecom.archive.MessageArchive.Archived;
import org.roomkeeper.wecom.client.WeComClients;
import org.roomkeeper.wecom.watch.ReadAgain;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the archive from where it was left: every {@code archive.poll}, sooner while much is said,
 * and at once when WeCom says that there is something new. What was read and how far is one commit,
 * so nothing is read twice into the ledger and nothing is missed.
 */
@Singleton
public final class ArchiveReader extends Rounds {
  private static final String BOOKMARK = "wecom-archive";

  /**
   * Opening a message takes a millisecond and more; what a killed bot had opened is opened again.
   */
  private static final int PAGE = 200;

  /** Where much is said it is read in pages about so large: the last of a page waits for all. */
  private static final int SMALL_PAGE = 20;

  /** Sooner than this no round follows another: 600 readings a minute are allowed. */
  private static final Duration SOONEST = Duration.ofMillis(100);

  private static final Duration WRITING = Duration.ofSeconds(30);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
  private static final Duration FOR_A_ROOM = Duration.ofSeconds(1);
  private static final Logger LOG = LoggerFactory.getLogger(ArchiveReader.class);

  private final MessageArchive archive;
  private final MessageDecoder decoder;
  private final ArchiveGaps gaps;
  private final UnreadRooms unread;
  private final Intake intake;
  private final Clockwork clock;
  private final Duration poll;
  private final boolean on;
  private final MeterRegistry metrics;
  private int failures;
  private @Nullable Instant lastRound;

  /**
   * What was fetched and waits for a room: opening it again every second would take a processor.
   */
  private List<Archived> held = List.of();

  @Inject
  ArchiveReader(
      MessageArchive archive,
      ArchiveSettings settings,
      WeComClients clients,
      Intake intake,
      Roster roster,
      Communities communities,
      OwnWords ownWords,
      ReadAgain watch,
      Alarm alarm,
      Clockwork clock,
      MeterRegistry metrics) {
    this(
        archive,
        settings,
        intake,
        roster,
        Archives.rooms(settings, clients, roster, communities, clock),
        ownWords,
        watch,
        alarm,
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
      ReadAgain watch,
      Alarm alarm,
      Clockwork clock,
      MeterRegistry metrics) {
    super(clock);
    this.archive = archive;
    this.decoder = new MessageDecoder(roster, rooms, ownWords, clock);
    this.gaps = new ArchiveGaps(intake, alarm, clock);
    this.unread = new UnreadRooms(roster, watch, clock);
    this.intake = intake;
    this.clock = clock;
    this.poll = settings.poll();
    this.on = settings.kind() != ArchiveSettings.Kind.NONE;
    this.metrics = metrics;
  }

  @Override
  public String name() {
    return "archive";
  }

  @Override
  public void start() {
    if (on) {
      super.start();
    }
  }

  /** The archive is closed first, or a page that hangs would have to be waited for. */
  @Override
  public void stop() {
    archive.close();
    super.stop();
  }

  /** Reads until a page is not full. */
  @Override
  protected Instant round() throws InterruptedException {
    Instant began = clock.instant();
    Duration gathered = lastRound == null ? poll : Duration.between(lastRound, began);
    try {
      int messages = 0;
      var page = new Page(0, true);
      while (!stopping() && page.more()) {
        page = readPage();
        messages += page.messages();
        failures = 0;
      }
      lastRound = began;
      return held.isEmpty()
          ? began.plus(untilNext(messages, gathered))
          : clock.instant().plus(FOR_A_ROOM);
    } catch (IOException | ExecutionException | TimeoutException | RuntimeException e) {
      return clock.instant().plus(failed(e));
    }
  }

  /**
   * How long until as much has been said as makes a small page.
   *
   * @param messages how many were said
   * @param gathered in what time
   */
  private Duration untilNext(int messages, Duration gathered) {
    if (messages == 0 || poll.compareTo(SOONEST) <= 0) {
      return poll;
    }
    Duration small = gathered.multipliedBy(SMALL_PAGE).dividedBy(messages);
    if (small.compareTo(SOONEST) < 0) {
      return SOONEST;
    }
    return small.compareTo(poll) < 0 ? small : poll;
  }

  private Duration failed(Exception e) throws InterruptedException {
    failures++;
    metrics.counter("roomkeeper.archive.failures").increment();
    var pause = Duration.ofSeconds(1L << Math.min(6, failures));
    if (pause.compareTo(LONGEST_PAUSE) > 0) {
      pause = LONGEST_PAUSE;
    }
    if (!stopping() && (failures == 1 || failures % 10 == 0)) {
      LOG.warn("The archive cannot be read; next try in {} ({} so far)", pause, failures, e);
    }
    try {
      gaps.unread(e);
    } catch (ExecutionException | TimeoutException | RuntimeException again) {
      LOG.warn("Nobody can be told that the archive cannot be read", again);
    }
    return pause;
  }

  /**
   * A page that was read.
   *
   * @param messages how many of its messages did not have to wait
   * @param more whether there may be more that need not wait
   */
  private record Page(int messages, boolean more) {}

  private Page readPage()
      throws IOException, InterruptedException, ExecutionException, TimeoutException {
    long known = intake.bookmark(BOOKMARK).orElse(0);
    boolean late = !held.isEmpty();
    var page = late ? held : archive.fetch(known, PAGE);
    held = List.of();
    var decoded = new ArrayList<Optional<Incoming>>();
    for (var message : page) {
      decoded.add(decoder.decode(message));
    }
    int ready = unread.ready(decoded);
    var incoming = new ArrayList<Incoming>(gaps.read(known, page));
    decoded.subList(0, ready).forEach(message -> message.ifPresent(incoming::add));
    if (ready > 0) {
      incoming.add(new Incoming.Bookmark(BOOKMARK, page.get(ready - 1).seq()));
    }
    if (!incoming.isEmpty()) {
      write(incoming);
    }
    metrics.counter("roomkeeper.archive.messages").increment(ready);
    held = page.subList(ready, page.size());
    return new Page(ready, held.isEmpty() && (late || ready == PAGE || archive.holdsMore()));
  }

  private void write(List<Incoming> incoming)
      throws InterruptedException, ExecutionException, TimeoutException {
    intake.write(incoming).get(WRITING.toSeconds(), TimeUnit.SECONDS);
  }
}
