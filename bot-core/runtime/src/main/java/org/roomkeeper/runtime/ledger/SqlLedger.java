package org.roomkeeper.runtime.ledger;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.roomkeeper.api.Action;
import org.roomkeeper.api.BotEvent;
import org.roomkeeper.api.Community;
import org.roomkeeper.api.CommunityId;
import org.roomkeeper.api.Envelope;
import org.roomkeeper.api.EventId;
import org.roomkeeper.api.Phrase;
import org.roomkeeper.api.Tick;
import org.roomkeeper.runtime.intake.Incoming;
import org.roomkeeper.runtime.intake.Intake;
import org.roomkeeper.runtime.ledger.ActionTable.ActionRow;
import org.roomkeeper.runtime.settings.Communities;
import org.roomkeeper.runtime.time.Bell;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The ledger in a SQL database: one writer, readers of their own, the tail and what is known. */
final class SqlLedger implements Ledger {
  private static final Logger LOG = LoggerFactory.getLogger(SqlLedger.class);
  private static final String RUNNING = "running";
  private static final String TERM = "term";
  private static final String TICK = "tick:";
  private static final Duration FIRST_TICK = Duration.ofMinutes(1);

  private final Storage storage;
  private final Communities communities;
  private final Tail tail;
  private final Readers readers;
  private final InstantSource clock;
  private final Notes notes;
  private final Known known;
  private final Tables tables;
  private final EventLog log;
  private final Registrar registrar;
  private final Owing owing;
  private final Settler settler;
  private final Tellings tellings;
  private final AnswerKeeper answers;
  private final Writer writer;
  private final ForgetEvents forgetting;
  private final Keeping keeping;
  private final boolean endedUncleanly;
  private final long term;
  private final AtomicLong commits = new AtomicLong();
  private volatile @Nullable NextDue lastNextDue;
  private final List<Bell> eventBells = new CopyOnWriteArrayList<>();
  private final List<Bell> actionBells = new CopyOnWriteArrayList<>();

  /**
   * When the next action is due, as long as nothing is written.
   *
   * @param commits how many commits there had been
   */
  private record NextDue(long commits, Blocked blocked, Optional<Instant> due) {}

  SqlLedger(Storage storage, Communities communities, Known known, Tail tail, InstantSource clock) {
    this.storage = storage;
    this.communities = communities;
    this.tail = tail;
    this.clock = clock;
    this.known = known;
    this.readers = storage.readers();
    Handle handle = storage.writer();
    this.tables = Tables.on(handle);
    this.notes = new Notes(readers, tables, Notes.QUOTA);
    this.registrar = new Registrar(tables, known);
    this.log = new EventLog(tables, known, tail, clock);
    this.owing = new Owing(tables);
    var consequences = new Consequences(communities, known, registrar, log, tables, owing);
    this.settler = new Settler(tables, known, log, owing, consequences);
    var claims = new Claims(communities, known);
    var readings = new RoomReadings(claims, known, registrar, log, tables, settler);
    this.tellings = new Tellings(tables, claims, known, registrar, readings, log, settler, clock);
    this.answers = new AnswerKeeper(tables, notes, known, registrar, log, owing, settler, clock);
    tail.begin(tables.events().ends());
    this.term = tables.lanes().mark(TERM).orElse(0) + 1;
    this.endedUncleanly = begin();
    this.writer = new Writer(storage, handle, new Follower());
    var steps = new KeepSteps(readers, writer, tables);
    this.forgetting = new ForgetEvents(steps, tail);
    var actions = new ForgetActions(steps, tables, settler, clock);
    var recalled = new ForgetRecalled(steps, forgetting, actions, tables, tail);
    this.keeping =
        new SqlKeeping(
            steps,
            tail,
            forgetting,
            actions,
            recalled,
            new ForgetPerson(steps, tables, registrar, log, settler, notes, tail, clock),
            known,
            () -> storage.giveBack(tables.keep().getHandle()));
    writer.start();
  }

  Intake intake() {
    return new SqlIntake();
  }

  Keeping keeping() {
    return keeping;
  }

  Past past() {
    return new SqlPast(readers, this, known, communities);
  }

  @Override
  public List<CommunityId> communities() {
    var all = new LinkedHashSet<CommunityId>();
    communities.all().stream().map(Community::id).forEach(all::add);
    all.add(CommunityId.CORP);
    return List.copyOf(all);
  }

  @Override
  public EventId end(CommunityId community) {
    return tail.end(community);
  }

  @Override
  public void ringOnEvents(Bell bell) {
    eventBells.add(bell);
  }

  @Override
  public LanePlace open(Lane lane, Optional<Instant> from) {
    return writer
        .submit(
            () -> {
              var lanes = tables.lanes();
              if (lanes.find(lane.plugin(), lane.community()).isEmpty()) {
                EventId end = tables.events().last();
                EventId start = beyondBlank(from.map(tables.events()::lastBefore).orElse(end));
                lanes.open(lane.plugin(), lane.community(), start, end);
              }
              return place(lanes.find(lane.plugin(), lane.community()).orElseThrow());
            })
        .join();
  }

  @Override
  public Stretch read(Lane lane, EventId after, Set<Class<? extends BotEvent>> kinds, int limit) {
    var names = Kinds.names(kinds);
    var from = beyondBlank(after);
    return tail.read(lane, from, names, limit).orElseGet(() -> readTable(lane, from, names, limit));
  }

  @Override
  public Optional<BotEvent> event(String plugin, EventId event) {
    return readers
        .read(reading -> reading.events().find(event))
        .filter(row -> row.id().value() > forgetting.blankUpTo().value())
        .filter(row -> row.onlyFor().filter(other -> !other.equals(plugin)).isEmpty())
        .map(row -> Kinds.shownTo(plugin, Kinds.read(row), row.askedBy().orElse("")));
  }

  @Override
  public CompletableFuture<Void> takeInHand(Lane lane, EventId event) {
    return write(() -> tables.lanes().takeInHand(lane.plugin(), lane.community(), event));
  }

  @Override
  public boolean endedUncleanly() {
    return endedUncleanly;
  }

  @Override
  public Chain chain(Lane lane, Shown shown) {
    return new LaneChain(
        (overlay, facts) ->
            new LaneCall(lane, notes, overlay, facts, false, known, shown, communities));
  }

  @Override
  public Call look(Lane lane, Shown shown) {
    return new LaneCall(lane, notes, Map.of(), NotedFacts.NONE, true, known, shown, communities);
  }

  @Override
  public CompletableFuture<Void> keep(Lane lane, List<Answer> kept, EventId upTo) {
    return write(() -> answers.keep(lane, kept, upTo));
  }

  @Override
  public void ringOnActions(Bell bell) {
    actionBells.add(bell);
  }

  @Override
  public List<Owed> due(Instant now, Blocked blocked, int limit) {
    var barred = barred(blocked);
    return readers.read(
        reading -> {
          var table = reading.actions();
          var due = new ArrayList<>(table.dueUrgent(now, barred, limit));
          if (due.size() < limit && !blocked.allButUrgent()) {
            due.addAll(table.dueAgain(now, barred, limit - due.size()));
          }
          if (due.size() < limit && !blocked.allButUrgent()) {
            due.addAll(table.due(now, barred, limit - due.size()));
          }
          return owed(due);
        });
  }

  @Override
  public Optional<Instant> nextDue(Blocked blocked) {
    // A clock that jumps asks hundreds of times a second, and hardly ever has anything changed.
    long now = commits.get();
    var known = lastNextDue;
    if (known != null && known.commits() == now && known.blocked().equals(blocked)) {
      return known.due();
    }
    var due = readNextDue(blocked);
    lastNextDue = new NextDue(now, blocked, due);
    return due;
  }

  private Optional<Instant> readNextDue(Blocked blocked) {
    var barred = barred(blocked);
    return readers.read(
        reading -> {
          var table = reading.actions();
          var next = new ArrayList<Instant>();
          table.nextDueUrgent(barred).ifPresent(next::add);
          if (!blocked.allButUrgent()) {
            table.nextDueAgain(barred).ifPresent(next::add);
            table.nextDue(barred).ifPresent(next::add);
          }
          return next.stream().min(Instant::compareTo);
        });
  }

  @Override
  public List<Owed> toBeTriedAgain(Instant now) {
    return owed(readers.read(reading -> reading.actions().toBeTriedAgain(now)));
  }

  @Override
  public CompletableFuture<Set<Long>> leave(Collection<Long> actions, Instant now) {
    var ids = List.copyOf(actions);
    return writer.submit(() -> settler.leave(ids, now));
  }

  @Override
  public CompletableFuture<Void> settle(List<Settlement> settlements) {
    return write(() -> settler.settle(settlements));
  }

  @Override
  public List<Owed> leftOver() {
    return owed(readers.read(reading -> reading.actions().leaving()));
  }

  @Override
  public List<Owed> overdue(Instant before, int limit) {
    return owed(readers.read(reading -> reading.actions().overdue(before, limit)));
  }

  @Override
  public List<Owed> stillAsked(int limit) {
    return owed(readers.read(reading -> reading.actions().stillAsked(limit)));
  }

  @Override
  public CompletableFuture<Void> reportedOverdue(Collection<Long> actions) {
    var ids = List.copyOf(actions);
    return ids.isEmpty()
        ? CompletableFuture.completedFuture(null)
        : write(() -> tables.actions().reportedOverdue(ids));
  }

  @Override
  public CompletableFuture<Long> owe(
      CommunityId community, EventId about, Action action, Phrase because, Instant now) {
    return writer.submit(() -> owing.owe(community, about, action, because, now).id());
  }

  @Override
  public CompletableFuture<Void> spend(Collection<Spent> spent, Instant now) {
    var all = List.copyOf(spent);
    return write(
        () -> {
          tables.spent().forgetUntil(now);
          tables.spent().put(all);
        });
  }

  @Override
  public List<Spent> spent(Instant now) {
    return readers.read(reading -> reading.spent().since(now));
  }

  @Override
  public List<Failed> failures(String plugin, Instant since) {
    return readers.read(reading -> reading.lanes().failures(plugin, since)).stream()
        .map(
            row ->
                new Failed(
                    new Lane(row.plugin(), row.community()),
                    row.event(),
                    row.room(),
                    row.member(),
                    row.at(),
                    row.what()))
        .toList();
  }

  @Override
  public CompletableFuture<Void> pause(String plugin, String why, Instant at) {
    return write(() -> tables.lanes().pause(plugin, at, why));
  }

  @Override
  public CompletableFuture<Void> resume(String plugin) {
    return write(() -> tables.lanes().resume(plugin));
  }

  @Override
  public List<Paused> paused() {
    return readers.read(reading -> reading.lanes().paused());
  }

  @Override
  public CompletableFuture<Void> tick(Collection<CommunityId> communities, Instant at) {
    var all = List.copyOf(communities);
    return write(() -> all.forEach(community -> tick(community, at)));
  }

  @Override
  public long commits() {
    return commits.get();
  }

  @Override
  public boolean quiet() {
    return writer.quiet();
  }

  @Override
  public void ringAtRest(Bell bell) {
    writer.ringAtRest(bell);
  }

  @Override
  public boolean reachable() {
    return writer.reachable();
  }

  @Override
  public void close() {
    if (!storage.isTheBots()) {
      writer.close();
      storage.close();
      return;
    }
    var ended =
        write(
            () -> {
              tables.lanes().layAllDown();
              tables.lanes().mark(RUNNING, 0);
            });
    writer.close();
    if (ended.isCompletedExceptionally()) {
      LOG.warn("The ledger could not be told of this end; the next start takes it for unclean");
    }
    storage.close();
  }

  /** Nobody reads what has lost its text. */
  private EventId beyondBlank(EventId place) {
    var blank = forgetting.blankUpTo();
    return place.value() >= blank.value() ? place : blank;
  }

  private Stretch readTable(Lane lane, EventId after, Set<String> kinds, int limit) {
    // Asked for before reading: what is written meanwhile is read the next time.
    EventId end = tail.end(lane.community());
    if (kinds.isEmpty()) {
      return new Stretch(List.of(), end);
    }
    var rows =
        readers.read(
            reading -> reading.events().read(lane.community(), lane.plugin(), after, kinds, limit));
    var events =
        rows.stream()
            .map(row -> Kinds.shownTo(lane.plugin(), Kinds.read(row), row.askedBy().orElse("")))
            .toList();
    return new Stretch(
        events,
        rows.size() == limit || (!rows.isEmpty() && rows.getLast().id().value() > end.value())
            ? rows.getLast().id()
            : end);
  }

  private LanePlace place(LaneTable.LaneRow row) {
    return new LanePlace(
        row.cursor(),
        row.installed(),
        row.inHand()
            .filter(event -> row.inHandEnds() > 0)
            .map(event -> new LanePlace.InHand(event, row.inHandEnds())));
  }

  private void tick(CommunityId community, Instant at) {
    OptionalLong before = tables.lanes().mark(TICK + community);
    Instant since =
        before.isPresent() ? Instant.ofEpochMilli(before.getAsLong()) : at.minus(FIRST_TICK);
    if (at.isAfter(since)) {
      tables.lanes().mark(TICK + community, at.toEpochMilli());
      log.append(community, new Tick(Envelope.of(community, at), since));
    }
  }

  /** Marks the bot as running; true if the one before never said that it ended. */
  private boolean begin() {
    if (!storage.isTheBots()) {
      return false;
    }
    boolean unclean = tables.lanes().mark(RUNNING).orElse(0) == 1;
    if (unclean) {
      tables.lanes().countUncleanEnd();
    }
    tables.lanes().mark(RUNNING, 1);
    tables.lanes().mark(TERM, term);
    return unclean;
  }

  private CompletableFuture<Void> write(Runnable work) {
    return writer
        .submit(
            () -> {
              work.run();
              return true;
            })
        .thenAccept(done -> {});
  }

  private static ActionTable.Barred barred(Blocked blocked) {
    return ActionTable.Barred.of(
        blocked.kinds(), blocked.targets().stream().map(Target::name).toList());
  }

  private static List<Owed> owed(List<ActionRow> rows) {
    return rows.stream().map(ActionRow::owed).toList();
  }

  /** Keeps memory in step with the tables, and rings the bells. */
  private final class Follower implements Writer.Follower {
    @Override
    public void begin(List<? extends Writer.Work<?>> together) {
      log.begin();
      tellings.begin(
          together.stream()
              .filter(Tellings.Telling.class::isInstance)
              .map(Tellings.Telling.class::cast)
              .toList());
    }

    @Override
    public void flush() {
      log.flush();
    }

    @Override
    public void keep() {
      log.keep();
      notes.keep();
      registrar.keep();
    }

    @Override
    public void takeBack() {
      notes.takeBack();
      log.takeBack();
      registrar.takeBack();
    }

    @Override
    public void committed() {
      commits.incrementAndGet();
      notes.committed();
      registrar.committed();
      tellings.committed();
      if (log.committed()) {
        eventBells.forEach(Bell::ring);
      }
      if (owing.changed()) {
        actionBells.forEach(Bell::ring);
      }
    }

    @Override
    public void lost() {
      notes.lost();
      log.lost();
      registrar.lost();
      tellings.lost();
    }

    @Override
    public void moved(Handle handle) {
      tables.moveTo(handle);
      if (storage.isTheBots() && tables.lanes().mark(TERM).orElse(0) != term) {
        throw new LedgerUnusable(Phrase.of("ledger.taken-over"));
      }
    }

    @Override
    public void idle() {
      if (tables.events().last().value() > tail.last().value()) {
        log.begin();
        committed();
      }
    }
  }

  private final class SqlIntake implements Intake {
    @Override
    public CompletableFuture<Integer> write(List<? extends Incoming> incoming) {
      List<Incoming> all = List.copyOf(incoming);
      return writer.offer(all.size(), tellings.of(all));
    }

    @Override
    public List<Noted> notices(long after, int limit) {
      return readers.read(reading -> reading.prepared().notices(after, limit));
    }

    @Override
    public OptionalLong bookmark(String name) {
      return readers.read(reading -> reading.sources().bookmark(name));
    }
  }
}
