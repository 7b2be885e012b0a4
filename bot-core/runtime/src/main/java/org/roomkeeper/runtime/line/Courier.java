package org.roomkeeper.runtime.line;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.roomkeeper.api.Action;
import org.roomkeeper.api.Mail;
import org.roomkeeper.api.Outcome;
import org.roomkeeper.api.Phrase;
import org.roomkeeper.api.ReadPage;
import org.roomkeeper.runtime.ledger.Blocked;
import org.roomkeeper.runtime.ledger.Ledger;
import org.roomkeeper.runtime.ledger.Owed;
import org.roomkeeper.runtime.ledger.Settlement;
import org.roomkeeper.runtime.ledger.Target;
import org.roomkeeper.runtime.pages.Pages;
import org.roomkeeper.runtime.platform.AfterCrash;
import org.roomkeeper.runtime.platform.Platform;
import org.roomkeeper.runtime.post.Post;
import org.roomkeeper.runtime.time.Bell;
import org.roomkeeper.runtime.time.Bells;
import org.roomkeeper.runtime.time.Clockwork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does what is owed: what is worthless late first, many at once, one after the other where it goes
 * to the same room or person. Before a request leaves, that is written down; what came of it is
 * written down after. What is not known is found out or reported, never guessed.
 *
 * <p>What cannot go waits in the ledger and costs no memory: while the platform is away hardly
 * anything is tried, and when it is back the {@link Pace} grows step by step.
 */
@Singleton
public final class Courier implements LineService {
  private static final Logger LOG = LoggerFactory.getLogger(Courier.class);
  private static final int LOOK_AT = 200;
  private static final int MOST_HELD = 1000;

  /** How many pages are read at once; they take none of the platform's hands. */
  private static final int MOST_PAGES = 8;

  /** How many mails are handed over at once; they take none of the platform's hands either. */
  private static final int MOST_MAILS = 4;

  private static final Duration LOOK_ROUND = Duration.ofMinutes(1);

  private final Ledger ledger;
  private final Platform platform;
  private final Pages pages;
  private final Post post;
  private final Addressing addressing;
  private final Budgets budgets;
  private final Clockwork clock;
  private final Pace pace = new Pace();
  private final Bell bell = new Bell();
  private final Bells atRest = new Bells();
  private final ExecutorService carriers =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("carrier-", 1).factory());

  /** What has left and is not settled yet, by its target. */
  private final Map<Target, Owed> onTheWay = new ConcurrentHashMap<>();

  /** Until when nothing more goes to a target: something before it is to be tried again first. */
  private final Map<Target, Instant> held = new ConcurrentHashMap<>();

  /** Until when no action of a kind goes: the platform takes none of them. */
  private final Map<String, Instant> heldKinds = new ConcurrentHashMap<>();

  /** What left with an unknown outcome that nobody can tell yet, and when to ask again. */
  private final Map<Owed, Instant> unclear = new ConcurrentHashMap<>();

  /** What was long under way, and counts in the budgets of the minute in which it came back. */
  private final Queue<Owed> backLate = new ConcurrentLinkedQueue<>();

  private final List<Runnable> askedListeners = new CopyOnWriteArrayList<>();
  private volatile Thread dispatcher = Thread.ofPlatform().unstarted(() -> {});
  private volatile boolean stopping;

  @Inject
  Courier(
      Ledger ledger,
      Platform platform,
      Pages pages,
      Post post,
      Addressing addressing,
      Budgets budgets,
      Clockwork clock) {
    this.ledger = ledger;
    this.platform = platform;
    this.pages = pages;
    this.post = post;
    this.addressing = addressing;
    this.budgets = budgets;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "courier";
  }

  @Override
  public void start() {
    for (var owed : ledger.leftOver()) {
      LOG.warn("Action {} had left when the bot ended; its outcome is not known", owed.id());
      unclear.put(owed, clock.instant());
      backLate.add(owed);
    }
    budgets.goOnFrom(ledger.spent(clock.instant()));
    for (var owed : ledger.toBeTriedAgain(clock.instant())) {
      hold(owed.target(), owed.due());
    }
    ledger.ringOnActions(bell);
    dispatcher = Thread.ofPlatform().name("courier").start(this::run);
  }

  @Override
  public void stop() {
    stopping = true;
    bell.ring();
    try {
      // First the dispatcher: what it marks as leaving still needs a carrier.
      dispatcher.join(Duration.ofSeconds(5));
      carriers.shutdown();
      if (!carriers.awaitTermination(8, TimeUnit.SECONDS)) {
        LOG.warn("{} actions are still on their way; asked about next time", onTheWay.size());
      }
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean idle() {
    var now = clock.instant();
    return nextDue().filter(due -> !due.isAfter(now)).isEmpty() && onTheWay.isEmpty();
  }

  @Override
  public Optional<Instant> nextDue() {
    var now = clock.instant();
    return Stream.of(
            ledger.nextDue(blocked(now)).stream(),
            pace.closedUntil(now).stream(),
            heldKinds.values().stream(),
            held.values().stream(),
            unclear.values().stream())
        .flatMap(times -> times)
        .min(Instant::compareTo);
  }

  @Override
  public void ringAtRest(Bell other) {
    atRest.add(other);
  }

  private void run() {
    while (!stopping) {
      try {
        var now = clock.instant();
        if (!sendWhatIsDue(now)) {
          atRest.ring();
          clock.await(nextLook(now), bell);
        }
      } catch (InterruptedException stop) {
        return;
      } catch (RuntimeException trouble) {
        LOG.error("What is owed could not be looked at; tried again", trouble);
        pause();
      }
    }
  }

  /** One round over what is due; false if there was nothing to do. */
  private boolean sendWhatIsDue(Instant now) {
    for (var late = backLate.poll(); late != null; late = backLate.poll()) {
      budgets.cameBackLate(late);
    }
    held.values().removeIf(until -> !until.isAfter(now));
    heldKinds.values().removeIf(until -> !until.isAfter(now));
    boolean asked = askAboutUnclear(now);
    var ready = new ArrayList<Owed>();
    var settled = new ArrayList<Settlement>();
    var waiting = new HashSet<Target>();
    for (var owed : mayGo(now)) {
      var target = owed.target();
      if (waiting.contains(target) || !takesItsTurn(owed, target)) {
        // What comes after it to the same target waits too, even if the way is free by then.
        waiting.add(target);
        continue;
      }
      var obstacle = obstacle(owed);
      if (obstacle.orElse(null) instanceof Outcome.TryLater later) {
        // It keeps its place: what is owed later to the same target must not overtake it.
        hold(target, later.when());
        waiting.add(target);
        onTheWay.remove(target);
      } else if (obstacle.isPresent()) {
        settled.add(new Settlement(owed.id(), now, obstacle.get()));
        onTheWay.remove(target);
      } else {
        ready.add(owed);
      }
    }
    if (!settled.isEmpty()) {
      ledger.settle(settled).join();
    }
    if (!ready.isEmpty()) {
      send(ready, now);
    }
    return asked || !settled.isEmpty() || !ready.isEmpty();
  }

  /** Nothing more goes to a target for a while; of two waits the longer counts. */
  private void hold(Target target, Instant until) {
    held.merge(target, until, (one, other) -> one.isAfter(other) ? one : other);
  }

  /** Some of what is due, past all that waits for something on the way or to be tried again. */
  private List<Owed> mayGo(Instant now) {
    var blocked = blocked(now);
    // Most looks find nothing, and when something will be due is known without looking.
    boolean any =
        sending() < urgentAtOnce()
            && ledger.nextDue(blocked).filter(due -> !due.isAfter(now)).isPresent();
    return any ? ledger.due(now, blocked, LOOK_AT) : List.of();
  }

  private Blocked blocked(Instant now) {
    var targets = new HashSet<>(onTheWay.keySet());
    targets.addAll(held.keySet());
    boolean allButUrgent =
        sending() >= pace.hands() || held.size() >= MOST_HELD || pace.closedUntil(now).isPresent();
    var kinds = new HashSet<>(heldKinds.keySet());
    if (onTheWay(ReadPage.class) >= MOST_PAGES) {
      kinds.add(ReadPage.class.getSimpleName());
    }
    if (onTheWay(Mail.class) >= MOST_MAILS) {
      kinds.add(Mail.class.getSimpleName());
    }
    return new Blocked(targets, kinds, allButUrgent);
  }

  /** How much of a kind is on its way. */
  private int onTheWay(Class<? extends Action> kind) {
    return (int) onTheWay.values().stream().filter(owed -> kind.isInstance(owed.action())).count();
  }

  /** How much is on its way to the platform. */
  private int sending() {
    return onTheWay.size() - onTheWay(ReadPage.class) - onTheWay(Mail.class);
  }

  private static boolean isPage(Owed owed) {
    return owed.action() instanceof ReadPage;
  }

  private static boolean isMail(Owed owed) {
    return owed.action() instanceof Mail;
  }

  private int urgentAtOnce() {
    return 2 * pace.hands();
  }

  /** Whether a hand is free for it and nothing before it is on the way or to be tried again. */
  private boolean takesItsTurn(Owed owed, Target target) {
    if (!hasHandFor(owed) || onTheWay.putIfAbsent(target, owed) != null) {
      return false;
    }
    if (held.containsKey(target)) {
      onTheWay.remove(target);
      return false;
    }
    return true;
  }

  private boolean hasHandFor(Owed owed) {
    return switch (owed.action()) {
      case ReadPage _ -> onTheWay(ReadPage.class) < MOST_PAGES;
      case Mail _ -> onTheWay(Mail.class) < MOST_MAILS;
      default -> sending() < (owed.bestBefore().isPresent() ? urgentAtOnce() : pace.hands());
    };
  }

  /** What keeps an action from leaving now, if anything does. */
  private Optional<Outcome> obstacle(Owed owed) {
    Optional<Outcome> noWay = addressing.noWay(owed).map(Outcome.Refused::new);
    return noWay.isPresent() ? noWay : budgets.take(owed);
  }

  private void send(List<Owed> ready, Instant now) {
    var spent = budgets.changes();
    if (!spent.isEmpty()) {
      // Written in order, so it is durable when the marks are.
      var _ = ledger.spend(spent, now);
    }
    var leaving = ledger.leave(ready.stream().map(Owed::id).toList(), now).join();
    for (var owed : ready) {
      if (leaving.contains(owed.id())) {
        carriers.execute(
            () -> {
              Outcome outcome = carry(owed);
              if (clock.instant().isAfter(now.plus(Spending.UNDER_WAY))) {
                backLate.add(owed);
              }
              conclude(owed, outcome);
            });
      } else {
        onTheWay.remove(owed.target());
      }
    }
  }

  private Outcome carry(Owed owed) {
    try {
      if (owed.action() instanceof ReadPage page) {
        return pages.read(page);
      }
      if (owed.action() instanceof Mail mail) {
        return post.send(mail, owed.id());
      }
      return platform.perform(addressing.delivery(owed, attempt(owed), Optional.empty()));
    } catch (RuntimeException unforeseen) {
      LOG.error("Action {}: the platform's adapter failed", owed.id(), unforeseen);
      return adapterFailed(unforeseen);
    }
  }

  private void conclude(Owed owed, Outcome outcome) {
    if (isPage(owed)) {
      settle(owed, outcome);
      return;
    }
    switch (outcome) {
      case Outcome.TryLater later -> {
        if (!isMail(owed)) {
          pace.troubled(clock.instant());
        }
        if (later.forAll()) {
          heldKinds.put(owed.action().getClass().getSimpleName(), later.when());
        }
        tryAgain(owed, later.when(), later.why());
      }
      case Outcome.Unknown unknown -> {
        if (!isMail(owed)) {
          pace.troubled(clock.instant());
        }
        resolve(owed, unknown.why());
      }
      case Outcome.Done _,
          Outcome.AskedPerson _,
          Outcome.Refused _,
          Outcome.Late _,
          Outcome.Withdrawn _ -> {
        if (!isMail(owed)) {
          pace.answered();
        }
        settle(owed, outcome);
      }
    }
  }

  private void tryAgain(Owed owed, Instant notBefore, Phrase why) {
    var next = Retrying.again(owed, attempt(owed), clock.instant(), notBefore, why);
    if (next instanceof Outcome.TryLater later) {
      hold(owed.target(), later.when());
    }
    settle(owed, next);
  }

  /** Decides about an action that left and of which nobody said what came of it. */
  private void resolve(Owed owed, Phrase why) {
    var what =
        owed.repeatable() || isPage(owed) ? AfterCrash.REPEAT : platform.afterCrash(owed.action());
    switch (what) {
      case REPEAT -> tryAgain(owed, clock.instant(), why);
      case REPORT -> settle(owed, new Outcome.Unknown(why));
      case ASK_FIRST -> {
        var found = findOut(owed);
        if (found.isEmpty()) {
          tryAgain(owed, clock.instant(), Phrase.of("outcome.had-not-arrived"));
        } else if (found.get() instanceof Outcome.TryLater later) {
          // Should it not have arrived, what is owed later must not have overtaken it.
          hold(owed.target(), later.when());
          unclear.put(owed, later.when());
          onTheWay.remove(owed.target());
          bell.ring();
        } else {
          settle(owed, found.get());
        }
      }
    }
  }

  private static Outcome adapterFailed(RuntimeException unforeseen) {
    return new Outcome.Unknown(
        Phrase.of("outcome.adapter-failed", unforeseen.getClass().getSimpleName()));
  }

  private Optional<Outcome> findOut(Owed owed) {
    try {
      return platform.findOut(addressing.delivery(owed, attempt(owed), Optional.empty()));
    } catch (RuntimeException unforeseen) {
      LOG.error("Action {}: the platform's adapter failed", owed.id(), unforeseen);
      return Optional.of(adapterFailed(unforeseen));
    }
  }

  /** Asks again about what left long ago; false if there is nothing to ask now. */
  private boolean askAboutUnclear(Instant now) {
    boolean any = false;
    for (var entry : Map.copyOf(unclear).entrySet()) {
      var owed = entry.getKey();
      if (!entry.getValue().isAfter(now) && onTheWay.putIfAbsent(owed.target(), owed) == null) {
        unclear.remove(owed);
        carriers.execute(() -> resolve(owed, Phrase.of("outcome.ended-meanwhile")));
        any = true;
      }
    }
    return any;
  }

  private void settle(Owed owed, Outcome outcome) {
    var settlement = new Settlement(owed.id(), clock.instant(), outcome);
    var _ =
        ledger
            .settle(List.of(settlement))
            .whenComplete(
                (_, trouble) -> {
                  if (trouble != null) {
                    LOG.error("Action {}: its outcome could not be kept", owed.id(), trouble);
                  }
                  if (outcome instanceof Outcome.AskedPerson) {
                    askedListeners.forEach(Runnable::run);
                  }
                  onTheWay.remove(owed.target());
                  bell.ring();
                });
  }

  /** Runs this whenever something was put into a person's hands. */
  void onAsked(Runnable then) {
    askedListeners.add(then);
  }

  /**
   * When to look again.
   *
   * @param now the moment of the last look: the clock may have moved on since, and with it have
   *     become free what was held
   */
  private Instant nextLook(Instant now) {
    var round = now.plus(LOOK_ROUND);
    boolean bellWillRing = !onTheWay.isEmpty();
    return nextDue()
        .filter(due -> due.isBefore(round) && (due.isAfter(now) || !bellWillRing))
        .orElse(round);
  }

  private void pause() {
    try {
      bell.await(Duration.ofSeconds(1));
    } catch (InterruptedException stop) {
      stopping = true;
    }
  }

  private static int attempt(Owed owed) {
    return owed.tries() + 1;
  }
}
