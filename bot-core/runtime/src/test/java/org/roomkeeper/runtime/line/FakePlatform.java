package org.roomkeeper.runtime.line;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.roomkeeper.api.Action;
import org.roomkeeper.api.Capabilities;
import org.roomkeeper.api.MemberKind;
import org.roomkeeper.api.Outcome;
import org.roomkeeper.api.Remove;
import org.roomkeeper.api.RoomKind;
import org.roomkeeper.api.Say;
import org.roomkeeper.api.Tell;
import org.roomkeeper.runtime.platform.AfterCrash;
import org.roomkeeper.runtime.platform.Delivery;
import org.roomkeeper.runtime.platform.Platform;

/** A platform that remembers what it was asked and answers as the test says. */
final class FakePlatform implements Platform, Capabilities {
  static final Outcome DONE = new Outcome.Done(Map.of());

  final List<Delivery> performed = new CopyOnWriteArrayList<>();
  final List<Delivery> askedAbout = new CopyOnWriteArrayList<>();
  final List<Delivery> reminded = new CopyOnWriteArrayList<>();
  final List<Delivery> takenBack = new CopyOnWriteArrayList<>();
  volatile Function<Delivery, Outcome> answer = delivery -> DONE;
  volatile Function<Delivery, Optional<Outcome>> known = delivery -> Optional.empty();
  volatile AfterCrash afterCrash = AfterCrash.REPORT;

  /** The actions that it was asked to do, in the order of asking. */
  List<Action> actions() {
    return performed.stream().map(Delivery::action).toList();
  }

  /** What was said in rooms. */
  List<String> said() {
    return actions().stream()
        .filter(Say.class::isInstance)
        .map(action -> ((Say) action).text())
        .toList();
  }

  /** What was told privately. */
  List<Tell> told() {
    return actions().stream().filter(Tell.class::isInstance).map(Tell.class::cast).toList();
  }

  @Override
  public Capabilities capabilities() {
    return this;
  }

  @Override
  public Way in(RoomKind room, Class<? extends Action> action) {
    return switch (room) {
      case APP_GROUP -> Way.BY_API;
      case CUSTOMER_GROUP -> Way.ASKS_A_PERSON;
      case ALL_STAFF, OTHER_INTERNAL -> action == Remove.class ? Way.IMPOSSIBLE : Way.BY_API;
    };
  }

  @Override
  public Way towards(MemberKind member, Class<? extends Action> action) {
    return member == MemberKind.GUEST && action == Tell.class ? Way.IMPOSSIBLE : Way.BY_API;
  }

  @Override
  public AfterCrash afterCrash(Action action) {
    return afterCrash;
  }

  @Override
  public Outcome perform(Delivery delivery) {
    performed.add(delivery);
    return answer.apply(delivery);
  }

  @Override
  public void remind(Delivery delivery) {
    reminded.add(delivery);
  }

  @Override
  public Optional<Outcome> takeBack(Delivery delivery) {
    takenBack.add(delivery);
    return Optional.of(new Outcome.Withdrawn(Outcome.Withdrawn.Reason.TAKEN_BACK));
  }

  @Override
  public Optional<Outcome> findOut(Delivery delivery) {
    askedAbout.add(delivery);
    return known.apply(delivery);
  }
}
