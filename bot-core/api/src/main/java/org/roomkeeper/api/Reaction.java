package org.roomkeeper.api;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A handler's answer: what should be done, and why. Immutable.
 *
 * @param steps what to do, in order
 * @param withdrawals refs of steps that are no longer wanted
 * @param findings what to keep without doing anything
 * @param because why: names rules, never quotes what somebody said; required where there are steps
 * @param wake counts in the answer to a {@link Tick} only: when the next is wanted, if nothing
 *     happens before; if empty, with the next minute
 */
public record Reaction(
    List<Step> steps,
    List<String> withdrawals,
    List<Finding> findings,
    Optional<Phrase> because,
    Optional<Instant> wake) {
  private static final Reaction NONE =
      new Reaction(List.of(), List.of(), List.of(), Optional.empty());

  /** Copies the lists. */
  public Reaction {
    steps = List.copyOf(steps);
    withdrawals = List.copyOf(withdrawals);
    findings = List.copyOf(findings);
  }

  /** An answer that wants the next tick with the next minute. */
  public Reaction(
      List<Step> steps,
      List<String> withdrawals,
      List<Finding> findings,
      Optional<Phrase> because) {
    this(steps, withdrawals, findings, because, Optional.empty());
  }

  /** Nothing is to be done. */
  public static Reaction none() {
    return NONE;
  }

  /** One thing is to be done. */
  public static Reaction of(Action action) {
    return NONE.and(action);
  }

  /** One more thing is to be done. */
  public Reaction and(Action action) {
    var more = new ArrayList<>(steps);
    more.add(new Step(action, Optional.empty(), Duration.ZERO, Optional.empty(), false));
    return new Reaction(more, withdrawals, findings, because, wake);
  }

  /**
   * All of another answer too; its reason counts where this has none, and the earlier {@link
   * #wakeAt} of the two, if both or one of them say so.
   */
  public Reaction and(Reaction other) {
    return new Reaction(
        joined(steps, other.steps),
        joined(withdrawals, other.withdrawals),
        joined(findings, other.findings),
        because.isPresent() ? because : other.because,
        Stream.concat(wake.stream(), other.wake.stream()).min(Instant::compareTo));
  }

  /** The last step has this name. */
  public Reaction ref(String ref) {
    var last = last();
    return replaceLast(
        new Step(
            last.action(), Optional.of(ref), last.delay(), last.bestBefore(), last.repeatable()));
  }

  /** The last step waits this long after the event. */
  public Reaction after(Duration delay) {
    var last = last();
    return replaceLast(
        new Step(last.action(), last.ref(), delay, last.bestBefore(), last.repeatable()));
  }

  /** The last step is worth doing until then. */
  public Reaction bestBefore(Instant moment) {
    var last = last();
    return replaceLast(
        new Step(last.action(), last.ref(), last.delay(), Optional.of(moment), last.repeatable()));
  }

  /** Doing the last step twice does no harm. */
  public Reaction repeatable() {
    var last = last();
    return replaceLast(new Step(last.action(), last.ref(), last.delay(), last.bestBefore(), true));
  }

  /**
   * A step under this ref is no longer wanted. What has left stays, but for a message to a room
   * that waits for its owner's tap: that is taken back, and how it ended comes as {@link
   * ActionSettled}.
   */
  public Reaction withdraw(String ref) {
    return new Reaction(steps, joined(withdrawals, List.of(ref)), findings, because, wake);
  }

  /** Something worth keeping. */
  public Reaction finding(String key, String detail) {
    return new Reaction(
        steps, withdrawals, joined(findings, List.of(new Finding(key, detail))), because, wake);
  }

  /** Why. */
  public Reaction because(String key, Object... arguments) {
    return new Reaction(steps, withdrawals, findings, Optional.of(Phrase.of(key, arguments)), wake);
  }

  /**
   * In the answer to a {@link Tick}: the next one is wanted at this moment, and no sooner unless
   * something else happens. Without this it comes with the next minute. Whoever says it must have
   * thought of all that time alone makes due; what happens in the community, an edit of the
   * settings, a start of the bot each bring a tick with the next minute anyway, and no two ticks
   * are more than an hour apart.
   *
   * @param moment ticks come with whole minutes: with the first one that is not before it
   */
  public Reaction wakeAt(Instant moment) {
    return new Reaction(steps, withdrawals, findings, because, Optional.of(moment));
  }

  private Step last() {
    if (steps.isEmpty()) {
      throw new IllegalStateException("say what is to be done before saying how");
    }
    return steps.getLast();
  }

  private Reaction replaceLast(Step step) {
    var changed = new ArrayList<>(steps);
    changed.set(changed.size() - 1, step);
    return new Reaction(changed, withdrawals, findings, because, wake);
  }

  private static <T> List<T> joined(List<T> first, List<T> second) {
    var all = new ArrayList<T>(first);
    all.addAll(second);
    return all;
  }
}
