package org.roomkeeper.runtime.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.roomkeeper.runtime.ledger.TestCommunities.DOCTORS;
import static org.roomkeeper.runtime.ledger.TestCommunities.LISTED;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.roomkeeper.api.Action;
import org.roomkeeper.api.ActionSettled;
import org.roomkeeper.api.AskModerators;
import org.roomkeeper.api.BotEvent;
import org.roomkeeper.api.Choice;
import org.roomkeeper.api.CommunityId;
import org.roomkeeper.api.Envelope;
import org.roomkeeper.api.EventId;
import org.roomkeeper.api.Evidence;
import org.roomkeeper.api.FormSent;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.MemberKind;
import org.roomkeeper.api.MessageId;
import org.roomkeeper.api.MessagePosted;
import org.roomkeeper.api.MessageRecalled;
import org.roomkeeper.api.Outcome;
import org.roomkeeper.api.Part;
import org.roomkeeper.api.Phrase;
import org.roomkeeper.api.Reaction;
import org.roomkeeper.api.Say;
import org.roomkeeper.api.Tick;
import org.roomkeeper.runtime.intake.Incoming;
import org.roomkeeper.runtime.ledger.Keeping.Behind;
import org.roomkeeper.runtime.ledger.Keeping.Horizon;
import org.roomkeeper.runtime.ledger.Keeping.PassedOver;
import org.roomkeeper.runtime.time.HandClock;

/** What every storage of the ledger has to forget, and what it may not. */
abstract class KeepingContract {
  static final String WORDS = "the words that Ada wrote";
  private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");
  private static final Duration TEXTS = Duration.ofDays(30);
  private static final Duration RECORDS = Duration.ofDays(400);
  private static final Set<Class<? extends BotEvent>> ALL =
      Set.of(
          MessagePosted.class,
          MessageRecalled.class,
          FormSent.class,
          Tick.class,
          ActionSettled.class);
  private static final Lane GUARD = new Lane("guard", DOCTORS);
  private static final MemberId ADA = new MemberId("guest:ada");

  private final HandClock clock = new HandClock(NOW);
  private final Map<Keeping.Part, Long> counts = new EnumMap<>(Keeping.Part.class);
  private final List<PassedOver> passedOver = new ArrayList<>();
  private OpenLedger open;

  /** Opens the storage; the second time in a test, the same one again. */
  abstract OpenLedger open(HandClock clock);

  @BeforeEach
  void openIt() {
    open = open(clock);
    open.ledger().open(GUARD, Optional.empty());
  }

  @AfterEach
  void closeIt() {
    open.ledger().close();
  }

  @Test
  void theTextOfAMessageGoesAfterItsTimeAndWhoWroteItWhenAndWhereStays() {
    long card = aCaseAboutAMessageOfAda();
    var about = open.why().action(card).orElseThrow().cause().orElseThrow();

    nightAfter(Duration.ofDays(29));
    assertThat(evidence(card)).isEqualTo(WORDS);

    nightAfter(Duration.ofDays(2));
    assertThat(evidence(card)).isEmpty();
    assertThat(open.why().findings(new MessageId("m1")))
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.key()).isEqualTo("verdict.politics");
              assertThat(found.detail()).isEmpty();
            });
    var story = open.why().action(card).orElseThrow();
    assertThat(story.cause()).contains(about);
    assertThat(story.because()).contains(Phrase.of("rule", "politics"));
    assertThat(((AskModerators) story.action()).rule()).isEqualTo("politics");
    assertThat(open.ledger().event("guard", about.id())).as("nobody answers it again").isEmpty();
    assertThat(counts.get(Keeping.Part.TEXTS)).isPositive();
  }

  @Test
  void whoIsErasedHasSaidNothingAndTheirCasesAreClosed() {
    long card = aCaseAboutAMessageOfAda();

    open.keeping().erase(ADA);
    open.keeping().erase(ADA);

    assertThat(evidence(card)).isEmpty();
    assertThat(messages())
        .singleElement()
        .satisfies(event -> assertThat(((MessagePosted) event).text()).isEmpty());
    assertThat(open.why().openCases(10)).isEmpty();
    assertThat(open.keeping().of(ADA).events()).isPositive();
  }

  @Test
  void whatIsBlankIsNotReadAfterANewStartEither() {
    aCaseAboutAMessageOfAda();
    nightAfter(Duration.ofDays(31));
    open.ledger().close();
    open = open(clock);

    assertThat(messages()).isEmpty();
    assertThat(open.ledger().open(new Lane("census", DOCTORS), Optional.of(NOW)).cursor())
        .isEqualTo(open.ledger().open(GUARD, Optional.empty()).cursor());
  }

  @Test
  void aLaneThatIsBehindIsMovedOverWhatIsGoneAndTheNumberIsWrittenDown() {
    said("m1");
    said("m2");
    tick();
    clock.moveBy(Duration.ofDays(20));
    said("m3");

    nightAfter(Duration.ofDays(11));

    assertThat(passedOver).containsExactly(new PassedOver(GUARD, 2));
    assertThat(open.keeping().passedOver(GUARD)).isEqualTo(2);
    assertThat(messages())
        .as("with the place that it still believes to be at")
        .singleElement()
        .satisfies(event -> assertThat(((MessagePosted) event).text()).isEqualTo(WORDS));
    assertThat(open.ledger().open(GUARD, Optional.empty()).cursor().value()).isEqualTo(2);
  }

  @Test
  void aLaneThatReadEverythingIsNotMoved() {
    readUpTo(said("m1"));
    nightAfter(Duration.ofDays(31));

    assertThat(passedOver).isEmpty();
    assertThat(open.keeping().passedOver(GUARD)).isZero();
  }

  @Test
  void aLaneIsBehindByTheFirstEventThatItHasNotRead() {
    readUpTo(said("m1"));
    clock.moveBy(Duration.ofDays(1));
    tick();
    var unread = said("m2");
    clock.moveBy(Duration.ofDays(15));

    assertThat(open.keeping().behind(clock.instant().minus(Duration.ofDays(14))))
        .containsExactly(new Behind(GUARD, unread, NOW.plus(Duration.ofDays(1))));
    assertThat(open.keeping().behind(clock.instant().minus(Duration.ofDays(16)))).isEmpty();
  }

  @Test
  void ticksGoAfterADayAndNobodyIsMovedForThem() {
    tick();
    clock.moveBy(Duration.ofHours(23));
    tick();
    var said = said("m1");

    nightAfter(Duration.ofHours(2));

    assertThat(counts).containsEntry(Keeping.Part.TICKS, 1L);
    assertThat(passedOver).isEmpty();
    assertThat(open.ledger().event("guard", said)).isPresent();
    open.ledger().close();
    open = open(clock);
    assertThat(read(EventId.UNRECORDED))
        .extracting(event -> event.getClass().getSimpleName())
        .containsExactly("Tick", "MessagePosted");
  }

  @Test
  void aMessageThatWasTakenBackKeepsItsTextUntilEveryLaneHasPassedItAndThenLosesIt() {
    var said = said("m1");
    recalled("m1");

    nightAfter(Duration.ofDays(1));
    assertThat(text(said)).isEqualTo(WORDS);

    readUpTo(open.ledger().end(DOCTORS));
    nightAfter(Duration.ofDays(1));
    assertThat(text(said)).isEmpty();
    assertThat(messages())
        .as("nor is it left in memory")
        .singleElement()
        .satisfies(event -> assertThat(((MessagePosted) event).parts()).isEmpty());
    assertThat(counts).containsEntry(Keeping.Part.RECALLED, 1L);

    nightAfter(Duration.ofDays(1));
    assertThat(counts).as("it cannot lose it twice").containsEntry(Keeping.Part.RECALLED, 1L);
  }

  @Test
  void aMessageThatWasTakenBackKeepsItsTextWhileACaseAboutItIsOpen() {
    long card = aCaseAboutAMessageOfAda();
    var said = open.why().action(card).orElseThrow().cause().orElseThrow().id();
    // The card has not left yet, so taking the message back has not closed the case.
    recalled("m1");
    readUpTo(open.ledger().end(DOCTORS));
    nightAfter(Duration.ofDays(1));
    assertThat(text(said)).isEqualTo(WORDS);

    settle(card, new Outcome.Withdrawn(Outcome.Withdrawn.Reason.RECALLED));
    readUpTo(open.ledger().end(DOCTORS));
    nightAfter(Duration.ofDays(1));
    assertThat(text(said)).isEmpty();
    assertThat(evidence(card)).isEmpty();
    assertThat(open.why().findings(new MessageId("m1")).getFirst().detail()).isEmpty();
  }

  @Test
  void whatIsStillOwedAfterThatTimeIsDroppedWithAWord() {
    var event = said("m1");
    keep(event, Reaction.of(Say.to(LISTED, "hello Ada")).ref("greeting").because("x"));
    long owed = open.ledger().due(clock.instant(), Blocked.NOTHING, 1).getFirst().id();
    open.ledger().leave(List.of(owed), clock.instant()).join();
    settle(owed, new Outcome.TryLater(NOW.plus(Duration.ofDays(32)), "no way to the platform"));

    nightAfter(Duration.ofDays(31));

    var story = open.why().action(owed).orElseThrow();
    assertThat(story.outcome()).contains(new Outcome.Withdrawn(Outcome.Withdrawn.Reason.PURGED));
    assertThat(((Say) story.action()).text()).isEqualTo(Blank.GONE);
    assertThat(read(EventId.UNRECORDED))
        .as("its plugin is told")
        .singleElement()
        .isInstanceOf(ActionSettled.class);
  }

  @Test
  void whatIsToBeDoneLaterKeepsItsWordsUntilThen() {
    keep(
        said("m1"),
        Reaction.of(Say.to(LISTED, "the lecture begins"))
            .ref("reminder")
            .after(Duration.ofDays(60))
            .because("x"));
    keep(said("m2"), Reaction.of(Say.to(LISTED, "a short word")).ref("other").because("x"));
    long other = open.ledger().due(clock.instant(), Blocked.NOTHING, 1).getFirst().id();
    settle(other, new Outcome.Done(Map.of()));

    nightAfter(Duration.ofDays(59));
    assertThat(words(other)).isEqualTo(Blank.GONE);
    clock.moveBy(Duration.ofDays(2));
    assertThat(open.ledger().due(clock.instant(), Blocked.NOTHING, 10))
        .singleElement()
        .satisfies(
            owed -> assertThat(((Say) owed.action()).text()).isEqualTo("the lecture begins"));

    long reminder = open.ledger().due(clock.instant(), Blocked.NOTHING, 1).getFirst().id();
    settle(reminder, new Outcome.Done(Map.of()));
    nightAfter(Duration.ofDays(31));
    assertThat(words(reminder)).isEqualTo(Blank.GONE);
  }

  @Test
  void theRecordGoesAfterItsTimeAndNoPlaceIsUsedTwice() {
    long card = aCaseAboutAMessageOfAda();
    var last = open.ledger().end(DOCTORS);
    open.ledger().leave(List.of(card), clock.instant()).join();
    settle(card, new Outcome.AskedPerson("staff:moderator", Map.of()));
    open.intake()
        .write(
            List.of(
                new Incoming.Pressed(
                    "p1",
                    clock.instant(),
                    card,
                    Optional.empty(),
                    new MemberId("staff:moderator"),
                    "keep",
                    Optional.empty())))
        .join();

    nightAfter(Duration.ofDays(399));
    assertThat(open.why().action(card)).isPresent();

    nightAfter(Duration.ofDays(2));
    assertThat(open.why().action(card)).isEmpty();
    assertThat(open.why().findings(new MessageId("m1"))).isEmpty();
    assertThat(counts.get(Keeping.Part.EVENTS)).isGreaterThanOrEqualTo(3);
    assertThat(counts).containsEntry(Keeping.Part.ACTIONS, 1L);

    open.ledger().close();
    open = open(clock);
    assertThat(said("m9").value()).isGreaterThan(last.value());
  }

  @Test
  void manyEventsGoInManySmallSteps() {
    for (int n = 0; n < 450; n++) {
      said("m" + n);
    }
    clock.moveBy(Duration.ofDays(31));
    var horizon = horizon();

    var first = open.keeping().forget(Keeping.Part.TEXTS, horizon);

    assertThat(first.count()).isEqualTo(200);
    assertThat(first.more()).isTrue();
    night();
    assertThat(counts).containsEntry(Keeping.Part.TEXTS, 250L);
    assertThat(open.keeping().passedOver(GUARD)).isEqualTo(450);
  }

  @Test
  void answersInFormsGo() {
    open.intake()
        .write(
            List.of(
                new Incoming.HappenedTo(
                    "f1",
                    "guard",
                    new FormSent(
                        Envelope.of(DOCTORS, clock.instant()),
                        "vetting",
                        "v".repeat(22),
                        Optional.of(ADA),
                        Map.of("department", "ICU")))))
        .join();
    var form = open.ledger().end(DOCTORS);
    assertThat(((FormSent) open.ledger().event("guard", form).orElseThrow()).fields()).isNotEmpty();

    nightAfter(Duration.ofDays(31));

    assertThat(counts).containsEntry(Keeping.Part.TEXTS, 1L);
  }

  @Test
  void itIsWrittenDownWhenTheLastNightWas() {
    assertThat(open.keeping().lastDone()).isEmpty();
    open.keeping().done(NOW);
    assertThat(open.keeping().lastDone()).contains(NOW);
  }

  /** The parts that hold words and names of Ada: message, name, finding, evidence of a case. */
  final long aCaseAboutAMessageOfAda() {
    open.intake()
        .write(List.of(new Incoming.PersonRead(NOW, ADA, "Ada Lovelace", MemberKind.GUEST)))
        .join();
    var event = said("m1");
    Action ask =
        AskModerators.about(
            Phrase.of("title", "Ada Lovelace"),
            new Evidence(
                Optional.of(LISTED),
                Optional.of(ADA),
                Optional.of(new MessageId("m1")),
                WORDS,
                List.of()),
            "politics",
            Phrase.of("proposal"),
            List.of(
                new Choice("keep", Phrase.of("keep")), new Choice("remove", Phrase.of("remove"))));
    keep(
        event,
        Reaction.of(ask)
            .ref("case")
            .finding("verdict.politics", WORDS)
            .because("rule", "politics"));
    return open.ledger().due(clock.instant(), Blocked.NOTHING, 10).getLast().id();
  }

  final void nightAfter(Duration time) {
    clock.moveBy(time);
    night();
  }

  private void night() {
    for (Keeping.Part part : Keeping.Part.values()) {
      Keeping.Forgotten forgotten;
      do {
        forgotten = open.keeping().forget(part, horizon());
        counts.merge(part, forgotten.count(), Long::sum);
        passedOver.addAll(forgotten.passedOver());
      } while (forgotten.more());
    }
  }

  private Horizon horizon() {
    var now = clock.instant();
    return new Horizon(now.minus(Duration.ofDays(1)), now.minus(TEXTS), now.minus(RECORDS));
  }

  private EventId said(String message) {
    open.intake()
        .write(
            List.of(
                new Incoming.Happened(
                    message,
                    new MessagePosted(
                        Envelope.of(CommunityId.CORP, clock.instant()),
                        LISTED,
                        ADA,
                        new MessageId(message),
                        List.of(new Part.Text(WORDS))))))
        .join();
    return open.ledger().end(DOCTORS);
  }

  private void recalled(String message) {
    open.intake()
        .write(
            List.of(
                new Incoming.Happened(
                    "recall:" + message,
                    new MessageRecalled(
                        Envelope.of(CommunityId.CORP, clock.instant()),
                        LISTED,
                        ADA,
                        new MessageId(message)))))
        .join();
  }

  private void tick() {
    open.ledger().tick(List.of(DOCTORS), clock.instant()).join();
  }

  private void readUpTo(EventId event) {
    open.ledger().keep(GUARD, List.of(), event).join();
  }

  private void keep(EventId event, Reaction reaction) {
    open.ledger().keep(GUARD, List.of(Answer.of(event, reaction, NoteChanges.NONE)), event).join();
  }

  private void settle(long action, Outcome outcome) {
    open.ledger().settle(List.of(new Settlement(action, clock.instant(), outcome))).join();
  }

  private List<BotEvent> read(EventId after) {
    return open.ledger().read(GUARD, after, ALL, 1_000).events();
  }

  private List<BotEvent> messages() {
    return read(EventId.UNRECORDED).stream().filter(MessagePosted.class::isInstance).toList();
  }

  private String text(EventId message) {
    return ((MessagePosted) open.ledger().event("guard", message).orElseThrow()).text();
  }

  private String evidence(long action) {
    return ((AskModerators) open.why().action(action).orElseThrow().action()).evidence().text();
  }

  private String words(long action) {
    return ((Say) open.why().action(action).orElseThrow().action()).text();
  }
}
