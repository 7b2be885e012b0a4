package org.roomkeeper.wecom.archive;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.roomkeeper.api.CommunityId;
import org.roomkeeper.api.Envelope;
import org.roomkeeper.api.Phrase;
import org.roomkeeper.api.Unrecognised;
import org.roomkeeper.runtime.intake.Incoming;
import org.roomkeeper.runtime.intake.Intake;
import org.roomkeeper.runtime.line.Alarm;
import org.roomkeeper.wecom.archive.MessageArchive.Archived;

/**
 * Watches over what the archive does not give: WeCom keeps five days, so what was not read by then
 * is lost, and so is what no key opens. People are told of each such loss once, and of a long
 * silence before it becomes one. Numbers that are missing between messages are written down. Used
 * by one thread.
 */
final class ArchiveGaps {
  private static final String READ = "wecom-archive-read";
  private static final String WARNED = "wecom-archive-warned";
  private static final String KEY = "wecom-archive-key-";
  private static final Duration KEPT = Duration.ofDays(5);
  private static final Duration WORRYING = Duration.ofDays(1);
  private static final Duration NOTED_EVERY = Duration.ofHours(1);
  private static final Duration WRITING = Duration.ofSeconds(30);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

  private final Intake intake;
  private final Alarm alarm;
  private final InstantSource clock;
  private final Set<Integer> knownToLack = new HashSet<>();

  ArchiveGaps(Intake intake, Alarm alarm, InstantSource clock) {
    this.intake = intake;
    this.alarm = alarm;
    this.clock = clock;
  }

  /**
   * A page was read; what is to be written down with it.
   *
   * @param known the number of the message before it, 0 for none
   */
  List<Incoming> read(long known, List<Archived> page)
      throws InterruptedException, ExecutionException, TimeoutException {
    var incoming = new ArrayList<Incoming>();
    var now = clock.instant();
    var last = lastRead();
    if (last.isPresent() && last.get().plus(KEPT).isBefore(now)) {
      var to = now.minus(KEPT);
      alarm.raise(Phrase.of("archive.gap", TIME.format(last.get()), TIME.format(to)));
      incoming.add(
          new Incoming.Happened(
              "archive:gap:" + last.get().getEpochSecond(),
              unrecognised("archive/gap/" + TIME.format(last.get()) + "/" + TIME.format(to))));
    }
    if (!page.isEmpty() || last.isEmpty() || !last.get().plus(NOTED_EVERY).isAfter(now)) {
      incoming.add(new Incoming.Bookmark(READ, now.getEpochSecond()));
    }
    missing(known, page).ifPresent(incoming::add);
    for (var message : page) {
      if (message.lacksKey() > 0) {
        lacking("archive.key-gone", message.lacksKey());
      }
    }
    return incoming;
  }

  /** The archive cannot be read. */
  void unread(Exception why) throws InterruptedException, ExecutionException, TimeoutException {
    if (why instanceof MissingKey key) {
      lacking("archive.key-missing", key.version());
    }
    var last = lastRead();
    if (last.isPresent()
        && last.get().plus(WORRYING).isBefore(clock.instant())
        && intake.bookmark(WARNED).orElse(0) != last.get().getEpochSecond()) {
      alarm.raise(Phrase.of("archive.unread", TIME.format(last.get())));
      remember(WARNED, last.get().getEpochSecond());
    }
  }

  /** Told first, remembered then: a crash between the two tells twice rather than never. */
  private void lacking(String what, int version)
      throws InterruptedException, ExecutionException, TimeoutException {
    var name = KEY + version;
    if (knownToLack.add(version) && intake.bookmark(name).isEmpty()) {
      alarm.raise(Phrase.of(what, version));
      remember(name, clock.instant().getEpochSecond());
    }
  }

  /** Numbers between the messages that nobody has: one word for a page. */
  private Optional<Incoming> missing(long known, List<Archived> page) {
    long before = known;
    long first = 0;
    long count = 0;
    for (var message : page) {
      if (before > 0 && message.seq() > before + 1) {
        first = first == 0 ? before + 1 : first;
        count += message.seq() - before - 1;
      }
      before = message.seq();
    }
    return count == 0
        ? Optional.empty()
        : Optional.of(
            new Incoming.Happened(
                "archive:missing:" + first,
                unrecognised("archive/missing/from " + first + "/" + count)));
  }

  private Unrecognised unrecognised(String kind) {
    return new Unrecognised(Envelope.of(CommunityId.CORP, clock.instant()), kind);
  }

  private Optional<Instant> lastRead() {
    var read = intake.bookmark(READ);
    return read.isPresent()
        ? Optional.of(Instant.ofEpochSecond(read.getAsLong()))
        : Optional.empty();
  }

  private void remember(String name, long value)
      throws InterruptedException, ExecutionException, TimeoutException {
    intake
        .write(List.of(new Incoming.Bookmark(name, value)))
        .get(WRITING.toSeconds(), TimeUnit.SECONDS);
  }
}
