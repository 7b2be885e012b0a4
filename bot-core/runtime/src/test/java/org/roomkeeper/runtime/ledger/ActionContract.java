package org.roomkeeper.runtime.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.roomkeeper.runtime.ledger.TestCommunities.DOCTORS;
import static org.roomkeeper.runtime.ledger.TestCommunities.FOUNDER;
import static org.roomkeeper.runtime.ledger.TestCommunities.LISTED;
import static org.roomkeeper.runtime.ledger.TestCommunities.MODERATOR;
import static org.roomkeeper.runtime.ledger.TestCommunities.OPENER;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.roomkeeper.api.ActionSettled;
import org.roomkeeper.api.AskModerators;
import org.roomkeeper.api.BookLive;
import org.roomkeeper.api.BotEvent;
import org.roomkeeper.api.CardAnswered;
import org.roomkeeper.api.Choice;
import org.roomkeeper.api.CloseCard;
import org.roomkeeper.api.CommunityId;
import org.roomkeeper.api.Envelope;
import org.roomkeeper.api.EventId;
import org.roomkeeper.api.Evidence;
import org.roomkeeper.api.Facts;
import org.roomkeeper.api.LiveChanged;
import org.roomkeeper.api.MemberChanged;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.MemberJoined;
import org.roomkeeper.api.MessageId;
import org.roomkeeper.api.NoteFact;
import org.roomkeeper.api.OpenRoom;
import org.roomkeeper.api.Outcome;
import org.roomkeeper.api.Phrase;
import org.roomkeeper.api.Reaction;
import org.roomkeeper.api.Remove;
import org.roomkeeper.api.RoomChanged;
import org.roomkeeper.api.RoomId;
import org.roomkeeper.api.RoomKind;
import org.roomkeeper.api.RoomOpened;
import org.roomkeeper.api.Say;
import org.roomkeeper.api.TagMember;
import org.roomkeeper.api.Tell;
import org.roomkeeper.runtime.intake.Incoming;

/** What plugins answer becomes actions, which are done once, and cases that people decide. */
abstract class ActionContract extends StorageContract {
  @Nested
  class AnAnswer {
    @Test
    void isOwedWhenItIsDue() {
      var event = posted("m1", ADA);
      keep(
          event,
          Reaction.of(Say.to(LISTED, "soon"))
              .after(Duration.ofSeconds(30))
              .because("greeting")
              .and(Say.to(LISTED, "at once")));

      assertThat(open.ledger().due(NOW, Blocked.NOTHING, 10))
          .extracting(owed -> ((Say) owed.action()).text())
          .containsExactly("at once");
      clock.moveBy(Duration.ofSeconds(30));
      assertThat(open.ledger().due(clock.instant(), Blocked.NOTHING, 10)).hasSize(2);
    }

    @Test
    void goesFirstWhereItIsBestBeforeSomeTime() {
      keep(
          posted("m1", ADA),
          Reaction.of(Say.to(LISTED, "any time"))
              .and(Say.to(LISTED, "later"))
              .bestBefore(NOW.plusSeconds(60))
              .and(Say.to(LISTED, "now"))
              .bestBefore(NOW.plusSeconds(20))
              .because("x"));

      assertThat(open.ledger().due(NOW, Blocked.NOTHING, 10))
          .extracting(owed -> ((Say) owed.action()).text())
          .containsExactly("now", "later", "any time");
    }

    @Test
    void isFoundPastWhateverCannotGo() {
      var other = new RoomId("customer:wr2");
      keep(
          posted("m1", ADA),
          Reaction.of(Say.to(LISTED, "urgent"))
              .bestBefore(NOW.plusSeconds(60))
              .and(Say.to(LISTED, "here"))
              .and(Say.to(other, "there"))
              .and(TagMember.on(ADA, "group", List.of("tag")))
              .because("x"));
      var here = open.ledger().due(NOW, Blocked.NOTHING, 1).getFirst().target();

      assertThat(open.ledger().due(NOW, new Blocked(Set.of(here), Set.of(), false), 10))
          .extracting(Owed::action)
          .containsExactly(Say.to(other, "there"), TagMember.on(ADA, "group", List.of("tag")));
      assertThat(open.ledger().due(NOW, new Blocked(Set.of(), Set.of("Say"), false), 10))
          .extracting(Owed::action)
          .containsExactly(TagMember.on(ADA, "group", List.of("tag")));
      assertThat(open.ledger().due(NOW, new Blocked(Set.of(), Set.of(), true), 10))
          .extracting(Owed::action)
          .containsExactly(Say.to(LISTED, "urgent"));
      assertThat(open.ledger().nextDue(new Blocked(Set.of(here), Set.of("TagMember"), true)))
          .isEmpty();
      assertThat(open.ledger().nextDue(new Blocked(Set.of(here), Set.of(), false))).contains(NOW);
    }

    @Test
    void replacesWhatIsStillOwedUnderTheSameRefAndWithdrawsWhatIsNotWanted() {
      var event = posted("m1", ADA);
      keep(event, Reaction.of(Say.to(LISTED, "old")).ref("r").because("x"));
      keep(event, Reaction.of(Say.to(LISTED, "new")).ref("r").because("x"));

      assertThat(open.ledger().due(NOW, Blocked.NOTHING, 10))
          .singleElement()
          .satisfies(owed -> assertThat(((Say) owed.action()).text()).isEqualTo("new"));

      keep(event, Reaction.none().withdraw("r"));
      assertThat(open.ledger().due(NOW, Blocked.NOTHING, 10)).isEmpty();
      assertThat(events(ActionSettled.class)).isEmpty();
    }

    @Test
    void notesFactsThatComeToAll() {
      var event = posted("m1", ADA);
      keep(
          event,
          Reaction.of(NoteFact.of(ADA, Facts.LANGUAGE, "zh"))
              .and(NoteFact.of(LISTED, Facts.WELCOME_SET, "true"))
              .because("x"));
      keep(event, Reaction.of(NoteFact.of(ADA, Facts.LANGUAGE, "zh")).because("x"));

      assertThat(events(MemberChanged.class))
          .singleElement()
          .satisfies(
              changed -> {
                assertThat(changed.author()).isEqualTo("welcome");
                assertThat(changed.memberThen().language()).contains("zh");
              });
      assertThat(events(RoomChanged.class))
          .singleElement()
          .satisfies(
              changed -> assertThat(changed.roomThen().fact(Facts.WELCOME_SET)).contains("true"));
      assertThat(open.ledger().due(NOW, Blocked.NOTHING, 10)).isEmpty();
    }

    @Test
    void thatFailedLeavesOnlyTheWordThatItFailed() {
      var first = posted("m1", ADA);
      var second = posted("m2", ADA);
      open.ledger().keep(WELCOME, List.of(Answer.failed(first, "Boom")), first).join();
      open.ledger()
          .keep(WELCOME, List.of(Answer.of(second, Reaction.none(), NoteChanges.NONE)), second)
          .join();

      assertThat(open.ledger().failures("welcome", NOW))
          .singleElement()
          .satisfies(
              failed -> {
                assertThat(failed.event()).isEqualTo(first);
                assertThat(failed.member()).contains(ADA);
                assertThat(failed.what()).isEqualTo("Boom");
              });

      keep(first, Reaction.none());
      assertThat(open.ledger().failures("welcome", NOW)).isEmpty();
      assertThat(open.ledger().open(WELCOME, Optional.empty()).cursor()).isEqualTo(second);
    }

    @Test
    void thatWasRefusedBeforehandComesBackAndNeverLeaves() {
      var event = posted("m1", ADA);
      var reaction = Reaction.of(Say.to(LISTED, "no")).ref("r").because("x");
      open.ledger()
          .keep(
              WELCOME,
              List.of(
                  Answer.of(
                      event,
                      reaction,
                      List.of(
                          Asked.settled(
                              reaction.steps().getFirst(), new Outcome.Refused("undeclared"))),
                      NoteChanges.NONE)),
              event)
          .join();

      assertThat(open.ledger().due(NOW, Blocked.NOTHING, 10)).isEmpty();
      assertThat(events(ActionSettled.class))
          .singleElement()
          .satisfies(
              settled ->
                  assertThat(settled.outcome()).isEqualTo(new Outcome.Refused("undeclared")));
    }
  }

  @Nested
  class AnAction {
    @Test
    void leavesOnceAndIsTriedAgainWhenItSaysSo() {
      long id = owed(Say.to(LISTED, "hello"));

      assertThat(open.ledger().leave(List.of(id, 999L), NOW).join()).containsExactly(id);
      assertThat(open.ledger().due(NOW, Blocked.NOTHING, 10)).isEmpty();
      assertThat(open.ledger().leave(List.of(id), NOW).join()).isEmpty();

      settle(id, new Outcome.TryLater(NOW.plusSeconds(60), "45009"));
      assertThat(open.ledger().nextDue(Blocked.NOTHING)).contains(NOW.plusSeconds(60));
      assertThat(open.ledger().leave(List.of(id), NOW.plusSeconds(60)).join()).hasSize(1);
      settle(id, new Outcome.Done(Map.of("msgid", "1")));

      assertThat(open.why().action(id).orElseThrow())
          .satisfies(
              story -> {
                assertThat(story.state()).isEqualTo("done");
                assertThat(story.tries()).hasSize(2);
                assertThat(story.tries().getFirst().outcome().orElseThrow())
                    .isInstanceOf(Outcome.TryLater.class);
                assertThat(story.cause().orElseThrow().kind()).isEqualTo("MessagePosted");
                assertThat(story.plugin()).isEqualTo("welcome");
                assertThat(story.because()).contains(Phrase.of("reason"));
                assertThat(story.ref()).contains("step");
              });
      assertThat(events(ActionSettled.class)).hasSize(1);
    }

    @Test
    void spendsWhatOutlivesARestartUntilItsWindowEnds() {
      var soon = NOW.plusSeconds(60);
      var later = NOW.plusSeconds(3600);
      open.ledger().spend(List.of(new Spent("a", soon, 1), new Spent("b", later, 2)), NOW).join();
      open.ledger().spend(List.of(new Spent("b", later, 3)), NOW).join();
      reopen();

      assertThat(open.ledger().spent(NOW))
          .containsExactlyInAnyOrder(new Spent("a", soon, 1), new Spent("b", later, 3));
      open.ledger().spend(List.of(new Spent("c", later, 1)), soon).join();
      assertThat(open.ledger().spent(NOW))
          .containsExactlyInAnyOrder(new Spent("b", later, 3), new Spent("c", later, 1));
    }

    @Test
    void isDroppedWhenLateOrWhenItsMessageWasRecalledOrItsPersonHasGone() {
      write(reading(ADA, BOB));
      var event = posted("m1", ADA);
      keep(
          event,
          Reaction.of(Say.to(LISTED, "late"))
              .bestBefore(NOW.plusSeconds(20))
              .and(Remove.from(LISTED, BOB))
              .and(Say.to(LISTED, "welcome").mentioning(List.of(BOB)))
              .and(Say.to(LISTED, "warning").mentioning(List.of(ADA)))
              .because("x"));
      clock.moveBy(Duration.ofMinutes(1));
      write(reading(ADA));
      assertThat(leaveAll()).containsExactly("warning");

      keep(event, Reaction.of(Say.to(LISTED, "another warning")).ref("w").because("x"));
      write(recalled("m1"));
      assertThat(leaveAll()).isEmpty();
      assertThat(open.why().event(event))
          .extracting(Why.Story::state)
          .containsExactly("late", "withdrawn", "withdrawn", "leaving", "withdrawn");
      assertThat(events(ActionSettled.class))
          .extracting(ActionSettled::outcome)
          .containsExactly(new Outcome.Withdrawn(Outcome.Withdrawn.Reason.RECALLED));
    }

    @Test
    void whoeverIsNotInTheLastReadingOfAnAppGroupIsRemovedAllTheSame() {
      var group = new RoomId("app:g1");
      write(read(group, RoomKind.APP_GROUP, "Experts", OPENER, ADA));
      long id = owed(Remove.from(group, BOB));

      assertThat(open.ledger().leave(List.of(id), NOW).join()).containsExactly(id);
    }

    @Test
    void whoseOutcomeNobodyKnowsIsReportedToTheFounders() {
      long id = owed(Say.to(LISTED, "hello"));
      open.ledger().leave(List.of(id), NOW).join();

      reopen();
      assertThat(open.ledger().leftOver()).extracting(Owed::id).containsExactly(id);
      settle(id, new Outcome.Unknown("the line broke"));

      assertThat(open.ledger().due(NOW, Blocked.NOTHING, 10))
          .singleElement()
          .satisfies(
              alarm -> {
                assertThat(alarm.plugin()).isEqualTo(Lane.CORE);
                assertThat(((Tell) alarm.action()).member()).isEqualTo(FOUNDER);
                assertThat(((Tell) alarm.action()).text()).contains("无法确定");
                assertThat(alarm.because().orElseThrow().arguments()).contains(Long.toString(id));
              });
      long alarm = open.ledger().due(NOW, Blocked.NOTHING, 10).getFirst().id();
      open.ledger().leave(List.of(alarm), NOW).join();
      settle(alarm, new Outcome.Unknown("again"));
      assertThat(open.ledger().due(NOW, Blocked.NOTHING, 10)).isEmpty();
    }

    @Test
    void thatOpensARoomMakesItKnownAndTellsWhoAsked() {
      var room = new RoomId("app:g7");
      long id = owed(OpenRoom.appGroup("Experts", OPENER, List.of(OPENER, MODERATOR), "experts"));
      settle(id, new Outcome.Done(Map.of("room", room.value())));

      assertThat(events(RoomOpened.class).getFirst().ref()).contains("step");
      assertThat(read(new Lane("lectures", DOCTORS)).events())
          .filteredOn(RoomOpened.class::isInstance)
          .singleElement()
          .satisfies(opened -> assertThat(((RoomOpened) opened).ref()).isEmpty());
      assertThat(open.roster().room(room).orElseThrow().headcount()).isEqualTo(2);
      write(read(room, RoomKind.APP_GROUP, "Experts", OPENER, OPENER, MODERATOR));
      assertThat(events(RoomOpened.class)).hasSize(1);
      assertThat(events(MemberJoined.class)).hasSize(2).allMatch(BotEvent::byUs);
    }

    @Test
    void thatOpensARoomWhichIsReadBeforeItIsKnownGivesItItsFamilyAndTellsOfItOnce() {
      var room = new RoomId("app:g7");
      long id = owed(OpenRoom.appGroup("Experts", OPENER, List.of(OPENER, MODERATOR), "experts"));
      write(read(room, RoomKind.APP_GROUP, "Experts", OPENER, OPENER, MODERATOR));
      settle(id, new Outcome.Done(Map.of("room", room.value())));

      assertThat(events(RoomOpened.class)).hasSize(1);
      assertThat(events(RoomChanged.class))
          .singleElement()
          .satisfies(
              changed -> {
                assertThat(changed.what()).isEqualTo(Facts.FAMILY);
                assertThat(changed.now()).isEqualTo("experts");
              });
      assertThat(open.roster().room(room).orElseThrow().fact(Facts.FAMILY)).contains("experts");
    }

    @Test
    void thatBooksALiveStreamHearsWhatBecomesOfItAfterARestartTooAndNobodyElseDoes() {
      var slot = new BookLive.Slot(OPENER, "Sepsis", NOW.plusSeconds(60), ONE_HOUR, "");
      long id = owed(BookLive.of(slot));
      settle(id, new Outcome.Done(Map.of(BookLive.LIVE, "lv1")));
      reopen();
      write(live("lv1", LiveChanged.Status.LIVE), live("lv2", LiveChanged.Status.ENDED));

      assertThat(events(LiveChanged.class))
          .singleElement()
          .satisfies(
              changed -> {
                assertThat(changed.ref()).isEqualTo("step");
                assertThat(changed.about().value()).isPositive();
                assertThat(changed.live()).isEqualTo("lv1");
                assertThat(changed.status()).isEqualTo(LiveChanged.Status.LIVE);
              });
      assertThat(read(new Lane("lectures", DOCTORS)).events())
          .noneMatch(LiveChanged.class::isInstance);
      assertThat(read(new Lane("lectures", CommunityId.CORP)).events())
          .filteredOn(LiveChanged.class::isInstance)
          .singleElement()
          .satisfies(changed -> assertThat(((LiveChanged) changed).live()).isEqualTo("lv2"));
    }

    private Incoming live(String id, LiveChanged.Status status) {
      return happened(
          "live:" + id,
          new LiveChanged(
              Envelope.of(CommunityId.CORP, clock.instant()), "", EventId.UNRECORDED, id, status));
    }

    @Test
    void inAPersonsHandsIsSettledByTheEventThatShowsItDone() {
      write(reading(ADA, BOB));
      long id = owed(Remove.from(LISTED, BOB));
      open.ledger().leave(List.of(id), NOW).join();
      settle(id, new Outcome.AskedPerson(OPENER.value(), Map.of()));
      assertThat(open.ledger().overdue(NOW.plusSeconds(1), 10)).hasSize(1);
      open.ledger().reportedOverdue(List.of(id)).join();
      assertThat(open.ledger().overdue(NOW.plusSeconds(1), 10)).isEmpty();

      clock.moveBy(Duration.ofMinutes(1));
      write(reading(ADA));

      assertThat(open.why().action(id).orElseThrow().state()).isEqualTo("done");
      assertThat(events(ActionSettled.class))
          .extracting(settled -> settled.outcome().getClass().getSimpleName())
          .containsExactly("AskedPerson", "Done");
    }
  }

  @Nested
  class ACase {
    @Test
    void isAnsweredByTheFirstPressAndOnlyByThat() {
      long id = asked();
      assertThat(write(pressed("p1", id, MODERATOR, "remove", "code-1"))).isEqualTo(1);
      write(
          pressed("p1", id, MODERATOR, "remove", "code-1"),
          pressed("p2", id, FOUNDER, "ignore", "code-2"));

      assertThat(events(CardAnswered.class))
          .singleElement()
          .satisfies(
              answered -> {
                assertThat(answered.ref()).isEqualTo("step");
                assertThat(answered.by()).isEqualTo(MODERATOR);
                assertThat(answered.choice()).isEqualTo("remove");
                assertThat(answered.about().value()).isPositive();
              });
      assertThat(read(new Lane("lectures", DOCTORS)).events())
          .noneMatch(CardAnswered.class::isInstance);
      assertThat(open.ledger().due(NOW, Blocked.NOTHING, 10))
          .extracting(owed -> ((CloseCard) owed.action()).responseCode())
          .containsExactly("code-1", "code-2");
      assertThat(open.why().action(id).orElseThrow().answers())
          .extracting(Why.Pressing::counted)
          .containsExactly(true, false);
    }

    @Test
    void ofAPrivateMessageIsAnsweredByItsButtonOnce() {
      long id = owed(Tell.to(ADA, "words").offering(new Choice("no", Phrase.of("no"))));
      open.ledger().leave(List.of(id), NOW).join();
      settle(id, new Outcome.Done(Map.of()));
      write(pressed("p1", id, ADA, "no", "code-1"), pressed("p2", id, ADA, "no", "code-2"));

      assertThat(events(CardAnswered.class))
          .singleElement()
          .extracting(CardAnswered::by, CardAnswered::choice)
          .containsExactly(ADA, "no");
    }

    @Test
    void isOpenUntilItIsAnswered() {
      long id = asked();
      assertThat(open.why().openCases(10)).extracting(Why.Story::id).containsExactly(id);

      write(pressed("p1", id, MODERATOR, "remove", "code-1"));
      assertThat(open.why().openCases(10)).isEmpty();
    }

    @Test
    void isClosedWhenItsMessageIsRecalled() {
      long id = asked();
      write(recalled("m1"));

      assertThat(open.why().action(id).orElseThrow().state()).isEqualTo("withdrawn");
      write(pressed("p1", id, MODERATOR, "remove", "code-1"));
      assertThat(events(CardAnswered.class)).isEmpty();
    }

    @Test
    void isAnsweredByItsOwnCardAndNotByOneOfALedgerThatCountedTheSame() {
      long id = asked();
      Instant owed = open.why().action(id).orElseThrow().owedSince();
      write(pressed("p1", id, Optional.of(owed.minusSeconds(1)), MODERATOR, "remove", "code-1"));
      assertThat(open.why().openCases(10)).hasSize(1);

      write(pressed("p2", id, Optional.of(owed), MODERATOR, "remove", "code-2"));
      assertThat(open.why().openCases(10)).isEmpty();
    }

    private long asked() {
      long id =
          owed(
              AskModerators.about(
                  Phrase.of("case"),
                  new Evidence(
                      Optional.of(LISTED),
                      Optional.of(ADA),
                      Optional.of(new MessageId("m1")),
                      "words",
                      List.of()),
                  "politics",
                  Phrase.of("remove"),
                  List.of(new Choice("remove", Phrase.of("remove")))));
      open.ledger().leave(List.of(id), NOW).join();
      settle(id, new Outcome.AskedPerson(MODERATOR.value(), Map.of()));
      return id;
    }

    private Incoming pressed(String key, long action, MemberId by, String choice, String code) {
      return pressed(key, action, Optional.empty(), by, choice, code);
    }

    private Incoming pressed(
        String key,
        long action,
        Optional<Instant> owedSince,
        MemberId by,
        String choice,
        String code) {
      return new Incoming.Pressed(key, NOW, action, owedSince, by, choice, Optional.of(code));
    }
  }
}
