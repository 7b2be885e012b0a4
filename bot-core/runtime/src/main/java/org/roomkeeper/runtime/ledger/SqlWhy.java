package org.roomkeeper.runtime.ledger;

import java.util.List;
import java.util.Optional;
import org.roomkeeper.api.EventId;
import org.roomkeeper.api.MessageId;
import org.roomkeeper.runtime.ledger.ActionTable.ActionRow;

/** Reads the stories of actions from the tables. */
final class SqlWhy implements Why {
  private final Readers readers;

  SqlWhy(Readers readers) {
    this.readers = readers;
  }

  @Override
  public Optional<Story> action(long id) {
    return readers.read(tables -> tables.actions().find(id).map(action -> story(tables, action)));
  }

  @Override
  public List<Story> event(EventId event) {
    return readers.read(tables -> stories(tables, tables.actions().ofEvent(event)));
  }

  @Override
  public Optional<Cause> cause(EventId event) {
    return readers.read(tables -> tables.events().head(event)).map(SqlWhy::cause);
  }

  @Override
  public List<Found> findings(EventId event) {
    return readers.read(tables -> tables.lanes().findings(event));
  }

  private static Cause cause(EventTable.EventHead head) {
    return new Cause(head.id(), head.kind(), head.at(), head.room(), head.member());
  }

  @Override
  public List<Story> openCases(int limit) {
    return readers.read(tables -> stories(tables, tables.actions().openCases(limit)));
  }

  @Override
  public List<Story> latest(int limit) {
    return readers.read(tables -> stories(tables, tables.actions().latest(limit)));
  }

  @Override
  public List<Found> findings(MessageId message) {
    return readers.read(tables -> tables.lanes().findings(message));
  }

  private static List<Story> stories(Tables tables, List<ActionRow> actions) {
    return actions.stream().map(action -> story(tables, action)).toList();
  }

  private static Story story(Tables tables, ActionRow action) {
    var pressed = tables.cases().presses(action.id());
    return new Story(
        action.id(),
        action.community(),
        action.plugin(),
        tables.events().head(action.event()).map(SqlWhy::cause),
        action.because(),
        action.ref(),
        action.body(),
        action.owedSince(),
        action.due(),
        action.bestBefore(),
        action.state().word(),
        tables.actions().tries(action.id()).stream()
            .map(row -> new Try(row.number(), row.at(), row.ended(), row.outcome()))
            .toList(),
        action.outcome(),
        action.settled(),
        pressed.stream().filter(one -> !List.of(CLAIM, RELEASE).contains(one.choice())).toList(),
        Why.holder(pressed));
  }
}
