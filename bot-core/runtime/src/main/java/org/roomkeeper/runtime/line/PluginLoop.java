package org.roomkeeper.runtime.line;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.roomkeeper.api.BotEvent;
import org.roomkeeper.api.EventId;
import org.roomkeeper.runtime.ledger.Answer;
import org.roomkeeper.runtime.ledger.Chain;
import org.roomkeeper.runtime.ledger.Lane;
import org.roomkeeper.runtime.ledger.LanePlace;
import org.roomkeeper.runtime.ledger.Ledger;
import org.roomkeeper.runtime.plugins.LoadedPlugin;
import org.roomkeeper.runtime.plugins.Withholding;

/**
 * The way between what happened and what is done: one plugin in one community reads what was
 * written down, event after event, and its answers are kept. Nothing is done here: what is owed is
 * the {@link Courier}'s.
 *
 * <p>A batch of answers, with the notes behind them and the place where the lane stands, is one
 * commit. Before it nothing has happened: after a crash the same events are answered again from
 * scratch. A plugin that fails on an event has said nothing about it, and the next event comes.
 *
 * <p>One thread at a time takes a {@link #turn()}; the other methods are safe for use by many.
 */
final class PluginLoop {
  /** A batch that lasts longer, on the host's clock, is kept as far as it has come. */
  private static final Duration LONGEST = Duration.ofSeconds(1);

  private final LoadedPlugin plugin;
  private final Lane lane;
  private final Ledger ledger;
  private final Standing standing;
  private final Answering answering;
  private final Hands firstHalves;
  private final Runnable wake;
  private final Withholding withholding;
  private final Queue<SecondLook> secondLooks = new ConcurrentLinkedQueue<>();
  private final Optional<LanePlace.InHand> leftInHand;
  private final EventId carefulUntil;
  private final BatchSize batch = new BatchSize();
  private volatile EventId cursor;
  private volatile @Nullable Wish wish;

  /**
   * When the next tick is wanted, unless something happens before.
   *
   * @param tick the tick in the answer to which it was said
   */
  private record Wish(EventId tick, Instant moment) {}

  /**
   * A lane at its place.
   *
   * @param place where it stands
   * @param firstHalves who works ahead of the order
   * @param wake has this lane take a turn soon
   */
  PluginLoop(
      LoadedPlugin plugin,
      Lane lane,
      LanePlace place,
      Ledger ledger,
      Standing standing,
      Answering answering,
      Hands firstHalves,
      Runnable wake) {
    this.plugin = plugin;
    this.lane = lane;
    this.ledger = ledger;
    this.standing = standing;
    this.answering = answering;
    this.firstHalves = firstHalves;
    this.wake = wake;
    this.withholding = new Withholding(plugin.grants());
    this.leftInHand = place.inHand();
    this.carefulUntil = ledger.endedUncleanly() ? ledger.end(lane.community()) : EventId.UNRECORDED;
    this.cursor = place.cursor();
  }

  /** Reads on and has each event answered in order, or, with nothing new, looks at one again. */
  void turn() throws InterruptedException {
    if (standing.paused()) {
      return;
    }
    if (isBehind()) {
      readOn();
    } else {
      lookAgain();
    }
  }

  private void readOn() throws InterruptedException {
    boolean careful = cursor.value() < carefulUntil.value();
    var stretch = ledger.read(lane, cursor, plugin.answers(), careful ? 1 : batch.now());
    var events = stretch.events().stream().flatMap(e -> withholding.delivered(e).stream()).toList();
    if (careful && !events.isEmpty()) {
      ledger.takeInHand(lane, events.getFirst().id()).join();
    }
    var halves = FirstHalves.begin(plugin, events, firstHalves);
    var chain = ledger.chain(lane, plugin.grants().shown());
    var answers = new ArrayList<Answer>();
    var upTo = stretch.upTo();
    int answered = 0;
    long began = System.nanoTime();
    for (var event : events) {
      if (standing.paused() || (answered > 0 && since(began).compareTo(LONGEST) > 0)) {
        upTo = answers.isEmpty() ? cursor : answers.getLast().event();
        break;
      }
      if (isOwed(answers) && !halves.isReady(event)) {
        // What is owed does not wait for what is still to be prepared.
        keep(answers, answers.getLast().event());
        answers.clear();
        chain = ledger.chain(lane, plugin.grants().shown());
      }
      answers.add(answer(chain, event, halves.of(event)));
      answered++;
    }
    halves.forget();
    batch.took(answered, since(began));
    keep(answers, upTo);
  }

  private static boolean isOwed(List<Answer> answers) {
    return answers.stream().anyMatch(answer -> !answer.asked().isEmpty());
  }

  private static Duration since(long began) {
    return Duration.ofNanos(System.nanoTime() - began);
  }

  private Answer answer(Chain chain, BotEvent event, FirstHalves.Half half)
      throws InterruptedException {
    var answer =
        endedTheBotTwice(event)
            ? Answer.failed(event.id(), "the bot ended twice while this event was in hand")
            : answering.answer(chain, event, half.found());
    half.late().ifPresent(work -> lookAgain(SecondLook.late(event.id(), work)));
    standing.note(lane, event, answer);
    return answer;
  }

  private void keep(List<Answer> answers, EventId upTo) {
    ledger.keep(lane, answers, upTo).join();
    // What was noted since the last tick may be due sooner than was said in answer to that.
    wish =
        answers.isEmpty()
            ? wish
            : answers
                .getLast()
                .wake()
                .map(moment -> new Wish(answers.getLast().event(), moment))
                .orElse(null);
    cursor = upTo;
  }

  private void lookAgain() throws InterruptedException {
    var look = secondLooks.stream().filter(SecondLook::isReady).findFirst();
    if (look.isEmpty() || !secondLooks.remove(look.get()) || look.get().isInVain()) {
      return;
    }
    var event = ledger.event(lane.plugin(), look.get().event()).flatMap(withholding::delivered);
    if (event.isPresent()) {
      var halves =
          look.get()
              .work()
              .map(late -> FirstHalves.of(plugin, event.get().id(), late))
              .orElseGet(() -> FirstHalves.begin(plugin, List.of(event.get()), firstHalves));
      var chain = ledger.chain(lane, plugin.grants().shown());
      keep(List.of(answer(chain, event.get(), halves.of(event.get()))), cursor);
    }
  }

  /** Has an event behind the cursor answered once more, when there is nothing new. */
  void lookAgain(SecondLook look) {
    secondLooks.add(look);
    look.whenReady(wake);
  }

  /** Whether a turn would find something to do now. */
  boolean hasWork() {
    return !standing.paused() && (isBehind() || secondLooks.stream().anyMatch(SecondLook::isReady));
  }

  /** Whether nothing is left to do, nor still being prepared. */
  boolean isIdle() {
    return standing.paused() || (!isBehind() && secondLooks.isEmpty());
  }

  /**
   * When the next tick is wanted, if its plugin has said so in answer to the last event of its
   * community.
   */
  Optional<Instant> tickWanted() {
    var said = wish;
    return said != null && said.tick().equals(ledger.end(lane.community())) && secondLooks.isEmpty()
        ? Optional.of(said.moment())
        : Optional.empty();
  }

  /** Whose lane it is. */
  Lane lane() {
    return lane;
  }

  /** How many places of the ledger lie before it, its own events or not. */
  long behind() {
    return Math.max(0, ledger.end(lane.community()).value() - cursor.value());
  }

  /** Whether all events up to this place were answered, and what came of it is kept. */
  boolean hasAnswered(EventId place) {
    return cursor.value() >= place.value();
  }

  private boolean isBehind() {
    return behind() > 0;
  }

  private boolean endedTheBotTwice(BotEvent event) {
    return leftInHand
        .filter(left -> left.event().equals(event.id()) && left.ends() >= 2)
        .isPresent();
  }
}
