package org.roomkeeper.sandbox.fault;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.roomkeeper.sandbox.world.Json;

/**
 * The faults that are on. Whether one strikes is decided by a generator that is seeded anew for
 * each decision with the plan's seed, the fault's place in the list and the number of the request,
 * event or page among those that the fault may strike: the same seed and the same order of requests
 * give the same faults. Thread-safe.
 */
public final class FaultPlan {
  private static final long MIX = 0x9E3779B97F4A7C15L;

  private final List<Active> active = new ArrayList<>();
  private long seed = 1;

  /**
   * A fault that strikes.
   *
   * @param rule which
   * @param done whether the world does what was asked all the same
   * @param random decides what else is to be decided
   */
  public record Strike(FaultRule rule, boolean done, SplittableRandom random) {
    /** Which fault it is. */
    public FaultName name() {
      return rule.name();
    }
  }

  private static final class Active {
    private final FaultRule rule;
    private long met;
    private long struck;

    Active(FaultRule rule) {
      this.rule = rule;
    }
  }

  /** Puts these faults in the place of all others. */
  public synchronized void set(long newSeed, List<FaultRule> rules) {
    active.clear();
    seed = newSeed;
    rules.forEach(rule -> active.add(new Active(rule)));
  }

  /** Switches all of them off. */
  public void clear() {
    set(1, List.of());
  }

  /** What befalls a request; the first that strikes. */
  public Optional<Strike> onRequest(String path) {
    return strike(FaultName.Where.REQUEST, path);
  }

  /** What befalls an event on its way to the bot. */
  public Optional<Strike> onCallback(String event) {
    return strike(FaultName.Where.CALLBACK, event);
  }

  /** What befalls a page of the archive. */
  public Optional<Strike> onArchive(String path) {
    return strike(FaultName.Where.ARCHIVE, path);
  }

  private synchronized Optional<Strike> strike(FaultName.Where where, String what) {
    Optional<Strike> first = Optional.empty();
    for (int place = 0; place < active.size(); place++) {
      Active one = active.get(place);
      if (one.rule.name().where() == where && what.contains(one.rule.path())) {
        var random = new SplittableRandom(seed * MIX + place * 31L + one.met++ * MIX * MIX);
        // Each counts on, whether or not one before it strikes: so none depends on another.
        if (random.nextDouble() < one.rule.share() && first.isEmpty()) {
          one.struck++;
          first =
              Optional.of(
                  new Strike(one.rule, random.nextDouble() < one.rule.done(), random.split()));
        }
      }
    }
    return first;
  }

  /** All that are on: {@code seed} and {@code faults}, each with how often it met and struck. */
  public synchronized ObjectNode toJson() {
    var faults = Json.array();
    for (Active one : active) {
      faults.add(one.rule.toJson().put("met", one.met).put("struck", one.struck));
    }
    return Json.object().put("seed", seed).set("faults", faults);
  }
}
