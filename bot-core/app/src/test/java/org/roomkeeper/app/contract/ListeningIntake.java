package org.roomkeeper.app.contract;

import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.roomkeeper.runtime.intake.Incoming;
import org.roomkeeper.runtime.intake.Intake;

/** The ledger's own intake, and a list of what went through it. */
final class ListeningIntake implements Intake {
  private final Intake ledger;
  private final List<Incoming> heard = new CopyOnWriteArrayList<>();

  ListeningIntake(Intake ledger) {
    this.ledger = ledger;
  }

  @Override
  public CompletableFuture<Integer> write(List<? extends Incoming> incoming) {
    heard.addAll(incoming);
    return ledger.write(incoming);
  }

  @Override
  public List<Noted> notices(long after, int limit) {
    return ledger.notices(after, limit);
  }

  @Override
  public OptionalLong bookmark(String name) {
    return ledger.bookmark(name);
  }

  /** All events of one kind. */
  <T> List<T> events(Class<T> kind) {
    return heard.stream()
        .filter(Incoming.Happened.class::isInstance)
        .map(one -> ((Incoming.Happened) one).event())
        .filter(kind::isInstance)
        .map(kind::cast)
        .toList();
  }

  /** All that was told of one kind. */
  <T extends Incoming> List<T> heard(Class<T> kind) {
    return heard.stream().filter(kind::isInstance).map(kind::cast).toList();
  }
}
