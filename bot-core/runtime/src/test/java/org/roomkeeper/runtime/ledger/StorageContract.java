package org.roomkeeper.runtime.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.tuple;
import static org.roomkeeper.runtime.ledger.TestCommunities.DOCTORS;
import static org.roomkeeper.runtime.ledger.TestCommunities.FOUNDER;
import static org.roomkeeper.runtime.ledger.TestCommunities.HOST;
import static org.roomkeeper.runtime.ledger.TestCommunities.LISTED;
import static org.roomkeeper.runtime.ledger.TestCommunities.MODERATOR;
import static org.roomkeeper.runtime.ledger.TestCommunities.NURSES;
import static org.roomkeeper.runtime.ledger.TestCommunities.OPENER;
import static org.roomkeeper.runtime.ledger.TestCommunities.SHARED_HOST;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.roomkeeper.api.Action;
import org.roomkeeper.api.ActionSettled;
import org.roomkeeper.api.AskModerators;
import org.roomkeeper.api.BookLive;
import org.roomkeeper.api.BotEvent;
import org.roomkeeper.api.CardAnswered;
import org.roomkeeper.api.Choice;
import org.roomkeeper.api.CloseCard;
import org.roomkeeper.api.CommunityId;
import org.roomkeeper.api.ContactAdded;
import org.roomkeeper.api.Envelope;
import org.roomkeeper.api.EventId;
import org.roomkeeper.api.Evidence;
import org.roomkeeper.api.Facts;
import org.roomkeeper.api.FormSent;
import org.roomkeeper.api.LiveChanged;
import org.roomkeeper.api.MemberChanged;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.MemberJoined;
import org.roomkeeper.api.MemberKind;
import org.roomkeeper.api.MemberLeft;
import org.roomkeeper.api.MessageId;
import org.roomkeeper.api.MessagePosted;
import org.roomkeeper.api.MessageRecalled;
import org.roomkeeper.api.NoteFact;
import org.roomkeeper.api.OpenRoom;
import org.roomkeeper.api.Outcome;
import org.roomkeeper.api.Part;
import org.roomkeeper.api.Phrase;
import org.roomkeeper.api.PointDoor;
import org.roomkeeper.api.Reaction;
import org.roomkeeper.api.Remove;
import org.roomkeeper.api.RoomChanged;
import org.roomkeeper.api.RoomClosed;
import org.roomkeeper.api.RoomId;
import org.roomkeeper.api.RoomKind;
import org.roomkeeper.api.RoomOpened;
import org.roomkeeper.api.RoomView;
import org.roomkeeper.api.Say;
import org.roomkeeper.api.Store;
import org.roomkeeper.api.TagMember;
import org.roomkeeper.api.Tell;
import org.roomkeeper.api.Tick;
import org.roomkeeper.api.Unrecognised;
import org.roomkeeper.runtime.intake.Incoming;
import org.roomkeeper.runtime.intake.RoomReading;
import org.roomkeeper.runtime.time.Bell;
import org.roomkeeper.runtime.time.HandClock;

/**
 * What every storage of the ledger has to do. A second adapter extends this and says how to open
 * it.
 */
abstract class StorageContract {
  private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");
  private static final Set<Class<? extends BotEvent>> ALL_KINDS =
      LedgerJson.leaves(BotEvent.class)
          .map(kind -> kind.<BotEvent>asSubclass(BotEvent.class))
          .collect(Collectors.toUnmodifiableSet());
  private static final Lane WELCOME = new Lane("welcome", DOCTORS);
  private static final Shown NOTHING = new Shown(Set.of(), false);
  private static final Duration ONE_HOUR = Duration.ofHours(1);
  private static final MemberId ADA = new MemberId("guest:ada");
  private static final MemberId BOB = new MemberId("guest:bob");

  private final HandClock clock = new HandClock(NOW);
  private OpenLedger open;

  /** Opens the storage; the second time in a test, the same one again. */
  abstract OpenLedger open(HandClock clock);

  @BeforeEach
  void openIt() {
    open = open(clock);
  }

  @AfterEach
  void closeIt() {
    open.ledger().close();
  }

  @Nested
  class WhatSourcesTell {
    @Test
    void isWrittenDownOnceHoweverOftenItIsTold() {
      var said = said("m1", ADA, "hello");

      assertThat(write(said, said)).isEqualTo(1);
      assertThat(write(said)).isZero();
      assertThat(events(MessagePosted.class)).hasSize(1);
    }

    @Test
    void fillsInRoomAndPersonAsTheyWereWithThisEventCounted() {
      write(reading(ADA, BOB));

      var joins = events(MemberJoined.class);

      assertThat(joins).extracting(join -> join.roomThen().headcount()).containsExactly(1, 2);
      assertThat(joins)
          .allSatisfy(
              join -> {
                assertThat(join.roomThen().capacity()).isEqualTo(500);
                assertThat(join.roomThen().fact(Facts.FAMILY)).contains("main");
                assertThat(join.memberThen().kind()).isEqualTo(MemberKind.GUEST);
                assertThat(join.id().value()).isPositive();
              });
    }

    @Test
    void becomesTheDifferenceBetweenTwoReadings() {
      write(reading(ADA, BOB));
      clock.moveBy(Duration.ofMinutes(1));
      write(
          new Incoming.Departures(LISTED, List.of(ADA), MemberLeft.Departure.REMOVED),
          reading(BOB, new MemberId("guest:cy")));

      assertThat(events(RoomOpened.class)).hasSize(1);
      assertThat(events(MemberJoined.class))
          .extracting(join -> join.member().value())
          .containsExactly("guest:ada", "guest:bob", "guest:cy");
      assertThat(events(MemberLeft.class))
          .singleElement()
          .satisfies(
              left -> {
                assertThat(left.member()).isEqualTo(ADA);
                assertThat(left.how()).isEqualTo(MemberLeft.Departure.REMOVED);
                assertThat(left.roomThen().headcount()).isEqualTo(1);
              });
      assertThat(open.roster().peopleIn(LISTED)).containsExactly(BOB, new MemberId("guest:cy"));
    }

    @Test
    void readTwiceGivesNothingNew() {
      write(reading(ADA));
      var end = open.ledger().end(DOCTORS);
      clock.moveBy(Duration.ofMinutes(1));
      write(reading(ADA), reading(ADA));

      assertThat(open.ledger().end(DOCTORS)).isEqualTo(end);
    }

    @Test
    void showsWhoLeftAndCameBackBetweenTwoReadings() {
      write(reading(ADA));
      clock.moveBy(Duration.ofMinutes(5));
      write(reading(ADA, clock.instant()));

      assertThat(events(MemberLeft.class)).hasSize(1);
      assertThat(events(MemberJoined.class)).hasSize(2);
    }

    @Test
    void tellsWhatOfARoomChanged() {
      write(reading(ADA));
      clock.moveBy(Duration.ofMinutes(1));
      write(
          new Incoming.RoomRead(
              clock.instant(),
              LISTED,
              Optional.of(
                  new RoomReading(
                      LISTED,
                      RoomKind.CUSTOMER_GROUP,
                      "Doctors 1",
                      Optional.of(OPENER),
                      "",
                      500,
                      List.of(person(ADA, Optional.of(NOW))))),
              List.of()),
          new Incoming.RoomRead(clock.instant(), LISTED, Optional.empty(), List.of()));

      assertThat(events(RoomChanged.class))
          .extracting(RoomChanged::what, RoomChanged::before, RoomChanged::now)
          .containsExactly(tuple("name", "Main room", "Doctors 1"));
      assertThat(events(RoomClosed.class)).hasSize(1);
      assertThat(open.roster().openRooms()).isEmpty();
    }

    @Test
    void isMarkedAsOursWhereTheBotPutPeopleIntoANewAppGroup() {
      write(read(new RoomId("app:g1"), RoomKind.APP_GROUP, "Experts", OPENER, ADA));
      clock.moveBy(Duration.ofMinutes(1));
      write(read(new RoomId("app:g1"), RoomKind.APP_GROUP, "Experts", OPENER, ADA, BOB));

      assertThat(events(MemberJoined.class))
          .extracting(BotEvent::byUs)
          .containsExactly(true, false);
    }

    @Test
    void belongsToTheCommunityThatClaimsIt() {
      write(read(new RoomId("customer:wr2"), RoomKind.CUSTOMER_GROUP, "Night shift", ADA));
      write(read(new RoomId("customer:wr3"), RoomKind.CUSTOMER_GROUP, "Untitled", OPENER));
      write(read(new RoomId("customer:wr4"), RoomKind.CUSTOMER_GROUP, "Family", ADA));
      var roster = open.roster();

      assertThat(roster.communityOf(new RoomId("customer:wr2"))).contains(NURSES);
      assertThat(roster.communityOf(new RoomId("customer:wr3"))).contains(DOCTORS);
      assertThat(roster.communityOf(new RoomId("customer:wr4"))).contains(CommunityId.CORP);
      assertThat(roster.communityOf(new RoomId("customer:wr5"))).isEmpty();
    }

    @Test
    void standsBehindTheDoorThroughWhichPeopleCame() {
      long door =
          owed(
              PointDoor.toRooms(
                  "rooms",
                  new PointDoor.ToRooms(List.of(LISTED), true, "Doctors ", 2, "door-state")));
      write(reading(ADA));
      settle(door, new Outcome.Done(Map.of("code", "https://qr.example/1", "configId", "c1")));
      var named = new RoomId("customer:wr8");
      write(read(named, RoomKind.CUSTOMER_GROUP, "Doctors 2", BOB));
      var entered = new RoomId("customer:wr9");
      write(
          new Incoming.RoomRead(
              clock.instant(),
              entered,
              Optional.of(
                  new RoomReading(
                      entered,
                      RoomKind.CUSTOMER_GROUP,
                      "",
                      Optional.empty(),
                      "",
                      500,
                      List.of(
                          new RoomReading.Person(
                              BOB,
                              "",
                              MemberKind.GUEST,
                              Optional.of(NOW),
                              MemberJoined.Entry.CODE,
                              Optional.of("door-state"),
                              Optional.empty())))),
              List.of()));

      assertThat(open.roster().communityOf(named)).contains(DOCTORS);
      assertThat(open.roster().room(named).orElseThrow().fact(Facts.FAMILY)).isEmpty();
      assertThat(open.roster().communityOf(entered)).contains(DOCTORS);
      assertThat(open.roster().room(entered).orElseThrow().fact(Facts.FAMILY)).contains("main");
      assertThat(open.roster().doorDetails(DOCTORS, "rooms")).containsEntry("configId", "c1");
    }

    @Test
    void goesToEveryCommunityThatHasTheHost() {
      write(added(SHARED_HOST), added(HOST));

      assertThat(events(ContactAdded.class)).hasSize(2);
      assertThat(read(new Lane("welcome", NURSES)).events()).hasSize(1);
      assertThat(open.roster().hostsOf(ADA)).containsExactly(HOST, SHARED_HOST);
    }

    @Test
    void goesToCorpWhereNobodyClaimsIt() {
      write(happened("u1", new Unrecognised(Envelope.of(CommunityId.CORP, NOW), "x".repeat(300))));

      assertThat(read(new Lane("welcome", CommunityId.CORP)).events())
          .singleElement()
          .satisfies(event -> assertThat(((Unrecognised) event).kind()).hasSize(128));
    }

    @Test
    void comesIntoItsCommunityWhenItIsKnownWhoseTheRoomIs() {
      var unread = new RoomId("customer:wr7");
      write(saidIn(unread, "m1", ADA, "one"), saidIn(unread, "m2", ADA, "two"));
      assertThat(events(MessagePosted.class)).isEmpty();

      write(read(unread, RoomKind.CUSTOMER_GROUP, "Untitled", OPENER));
      write(read(unread, RoomKind.CUSTOMER_GROUP, "Untitled", OPENER));

      assertThat(events(MessagePosted.class))
          .extracting(MessagePosted::text)
          .containsExactly("one", "two");
    }

    @Test
    void isBoundedInLength() {
      write(said("m1", ADA, "x".repeat(50_000)));

      assertThat(events(MessagePosted.class).getFirst().text()).hasSize(8_000);
    }

    @Test
    void waitsToBeLookedIntoUntilItIsAnswered() {
      var noticed =
          new Incoming.Noticed("n1", NOW, "room-changed", "wr1", Map.of("UpdateDetail", "add"));
      write(noticed, noticed);
      var notices = open.intake().notices(0, 10);

      assertThat(notices)
          .singleElement()
          .satisfies(
              noted -> {
                assertThat(noted.notice().what()).isEqualTo("room-changed");
                assertThat(noted.notice().details()).containsEntry("UpdateDetail", "add");
              });

      write(new Incoming.LookedInto(List.of(notices.getFirst().id())));
      assertThat(open.intake().notices(0, 10)).isEmpty();
    }

    @Test
    void isRememberedWithThePlaceInItsSource() {
      assertThat(open.intake().bookmark("archive")).isEmpty();
      write(said("m1", ADA, "hello"), new Incoming.Bookmark("archive", 17));

      assertThat(open.intake().bookmark("archive")).hasValue(17);
    }

    @Test
    void stopsNobodyElseWhereItFails() {
      var bad = open.intake().write(List.of(said("m1", ADA, "hello"), broken()));
      var good = open.intake().write(List.of(said("m2", ADA, "there")));

      assertThat(bad).failsWithin(Duration.ofSeconds(10));
      assertThat(good).succeedsWithin(Duration.ofSeconds(10));
      assertThat(events(MessagePosted.class))
          .extracting(posted -> posted.message().value())
          .containsExactly("m2");
      assertThat(write(said("m1", ADA, "hello"))).isEqualTo(1);
    }

    @Test
    void isWrittenDownOnceHoweverManyTellItAtOnce() {
      var told =
          IntStream.range(0, 20)
              .mapToObj(time -> open.intake().write(List.of(said("m1", ADA, "hello"))))
              .toList();

      assertThat(told.stream().mapToInt(CompletableFuture::join).sum()).isEqualTo(1);
      assertThat(events(MessagePosted.class)).hasSize(1);
    }

    @Test
    void isForOnePluginWhereItSaysSo() {
      write(
          new Incoming.HappenedTo(
              "f1",
              "welcome",
              new FormSent(
                  Envelope.of(DOCTORS, NOW), "series", "v", Optional.of(ADA), Map.of("a", "b"))));

      assertThat(events(FormSent.class)).hasSize(1);
      assertThat(read(new Lane("lectures", DOCTORS)).events()).isEmpty();
    }

    @Test
    void tellsWhenSomebodyIsCalledOtherwise() {
      write(new Incoming.PersonRead(NOW, ADA, "Ada", MemberKind.GUEST), reading(ADA));
      write(new Incoming.PersonRead(NOW, ADA, "Ada L.", MemberKind.GUEST));

      assertThat(open.roster().nameOf(ADA)).contains("Ada L.");
      assertThat(events(MemberChanged.class))
          .singleElement()
          .satisfies(
              changed -> {
                assertThat(changed.what()).isEqualTo("name");
                assertThat(changed.before()).isEqualTo("Ada");
                assertThat(changed.memberThen().name()).isEqualTo("Ada L.");
              });
    }
  }

  @Nested
  class ALane {
    @Test
    void startsAtTheEndOfTheLedgerAndGoesOnWhereItWas() {
      write(said("m1", ADA, "before"));
      var place = open.ledger().open(WELCOME, Optional.empty());
      write(said("m2", ADA, "after"));

      var stretch = open.ledger().read(WELCOME, place.cursor(), ALL_KINDS, 10);
      assertThat(stretch.events()).hasSize(1);
      open.ledger().keep(WELCOME, List.of(), stretch.upTo()).join();

      reopen();
      assertThat(open.ledger().open(WELCOME, Optional.empty()).cursor()).isEqualTo(stretch.upTo());
    }

    @Test
    void mayStartFurtherBackAndKnowsWhatWasThereBeforeIt() {
      write(said("m1", ADA, "long ago"));
      clock.moveBy(Duration.ofDays(40));
      write(said("m2", ADA, "lately"));

      var place =
          open.ledger().open(WELCOME, Optional.of(clock.instant().minus(Duration.ofDays(30))));

      assertThat(open.ledger().read(WELCOME, place.cursor(), ALL_KINDS, 10).events()).hasSize(1);
      assertThat(place.installed()).isEqualTo(open.ledger().end(DOCTORS));
    }

    @Test
    void readsTheSameFromTheTablesAsFromMemory() {
      write(reading(ADA, BOB), said("m1", ADA, "one"), said("m2", BOB, "two"));
      var fromMemory = read(WELCOME);

      reopen();

      assertThat(read(WELCOME)).isEqualTo(fromMemory);
    }

    @Test
    void isGivenAtMostAsMuchAsItAsksFor() {
      for (int i = 0; i < 5; i++) {
        write(said("m" + i, ADA, "text " + i));
      }
      reopen();
      var kinds = Set.<Class<? extends BotEvent>>of(MessagePosted.class);
      var first = open.ledger().read(WELCOME, EventId.UNRECORDED, kinds, 3);
      var rest = open.ledger().read(WELCOME, first.upTo(), kinds, 3);

      assertThat(first.events()).hasSize(3);
      assertThat(rest.events()).hasSize(2);
      assertThat(rest.upTo()).isEqualTo(open.ledger().end(DOCTORS));
    }

    @Test
    void isWokenWhenSomethingWasWrittenDown() throws Exception {
      var bell = new Bell();
      open.ledger().ringOnEvents(bell);
      write(said("m1", ADA, "hello"));

      assertThat(bell.await(Duration.ofSeconds(5))).isTrue();
    }

    @Test
    void rememberWhatWasInHandAtUncleanEnds() {
      open.ledger().open(WELCOME, Optional.empty());
      open.ledger().takeInHand(WELCOME, new EventId(7)).join();

      assertThat(open.ledger().open(WELCOME, Optional.empty()).inHand()).isEmpty();
      reopen();
      assertThat(open.ledger().endedUncleanly()).isFalse();
      assertThat(open.ledger().open(WELCOME, Optional.empty()).inHand()).isEmpty();
    }
  }

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
      return new Incoming.Pressed(key, NOW, action, by, choice, Optional.of(code));
    }
  }

  @Nested
  class Time {
    @Test
    void ticksOnceAMinuteAndCoversAnOutageInOne() {
      open.ledger().tick(List.of(DOCTORS, NURSES), NOW).join();
      open.ledger().tick(List.of(DOCTORS), NOW).join();
      open.ledger().tick(List.of(DOCTORS), NOW.plus(Duration.ofHours(3))).join();

      assertThat(events(Tick.class))
          .extracting(Tick::since, Tick::at)
          .containsExactly(
              tuple(NOW.minus(Duration.ofMinutes(1)), NOW),
              tuple(NOW, NOW.plus(Duration.ofHours(3))));
    }
  }

  @Nested
  class Health {
    @Test
    void remembersWhoIsPausedUntilTheyGoOn() {
      open.ledger().pause("moderation", "three failures", NOW).join();
      open.ledger().pause("moderation", "and another", NOW.plusSeconds(9)).join();
      reopen();

      assertThat(open.ledger().paused())
          .containsExactly(new Paused("moderation", NOW, "three failures"));
      open.ledger().resume("moderation").join();
      assertThat(open.ledger().paused()).isEmpty();
    }
  }

  @Nested
  class NotesOfALane {
    record Greeted(Instant at, int times) {}

    @Test
    void areSeenByTheNextCallAndKeptWithTheAnswer() throws Exception {
      var event = posted("m1", ADA);
      var chain = open.ledger().chain(WELCOME, NOTHING);
      var first = chain.begin();
      first.run(() -> first.store().about(ADA).putIfAbsent("greeted", new Greeted(NOW, 1)));
      var notes = chain.accept(first, List.of());
      var second = chain.begin();

      assertThat(
              second.<Boolean>run(
                  () -> second.store().about(ADA).putIfAbsent("greeted", new Greeted(NOW, 2))))
          .isFalse();
      second.close();
      assertThat(noted()).isEmpty();

      open.ledger().keep(WELCOME, List.of(Answer.of(event, Reaction.none(), notes)), event).join();
      assertThat(noted()).contains(new Greeted(NOW, 1));
    }

    @Test
    void andWhatItNotesAsFactsAreSeenByTheNextCallBeforeAnythingIsKept() throws Exception {
      posted("m1", ADA);
      var shown = new Shown(Set.of(Facts.LANGUAGE, Facts.FAMILY), false);
      var chain = open.ledger().chain(WELCOME, shown);
      var first = chain.begin();
      chain.accept(
          first,
          List.of(
              NoteFact.of(ADA, Facts.LANGUAGE, "zh"), NoteFact.of(LISTED, Facts.FAMILY, "night")));
      var second = chain.begin();

      assertThat(second.run(() -> second.members().find(ADA).orElseThrow().language()))
          .contains("zh");
      assertThat(second.run(() -> second.rooms().family("night")))
          .extracting(RoomView::id)
          .containsExactly(LISTED);
      second.close();
      var other = open.ledger().chain(WELCOME, shown).begin();
      assertThat(other.<Object>run(() -> other.rooms().family("night"))).isEqualTo(List.of());
    }

    @Test
    void areListedByPrefixWithWhatTheCallChanged() throws Exception {
      var event = posted("m1", ADA);
      var chain = open.ledger().chain(WELCOME, NOTHING);
      var first = chain.begin();
      first.run(
          () -> {
            first.store().put("talk/2", "b");
            first.store().put("talk/1", "a");
            first.store().put("talks", "no");
            return first.store().remove("never");
          });
      open.ledger()
          .keep(
              WELCOME,
              List.of(Answer.of(event, Reaction.none(), chain.accept(first, List.of()))),
              event)
          .join();
      var second = open.ledger().chain(WELCOME, NOTHING).begin();

      assertThat(
              second.<Map<String, String>>run(
                  () -> {
                    second.store().remove("talk/1");
                    second.store().put("talk/3", "c");
                    return second.store().under("talk/", String.class);
                  }))
          .containsExactly(Map.entry("talk/2", "b"), Map.entry("talk/3", "c"));
    }

    @Test
    void thoseThatBeginAlikeAreListedAnewAfterEachAnswer() throws Exception {
      answered(store -> store.put("talk/1", "a"));
      assertThat(listed("talk/")).containsExactly(Map.entry("talk/1", "a"));
      assertThat(listed("talk/1")).containsExactly(Map.entry("talk/1", "a"));

      answered(
          store -> {
            store.put("talk/1", "b");
            store.put("talk/2", "c");
          });
      assertThat(listed("talk/"))
          .containsExactly(Map.entry("talk/1", "b"), Map.entry("talk/2", "c"));
      assertThat(listed("talk/1")).containsExactly(Map.entry("talk/1", "b"));

      answered(store -> store.remove("talk/1"));
      assertThat(listed("talk/")).containsExactly(Map.entry("talk/2", "c"));
      assertThat(listed("talk/1")).isEmpty();
      assertThat(listed("")).containsExactly(Map.entry("talk/2", "c"));
    }

    private int answers;

    /** Keeps an answer that notes something, and waits until it is durable. */
    private void answered(Consumer<Store> noting) throws Exception {
      answers++;
      var event = posted("answered" + answers, ADA);
      var chain = open.ledger().chain(WELCOME, NOTHING);
      var call = chain.begin();
      call.run(
          () -> {
            noting.accept(call.store());
            return true;
          });
      open.ledger()
          .keep(
              WELCOME,
              List.of(Answer.of(event, Reaction.none(), chain.accept(call, List.of()))),
              event)
          .join();
    }

    private Map<String, String> listed(String prefix) throws Exception {
      var look = open.ledger().look(WELCOME, NOTHING);
      return look.run(() -> look.store().under(prefix, String.class));
    }

    @Test
    void belongToTheCallInHand() throws Exception {
      var call = open.ledger().chain(WELCOME, NOTHING).begin();
      var store = call.run(() -> CallInHand.store());

      assertThatIllegalStateException().isThrownBy(() -> call.store().put("a", 1));
      assertThatIllegalStateException().isThrownBy(() -> store.put("a", 1));
      var elsewhere =
          call.run(
              () -> CompletableFuture.runAsync(() -> store.put("a", 1)).handle((v, e) -> e).join());
      assertThat(elsewhere).hasRootCauseInstanceOf(IllegalStateException.class);
      call.close();
      assertThatIllegalStateException().isThrownBy(() -> call.run(() -> "no"));
    }

    @Test
    void areReadOnlyForPages() throws Exception {
      var look = open.ledger().look(WELCOME, NOTHING);

      look.run(
          () -> {
            assertThat(look.store().get("a", String.class)).isEmpty();
            assertThatIllegalStateException().isThrownBy(() -> look.store().put("a", 1));
            return true;
          });
    }

    @Test
    void areBounded() throws Exception {
      var call = open.ledger().chain(WELCOME, NOTHING).begin();

      call.run(
          () -> {
            assertThatIllegalArgumentException()
                .isThrownBy(() -> call.store().put("a", "x".repeat(70_000)));
            assertThatIllegalArgumentException()
                .isThrownBy(() -> call.store().put("x".repeat(201), 1));
            return true;
          });
    }

    private Optional<Greeted> noted() throws Exception {
      var look = open.ledger().look(WELCOME, NOTHING);
      return look.run(() -> look.store().about(ADA).get("greeted", Greeted.class));
    }
  }

  @Nested
  class RoomsAndMembers {
    @Test
    void showAPluginOnlyWhatItMaySee() throws Exception {
      write(
          new Incoming.PersonRead(NOW, ADA, "Ada", MemberKind.GUEST),
          reading(ADA, MODERATOR),
          read(new RoomId("customer:wr2"), RoomKind.CUSTOMER_GROUP, "Night shift", BOB));
      keep(posted("m1", ADA), Reaction.of(NoteFact.of(ADA, Facts.LANGUAGE, "zh")).because("x"));
      var blind = open.ledger().look(WELCOME, NOTHING);
      var seeing =
          open.ledger().look(WELCOME, new Shown(Set.of(Facts.LANGUAGE, Facts.FAMILY), true));

      blind.run(
          () -> {
            assertThat(blind.rooms().all()).extracting(RoomView::id).containsExactly(LISTED);
            assertThat(blind.rooms().family("main")).hasSize(1);
            assertThat(blind.rooms().find(LISTED).orElseThrow().facts()).isEmpty();
            var ada = blind.members().find(ADA).orElseThrow();
            assertThat(ada.name()).isEmpty();
            assertThat(ada.language()).isEmpty();
            assertThat(blind.members().find(MODERATOR).orElseThrow().roles())
                .containsExactly("moderator");
            assertThat(blind.members().in(LISTED)).containsExactly(ADA, MODERATOR);
            assertThat(blind.members().in(new RoomId("customer:wr2"))).isEmpty();
            return true;
          });
      seeing.run(
          () -> {
            var ada = seeing.members().find(ADA).orElseThrow();
            assertThat(ada.name()).isEqualTo("Ada");
            assertThat(ada.language()).contains("zh");
            assertThat(seeing.rooms().community().id()).isEqualTo(DOCTORS);
            return true;
          });
      assertThat(seeing.members().find(ADA)).as("a look is open to any thread").isPresent();
    }
  }

  private void reopen() {
    open.ledger().close();
    open = open(clock);
  }

  private int write(Incoming... incoming) {
    return open.intake().write(Arrays.asList(incoming)).join();
  }

  private Stretch read(Lane lane) {
    return open.ledger().read(lane, EventId.UNRECORDED, ALL_KINDS, 1_000);
  }

  private <E extends BotEvent> List<E> events(Class<E> kind) {
    return read(WELCOME).events().stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  private EventId posted(String message, MemberId who) {
    write(said(message, who, "words of " + message));
    return open.ledger().end(DOCTORS);
  }

  private void keep(EventId event, Reaction reaction) {
    open.ledger()
        .keep(WELCOME, List.of(Answer.of(event, reaction, NoteChanges.NONE)), event)
        .join();
  }

  private long owed(Action action) {
    var event = posted("m1", ADA);
    keep(event, Reaction.of(action).ref("step").because("reason"));
    return open.ledger().due(clock.instant(), Blocked.NOTHING, 10).getLast().id();
  }

  private void settle(long action, Outcome outcome) {
    open.ledger().settle(List.of(new Settlement(action, clock.instant(), outcome))).join();
  }

  private List<String> leaveAll() {
    var due = open.ledger().due(clock.instant(), Blocked.NOTHING, 100);
    var left = open.ledger().leave(due.stream().map(Owed::id).toList(), clock.instant()).join();
    return due.stream()
        .filter(owed -> left.contains(owed.id()))
        .map(owed -> ((Say) owed.action()).text())
        .toList();
  }

  private Incoming said(String message, MemberId who, String text) {
    return saidIn(LISTED, message, who, text);
  }

  private Incoming saidIn(RoomId room, String message, MemberId who, String text) {
    return happened(
        "msg:" + message,
        new MessagePosted(
            Envelope.of(CommunityId.CORP, clock.instant()),
            room,
            who,
            new MessageId(message),
            List.of(new Part.Text(text))));
  }

  private Incoming recalled(String message) {
    return happened(
        "recall:" + message,
        new MessageRecalled(
            Envelope.of(CommunityId.CORP, clock.instant()), LISTED, ADA, new MessageId(message)));
  }

  private Incoming added(MemberId host) {
    return happened(
        "contact:" + host,
        new ContactAdded(
            Envelope.of(CommunityId.CORP, clock.instant()),
            ADA,
            host,
            Optional.of("lang=zh"),
            Optional.empty()));
  }

  private static Incoming happened(String key, BotEvent event) {
    return new Incoming.Happened(key, event);
  }

  /** Something that no storage can write: a room whose name is missing. */
  private static Incoming broken() {
    return new Incoming.Bookmark(null, 1);
  }

  private Incoming reading(MemberId... people) {
    return read(LISTED, RoomKind.CUSTOMER_GROUP, "Main room", OPENER, people);
  }

  private Incoming reading(MemberId who, Instant joined) {
    return new Incoming.RoomRead(
        clock.instant(),
        LISTED,
        Optional.of(
            new RoomReading(
                LISTED,
                RoomKind.CUSTOMER_GROUP,
                "Main room",
                Optional.of(OPENER),
                "",
                500,
                List.of(person(who, Optional.of(joined))))),
        List.of());
  }

  private Incoming read(
      RoomId room, RoomKind kind, String name, MemberId owner, MemberId... people) {
    var joined = kind == RoomKind.APP_GROUP ? Optional.<Instant>empty() : Optional.of(NOW);
    return new Incoming.RoomRead(
        clock.instant(),
        room,
        Optional.of(
            new RoomReading(
                room,
                kind,
                name,
                Optional.of(owner),
                "",
                500,
                Arrays.stream(people).map(member -> person(member, joined)).toList())),
        List.of());
  }

  private static RoomReading.Person person(MemberId member, Optional<Instant> joined) {
    return new RoomReading.Person(
        member,
        "",
        member.value().startsWith("staff:") ? MemberKind.STAFF : MemberKind.GUEST,
        joined,
        MemberJoined.Entry.CODE,
        Optional.empty(),
        Optional.empty());
  }
}
