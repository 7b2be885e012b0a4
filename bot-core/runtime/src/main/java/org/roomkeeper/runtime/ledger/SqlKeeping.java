package org.roomkeeper.runtime.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.runtime.ledger.KeepTable.LaneAt;
import org.roomkeeper.runtime.ledger.KeepTable.Told;

/** Keeping over the tables. */
final class SqlKeeping implements Keeping {
  private static final String DONE = "purged";

  private final KeepSteps steps;
  private final Tail tail;
  private final ForgetEvents events;
  private final ForgetActions actions;
  private final ForgetRecalled recalled;
  private final ForgetPerson person;
  private final Known known;
  private final Supplier<Long> giveBack;
  private String toldUpTo = "";

  /**
   * Keeping.
   *
   * @param giveBack gives some of the file's free space back, on the writer's connection; how many
   *     pages
   */
  SqlKeeping(
      KeepSteps steps,
      Tail tail,
      ForgetEvents events,
      ForgetActions actions,
      ForgetRecalled recalled,
      ForgetPerson person,
      Known known,
      Supplier<Long> giveBack) {
    this.steps = steps;
    this.tail = tail;
    this.events = events;
    this.actions = actions;
    this.recalled = recalled;
    this.person = person;
    this.known = known;
    this.giveBack = giveBack;
  }

  @Override
  public Forgotten forget(Part part, Horizon horizon) {
    return switch (part) {
      case TICKS -> events.ticks(horizon.ticks());
      case TEXTS -> events.texts(horizon.texts());
      case WORDS_OF_ACTIONS -> actions.words(horizon.texts());
      case RECALLED -> recalled.step();
      case EVENTS -> events.events(horizon.records());
      case ACTIONS -> actions.drop(horizon.records());
      case TELLINGS -> tellings(horizon);
      case SPACE -> space();
    };
  }

  @Override
  public List<Behind> behind(Instant before) {
    return steps.read(
        table ->
            table.lanesBefore(tail.last()).stream()
                .filter(lane -> lane.cursor().value() < tail.end(lane.community()).value())
                .flatMap(lane -> behind(table, lane).stream())
                .filter(behind -> behind.written().isBefore(before))
                .toList());
  }

  @Override
  public long passedOver(Lane lane) {
    return steps.mark(ForgetEvents.passedOver(lane)).orElse(0);
  }

  @Override
  public Kept of(MemberId member) {
    var facts =
        steps.read(table -> table.factsOf(member)).stream()
            .map(
                fact ->
                    new Fact(fact.community(), fact.key(), fact.value(), fact.author(), fact.at()))
            .toList();
    var notes =
        steps.read(table -> table.notesAbout(member.value())).stream()
            .map(note -> new Note(note.community(), note.plugin(), note.key(), note.body()))
            .toList();
    var rooms =
        known.openRooms(room -> known.membership(room.id(), member).isPresent()).stream()
            .map(room -> room.name().isBlank() ? room.id().value() : room.name())
            .toList();
    long events = steps.read(table -> table.countEventsOf(member));
    long actions = steps.read(table -> table.countActionsOf(member));
    var shown = known.person(member);
    boolean any = shown.isPresent() || !facts.isEmpty() || !notes.isEmpty() || events > 0;
    return new Kept(
        member,
        shown.map(RoomTable.Person::name).orElse(""),
        any,
        rooms,
        facts,
        notes,
        events,
        actions);
  }

  @Override
  public List<MemberId> named(String name) {
    return steps.read(table -> table.named(name));
  }

  @Override
  public void erase(MemberId member) {
    person.forget(member);
  }

  @Override
  public Optional<Instant> lastDone() {
    var place = steps.mark(DONE);
    return place.isPresent()
        ? Optional.of(Instant.ofEpochMilli(place.getAsLong()))
        : Optional.empty();
  }

  @Override
  public void done(Instant at) {
    steps.write(
        () -> {
          steps.marks().mark(DONE, at.toEpochMilli());
          return true;
        });
  }

  private Forgotten tellings(Horizon horizon) {
    var page = steps.read(table -> table.told(toldUpTo, KeepSteps.LOOKED_AT));
    boolean moreTold = page.size() == KeepSteps.LOOKED_AT;
    toldUpTo = moreTold ? page.getLast().key() : "";
    var told =
        page.stream().filter(one -> one.at().isBefore(horizon.records())).map(Told::key).toList();
    // Keys come in no order of time: what sources noticed goes with the last page of them.
    var notices =
        moreTold
            ? List.<Long>of()
            : steps.read(table -> table.notices(horizon.texts(), KeepSteps.LOOKED_AT));
    if (!told.isEmpty() || !notices.isEmpty() || !moreTold) {
      steps.write(
          () -> {
            if (!told.isEmpty()) {
              steps.table().dropTold(told);
            }
            if (!notices.isEmpty()) {
              steps.table().dropNotices(notices);
            }
            if (!moreTold) {
              steps.table().dropRecalls(horizon.records());
            }
            return true;
          });
    }
    return KeepSteps.forgotten(
        (long) told.size() + notices.size(), moreTold || notices.size() == KeepSteps.LOOKED_AT);
  }

  private Forgotten space() {
    long pages = steps.write(giveBack);
    return KeepSteps.forgotten(pages, pages > 0);
  }

  private static Optional<Behind> behind(KeepTable table, LaneAt at) {
    return table
        .nextUnread(at.community(), at.plugin(), at.cursor())
        .map(next -> new Behind(new Lane(at.plugin(), at.community()), next.id(), next.written()));
  }
}
