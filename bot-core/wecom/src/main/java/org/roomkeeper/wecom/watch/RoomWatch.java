package org.roomkeeper.wecom.watch;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import me.chanjar.weixin.common.error.WxErrorException;
import org.roomkeeper.api.CommunityId;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.RoomId;
import org.roomkeeper.api.RoomKind;
import org.roomkeeper.runtime.intake.Incoming;
import org.roomkeeper.runtime.intake.Intake;
import org.roomkeeper.runtime.intake.RoomReading;
import org.roomkeeper.runtime.intake.Roster;
import org.roomkeeper.runtime.line.Rounds;
import org.roomkeeper.runtime.settings.Communities;
import org.roomkeeper.runtime.time.Bell;
import org.roomkeeper.runtime.time.Clockwork;
import org.roomkeeper.wecom.client.Reached;
import org.roomkeeper.wecom.client.WeComClients;
import org.roomkeeper.wecom.client.WeComErrors;
import org.roomkeeper.wecom.client.WeComIds;
import org.roomkeeper.wecom.client.WeComSettings;
import org.roomkeeper.wecom.watch.RoomReader.Answer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads rooms: those of which WeCom said that they changed, after a moment in which further changes
 * gather; those that the bot itself changed; app groups every minute, since WeCom says nothing of
 * them; and all customer groups and the directory now and then, since callbacks get lost. What
 * cannot be read now is read later: a notice stays in the ledger until a reading answers it. The
 * core compares a reading with what it knows, so a change is written down once, whoever told of it;
 * a look that finds what the last one found is not even told.
 */
@Singleton
public final class RoomWatch extends Rounds implements ReadAgain {
  private static final int NOTICES_IN_HAND = 5_000;

  /**
   * So many notices in a second of the host's clock are a crowd, of which some are gathered before
   * the next look: looking at each by itself would take a core.
   */
  private static final int CROWD = 1_000;

  private static final Duration TO_GATHER = Duration.ofMillis(20);
  private static final Duration WRITING = Duration.ofSeconds(30);
  private static final Duration AFTER_RATE_LIMIT = Duration.ofMinutes(1);
  private static final Duration BETWEEN_NAMES = Duration.ofSeconds(1);
  private static final Logger LOG = LoggerFactory.getLogger(RoomWatch.class);

  private final RoomReader reader;
  private final Intake intake;
  private final Roster roster;
  private final Clockwork clock;
  private final WeComSettings.Watch pace;
  private final MeterRegistry metrics;
  private final Queue<Asked> asked = new ConcurrentLinkedQueue<>();

  // From here on: touched by the one thread only.
  private final RoomList rooms;
  private final DueRooms due;
  private final NamesToAsk names;
  private final DirectoryLook directory;
  private final Map<RoomId, Found> found = new HashMap<>();
  private Instant nextLook = Instant.MIN;
  private Instant nextFullLook = Instant.MIN;
  private Instant nextNames = Instant.MIN;
  private Instant quietUntil = Instant.MIN;
  private int failedRounds;
  private int failedLooks;
  private int failedNames;
  private long gathered;
  private final Bell rest = new Bell();
  private long crowdSince = System.nanoTime();
  private int crowd;

  @Inject
  RoomWatch(
      WeComClients clients,
      WeComSettings settings,
      Intake intake,
      Roster roster,
      Communities communities,
      Clockwork clock,
      MeterRegistry metrics) {
    super(clock);
    this.reader = new RoomReader(clients, communities, settings.roomCaps());
    this.intake = intake;
    this.roster = roster;
    this.clock = clock;
    this.pace = settings.watch();
    this.metrics = metrics;
    this.rooms = new RoomList(reader, roster, communities);
    this.due = new DueRooms(clock, pace.settle());
    this.names = new NamesToAsk(reader, roster, clock);
    this.directory =
        new DirectoryLook(new DirectoryReader(clients), communities, roster, names, clock);
  }

  @Override
  public void soon(RoomId room, List<Incoming> first) {
    asked.add(new Asked(room, List.copyOf(first)));
    ring();
  }

  @Override
  public String name() {
    return "watch";
  }

  @Override
  protected Instant round() throws InterruptedException {
    try {
      for (var one = asked.poll(); one != null; one = asked.poll()) {
        due.changed(one.room(), one.first());
      }
      gatherNotices();
      letGather();
      if (!clock.instant().isBefore(quietUntil)) {
        gatherLooks();
        readDue();
        askNames();
      }
      failedRounds = 0;
      return comeBack();
    } catch (ExecutionException | TimeoutException | RuntimeException e) {
      failedRounds++;
      var pause = DueRooms.pause(failedRounds);
      LOG.warn("Rooms cannot be looked at; next try in {}: {}", pause, words(e));
      LOG.debug("Rooms cannot be looked at", e);
      return clock.instant().plus(pause);
    }
  }

  /** Takes what was noticed since the last time; what is in hand already is not read again. */
  private void gatherNotices() throws InterruptedException, ExecutionException, TimeoutException {
    int most = NOTICES_IN_HAND - due.noticesInHand();
    while (most > 0) {
      var fresh = intake.notices(gathered, most);
      gather(fresh);
      if (fresh.size() < most) {
        return;
      }
      most = NOTICES_IN_HAND - due.noticesInHand();
    }
  }

  private void letGather() throws InterruptedException {
    double seconds = (System.nanoTime() - crowdSince) / 1e9;
    boolean crowded = crowd > CROWD * Math.max(0.1, seconds);
    if (seconds > 1) {
      crowdSince = System.nanoTime();
      crowd = 0;
    }
    if (crowded) {
      rest.await(TO_GATHER);
    }
  }

  private void gather(List<Intake.Noted> fresh)
      throws InterruptedException, ExecutionException, TimeoutException {
    var incoming = new ArrayList<Incoming>();
    var answered = new ArrayList<Long>();
    for (var noted : fresh) {
      var notice = noted.notice();
      if (notice.what().equals(Notices.ROOM_CHANGED)) {
        due.noticed(noted);
      } else {
        answered.add(noted.id());
      }
      if (notice.what().equals(Notices.CONTACT_CHANGED)
          && "edit_external_contact".equals(notice.details().get("ChangeType"))) {
        names.add(new MemberId(notice.subject()));
      }
      if (notice.what().equals(Notices.MEMBER_GONE)) {
        var member = new MemberId(notice.subject());
        due.look(rooms.appGroupsOf(member));
        incoming.add(
            new Incoming.Unenrolled(
                notice.at(),
                member,
                Optional.ofNullable(notice.details().get("NewUserID")).map(WeComIds::staff)));
      }
    }
    if (!answered.isEmpty()) {
      incoming.add(new Incoming.LookedInto(answered));
      write(incoming);
    }
    crowd += fresh.size();
    if (!fresh.isEmpty()) {
      // Not before it was written: what could not be is gathered again.
      gathered = fresh.getLast().id();
    }
  }

  /** What is to be read without anybody having said so. What was noticed does not wait for it. */
  private void gatherLooks() throws InterruptedException {
    var now = clock.instant();
    try {
      if (!now.isBefore(nextLook)) {
        due.look(rooms.appGroups());
        nextLook = now.plus(pace.look());
      }
      if (!now.isBefore(nextFullLook)) {
        write(rooms.unseen(now));
        due.look(rooms.customerGroups());
        lookAtDirectory();
        nextFullLook = now.plus(pace.fullLook());
        failedLooks = 0;
      }
    } catch (WxErrorException | ExecutionException | TimeoutException | RuntimeException e) {
      failedLooks++;
      var pause = DueRooms.pause(failedLooks);
      nextFullLook = now.plus(pause);
      quietAfter(e);
      LOG.warn("Cannot look at all rooms; next try in {}: {}", pause, words(e));
      LOG.debug("Cannot look at all rooms", e);
    }
  }

  private void lookAtDirectory()
      throws WxErrorException, InterruptedException, ExecutionException, TimeoutException {
    var read = directory.look();
    if (read.isPresent()) {
      write(List.of(read.get()));
      directory.written(read.get());
    }
  }

  private void readDue() throws InterruptedException, ExecutionException, TimeoutException {
    for (var entry : due.ripe()) {
      if (stopping() || clock.instant().isBefore(quietUntil)) {
        return;
      }
      read(entry);
    }
  }

  private void read(DueRooms.Due entry)
      throws InterruptedException, ExecutionException, TimeoutException {
    var room = entry.room();
    var kind = WeComIds.kindOf(room).orElse(RoomKind.OTHER_INTERNAL);
    if (kind != RoomKind.CUSTOMER_GROUP && kind != RoomKind.APP_GROUP) {
      write(List.of(new Incoming.LookedInto(entry.notices())));
      due.settled(entry);
      return;
    }
    var at = clock.instant();
    try {
      var answer = entry.dismissed() ? Optional.<Answer>empty() : reader.read(room, kind);
      metrics.counter("roomkeeper.watch.readings").increment();
      if (entry.isAsked() || answer.isEmpty() || !isKnown(room, answer.get())) {
        var reading = answer.map(one -> one.reading().get());
        reading.ifPresent(one -> names.addFrom(one.people()));
        var told = new Incoming.RoomRead(at, room, reading, entry.notices());
        write(Stream.concat(entry.first().stream(), Stream.of(told)).toList());
        if (reading.isPresent()) {
          found.put(room, new Found(answer.get().fingerprint(), membersOf(reading.get())));
        } else {
          found.remove(room);
        }
      }
      due.settled(entry);
    } catch (WxErrorException e) {
      later(entry, WeComErrors.wordsFor(e));
      quietAfter(e);
    } catch (RuntimeException e) {
      later(entry, Reached.wordsFor(e));
      LOG.debug("Cannot read {}", room, e);
    }
  }

  /**
   * Whether a look found just what the last one did, and the core still knows it so; not so for a
   * room that nobody claims yet.
   */
  private boolean isKnown(RoomId room, Answer answer) {
    var last = found.get(room);
    return last != null
        && last.fingerprint() == answer.fingerprint()
        && roster.communityOf(room).filter(id -> !id.equals(CommunityId.CORP)).isPresent()
        && last.members() == roster.peopleIn(room).hashCode();
  }

  private static int membersOf(RoomReading reading) {
    var people = new HashSet<MemberId>();
    reading.people().forEach(person -> people.add(person.member()));
    return people.hashCode();
  }

  private void later(DueRooms.Due entry, String why) {
    var pause = due.failed(entry);
    metrics.counter("roomkeeper.watch.failures").increment();
    LOG.warn("Cannot read {}; next try in {}: {}", entry.room(), pause, why);
  }

  /** Asks for the next few names; where nobody answers, it waits longer each time. */
  private void askNames() throws InterruptedException {
    if (names.isEmpty() || clock.instant().isBefore(nextNames)) {
      return;
    }
    try {
      write(names.ask());
      failedNames = 0;
      nextNames = clock.instant().plus(BETWEEN_NAMES);
    } catch (WxErrorException | ExecutionException | TimeoutException | RuntimeException e) {
      failedNames++;
      var pause = DueRooms.pause(failedNames);
      nextNames = clock.instant().plus(pause);
      quietAfter(e);
      LOG.warn("Cannot ask for names; next try in {}: {}", pause, words(e));
      LOG.debug("Cannot ask for names", e);
    }
  }

  private Instant comeBack() {
    if (clock.instant().isBefore(quietUntil)) {
      return quietUntil;
    }
    var others = names.isEmpty() ? Stream.of(nextFullLook) : Stream.of(nextFullLook, nextNames);
    return Stream.concat(others, due.next().stream())
        .reduce(nextLook, (one, other) -> one.isBefore(other) ? one : other);
  }

  private void write(List<? extends Incoming> incoming)
      throws InterruptedException, ExecutionException, TimeoutException {
    if (!incoming.isEmpty()) {
      intake.write(incoming).get(WRITING.toSeconds(), TimeUnit.SECONDS);
    }
  }

  /** Told that it asks too often, the watch asks nothing at all for a while. */
  private void quietAfter(Exception e) {
    if (e instanceof WxErrorException error && WeComErrors.sortOf(error) == WeComErrors.Sort.RATE) {
      quietUntil = clock.instant().plus(AFTER_RATE_LIMIT);
    }
  }

  private static String words(Exception e) {
    return e instanceof WxErrorException error ? WeComErrors.wordsFor(error) : Reached.wordsFor(e);
  }

  private record Asked(RoomId room, List<Incoming> first) {}

  /**
   * What the last reading of a room said, as small as tells it from another.
   *
   * @param fingerprint that of the answer
   * @param members the hash of the set of who was in it
   */
  private record Found(int fingerprint, int members) {}
}
