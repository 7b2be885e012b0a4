package org.roomkeeper.wecom.watch;

import com.google.common.util.concurrent.Uninterruptibles;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import me.chanjar.weixin.common.error.WxErrorException;
import org.jspecify.annotations.Nullable;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.RoomId;
import org.roomkeeper.api.RoomKind;
import org.roomkeeper.api.RoomView;
import org.roomkeeper.runtime.intake.Incoming;
import org.roomkeeper.runtime.intake.Intake;
import org.roomkeeper.runtime.intake.Intake.Noted;
import org.roomkeeper.runtime.intake.RoomReading;
import org.roomkeeper.runtime.intake.Roster;
import org.roomkeeper.runtime.line.LineService;
import org.roomkeeper.runtime.settings.Communities;
import org.roomkeeper.runtime.time.Bell;
import org.roomkeeper.runtime.time.Clockwork;
import org.roomkeeper.wecom.client.Reached;
import org.roomkeeper.wecom.client.WeComClients;
import org.roomkeeper.wecom.client.WeComErrors;
import org.roomkeeper.wecom.client.WeComIds;
import org.roomkeeper.wecom.client.WeComSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads rooms: those of which WeCom said that they changed, after a moment in which further changes
 * gather; those that the bot itself changed; app groups every minute, since WeCom says nothing of
 * them; and all customer groups now and then, since callbacks get lost. What cannot be read now is
 * read later: a notice stays in the ledger until a reading answers it.
 */
@Singleton
public final class RoomWatch implements LineService, ReadAgain {
  private static final int NOTICES = 5_000;
  private static final int PEOPLE_A_TURN = 20;
  private static final Duration WRITING = Duration.ofSeconds(30);
  private static final Duration AFTER_RATE_LIMIT = Duration.ofMinutes(1);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
  private static final Logger LOG = LoggerFactory.getLogger(RoomWatch.class);

  private final RoomReader reader;
  private final Intake intake;
  private final Roster roster;
  private final Communities communities;
  private final Clockwork clock;
  private final WeComSettings.Watch pace;
  private final MeterRegistry metrics;
  private final Bell bell = new Bell();
  private final Queue<Asked> asked = new ConcurrentLinkedQueue<>();
  private volatile boolean stopping;
  private volatile boolean rung;
  private volatile boolean working;
  private volatile @Nullable Instant next;
  private @Nullable Thread thread;

  // From here on: touched by the one thread only.
  private final Map<RoomId, Due> due = new HashMap<>();
  private final Set<Long> inHand = new HashSet<>();
  private final Set<MemberId> unnamed = new LinkedHashSet<>();
  private final Set<MemberId> nameless = new HashSet<>();
  private Instant nextLook = Instant.MIN;
  private Instant nextFullLook = Instant.MIN;
  private Instant quietUntil = Instant.MIN;
  private int failedTurns;

  @Inject
  RoomWatch(
      WeComClients clients,
      WeComSettings settings,
      Intake intake,
      Roster roster,
      Communities communities,
      Clockwork clock,
      MeterRegistry metrics) {
    this.reader = new RoomReader(clients, communities, settings.roomCaps());
    this.intake = intake;
    this.roster = roster;
    this.communities = communities;
    this.clock = clock;
    this.pace = settings.watch();
    this.metrics = metrics;
  }

  /** Tells that something was noticed. */
  public void ring() {
    rung = true;
    bell.ring();
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
  public synchronized void start() {
    if (thread == null) {
      rung = true;
      thread = Thread.ofPlatform().name("watch").daemon().start(this::run);
    }
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
    var at = next;
    return !rung && !working && (at == null || at.isAfter(clock.instant()));
  }

  @Override
  public Optional<Instant> nextDue() {
    return Optional.ofNullable(next);
  }

  private void run() {
    while (!stopping) {
      try {
        working = true;
        rung = false; // set again by whoever rings from here on
        var until = turn();
        next = until;
        working = false;
        clock.await(until, bell);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  /** Does all that is due; when to come back. */
  private Instant turn() throws InterruptedException {
    try {
      gatherAsked();
      gatherNotices();
      if (!clock.instant().isBefore(quietUntil)) {
        gatherLooks();
        readDue();
        readPeople();
      }
      failedTurns = 0;
      return comeBack();
    } catch (WxErrorException | ExecutionException | TimeoutException | RuntimeException e) {
      failedTurns++;
      var pause = pause(failedTurns);
      LOG.warn("Rooms cannot be looked at; next try in {}: {}", pause, words(e));
      LOG.debug("Rooms cannot be looked at", e);
      return clock.instant().plus(pause);
    }
  }

  private void gatherAsked() {
    for (var one = asked.poll(); one != null; one = asked.poll()) {
      var entry = due(one.room(), clock.instant());
      entry.first.addAll(one.first());
      entry.at = clock.instant();
    }
  }

  private void gatherNotices() throws InterruptedException, ExecutionException, TimeoutException {
    var answered = new ArrayList<Long>();
    for (var noted : intake.notices(NOTICES)) {
      if (!inHand.contains(noted.id())) {
        switch (noted.notice().what()) {
          case Notices.ROOM_CHANGED -> gather(noted);
          case Notices.CONTACT_CHANGED -> {
            if ("edit_external_contact".equals(noted.notice().details().get("ChangeType"))) {
              unnamed.add(new MemberId(noted.notice().subject()));
            }
            answered.add(noted.id());
          }
          case Notices.MEMBER_GONE -> {
            readAppGroupsOf(new MemberId(noted.notice().subject()));
            answered.add(noted.id());
          }
          default -> answered.add(noted.id());
        }
      }
    }
    if (!answered.isEmpty()) {
      write(List.of(new Incoming.LookedInto(answered)));
    }
  }

  private void gather(Noted noted) {
    var entry = due(new RoomId(noted.notice().subject()), clock.instant().plus(pace.settle()));
    entry.notices.add(noted.id());
    entry.dismissed |= "dismiss".equals(noted.notice().details().get("ChangeType"));
    inHand.add(noted.id());
  }

  private void readAppGroupsOf(MemberId member) {
    for (var room : roster.openRooms()) {
      if (room.kind() == RoomKind.APP_GROUP && roster.peopleIn(room.id()).contains(member)) {
        due(room.id(), clock.instant());
      }
    }
  }

  /** What is to be read without anybody having said so. */
  private void gatherLooks()
      throws WxErrorException, InterruptedException, ExecutionException, TimeoutException {
    var now = clock.instant();
    if (!now.isBefore(nextLook)) {
      known(RoomKind.APP_GROUP).forEach(room -> due(room, now));
      nextLook = now.plus(pace.look());
    }
    if (!now.isBefore(nextFullLook)) {
      var rooms = known(RoomKind.CUSTOMER_GROUP);
      rooms.addAll(reader.customerGroupsOf(owners()));
      rooms.forEach(room -> due(room, now));
      introduceUnseen();
      nextFullLook = now.plus(pace.fullLook());
    }
  }

  private Set<RoomId> known(RoomKind kind) {
    var rooms = new LinkedHashSet<RoomId>();
    roster.openRooms().stream()
        .filter(room -> room.kind() == kind)
        .map(RoomView::id)
        .forEach(rooms::add);
    communities.rooms().stream()
        .filter(room -> room.kind() == kind)
        .flatMap(room -> room.id().stream())
        .forEach(rooms::add);
    return rooms;
  }

  /** Whoever may own a customer group of a community. */
  private List<MemberId> owners() {
    var owners = new LinkedHashSet<MemberId>();
    for (var community : communities.all()) {
      owners.addAll(community.openers());
      owners.addAll(community.hosts());
      owners.addAll(community.moderators());
      owners.addAll(community.founders());
    }
    roster.openRooms().stream()
        .filter(room -> room.kind() == RoomKind.CUSTOMER_GROUP)
        .flatMap(room -> room.owner().stream())
        .forEach(owners::add);
    owners.removeIf(owner -> !WeComIds.isStaff(owner));
    return List.copyOf(owners);
  }

  /** Rooms that no interface shows are known from the settings alone. */
  private void introduceUnseen() throws InterruptedException, ExecutionException, TimeoutException {
    var unseen = new ArrayList<Incoming>();
    for (var listed : communities.rooms()) {
      if (listed.kind() == RoomKind.ALL_STAFF || listed.kind() == RoomKind.OTHER_INTERNAL) {
        listed
            .id()
            .filter(room -> roster.room(room).isEmpty())
            .ifPresent(
                room ->
                    unseen.add(
                        new Incoming.RoomRead(
                            clock.instant(),
                            room,
                            Optional.of(reader.unseen(room, listed)),
                            List.of())));
      }
    }
    if (!unseen.isEmpty()) {
      write(unseen);
    }
  }

  private void readDue() throws InterruptedException, ExecutionException, TimeoutException {
    var now = clock.instant();
    var ripe =
        due.values().stream()
            .filter(entry -> !entry.at.isAfter(now))
            .sorted(Comparator.comparing(entry -> entry.at))
            .toList();
    for (var entry : ripe) {
      if (stopping || now.isBefore(quietUntil)) {
        return;
      }
      read(entry);
    }
  }

  private void read(Due entry) throws InterruptedException, ExecutionException, TimeoutException {
    var kind = WeComIds.kindOf(entry.room).orElse(RoomKind.OTHER_INTERNAL);
    if (kind != RoomKind.CUSTOMER_GROUP && kind != RoomKind.APP_GROUP) {
      settle(entry, List.of(new Incoming.LookedInto(List.copyOf(entry.notices))));
      return;
    }
    var at = clock.instant();
    try {
      var reading = entry.dismissed ? Optional.<RoomReading>empty() : reader.read(entry.room, kind);
      reading.ifPresent(this::askNames);
      var incoming = new ArrayList<>(entry.first);
      incoming.add(new Incoming.RoomRead(at, entry.room, reading, List.copyOf(entry.notices)));
      settle(entry, incoming);
      metrics.counter("roomkeeper.watch.readings").increment();
    } catch (WxErrorException e) {
      later(entry, WeComErrors.wordsFor(e), WeComErrors.sortOf(e) == WeComErrors.Sort.RATE);
    } catch (RuntimeException e) {
      later(entry, Reached.wordsFor(e), false);
      LOG.debug("Cannot read {}", entry.room, e);
    }
  }

  private void settle(Due entry, List<Incoming> incoming)
      throws InterruptedException, ExecutionException, TimeoutException {
    write(incoming);
    due.remove(entry.room);
    inHand.removeAll(entry.notices);
  }

  private void later(Due entry, String why, boolean everything) {
    entry.failures++;
    var pause = pause(entry.failures);
    if (everything) {
      pause = AFTER_RATE_LIMIT;
      quietUntil = clock.instant().plus(pause);
    }
    entry.at = clock.instant().plus(pause);
    metrics.counter("roomkeeper.watch.failures").increment();
    LOG.warn("Cannot read {}; next try in {}: {}", entry.room, pause, why);
  }

  private void askNames(RoomReading reading) {
    for (var person : reading.people()) {
      if (person.name().isEmpty()
          && !nameless.contains(person.member())
          && roster.nameOf(person.member()).filter(name -> !name.isEmpty()).isEmpty()) {
        unnamed.add(person.member());
      }
    }
  }

  /** Names of people whom no room's reading names, a few at a time. */
  private void readPeople() throws InterruptedException, ExecutionException, TimeoutException {
    var read = new ArrayList<Incoming>();
    for (var member : unnamed.stream().limit(PEOPLE_A_TURN).toList()) {
      try {
        var person = reader.person(member, clock.instant());
        if (person.name().isEmpty()) {
          nameless.add(member);
        } else {
          read.add(person);
        }
        unnamed.remove(member);
      } catch (WxErrorException e) {
        if (WeComErrors.sortOf(e) == WeComErrors.Sort.RATE) {
          quietUntil = clock.instant().plus(AFTER_RATE_LIMIT);
          break;
        }
        // A name is a comfort, not a need: whoever cannot be read stays without one.
        unnamed.remove(member);
        nameless.add(member);
        LOG.debug("Cannot read who {} is: {}", member, WeComErrors.wordsFor(e));
      }
    }
    if (!read.isEmpty()) {
      write(read);
    }
  }

  private Instant comeBack() {
    var now = clock.instant();
    if (now.isBefore(quietUntil)) {
      return quietUntil;
    }
    if (!unnamed.isEmpty()) {
      return now;
    }
    var earliest = nextLook.isBefore(nextFullLook) ? nextLook : nextFullLook;
    for (var entry : due.values()) {
      if (entry.at.isBefore(earliest)) {
        earliest = entry.at;
      }
    }
    return earliest;
  }

  private Due due(RoomId room, Instant at) {
    return due.computeIfAbsent(room, key -> new Due(key, at));
  }

  private void write(List<? extends Incoming> incoming)
      throws InterruptedException, ExecutionException, TimeoutException {
    intake.write(incoming).get(WRITING.toSeconds(), TimeUnit.SECONDS);
  }

  private static Duration pause(int failures) {
    var pause = Duration.ofSeconds(1L << Math.min(9, failures));
    return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
  }

  private static String words(Exception e) {
    return e instanceof WxErrorException error ? WeComErrors.wordsFor(error) : Reached.wordsFor(e);
  }

  private record Asked(RoomId room, List<Incoming> first) {}

  /** A room that is to be read. */
  private static final class Due {
    private final RoomId room;
    private final List<Long> notices = new ArrayList<>();
    private final List<Incoming> first = new ArrayList<>();
    private Instant at;
    private boolean dismissed;
    private int failures;

    Due(RoomId room, Instant at) {
      this.room = room;
      this.at = at;
    }
  }
}
