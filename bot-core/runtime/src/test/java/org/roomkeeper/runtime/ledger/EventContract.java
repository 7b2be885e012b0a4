package org.roomkeeper.runtime.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.roomkeeper.runtime.ledger.TestCommunities.DOCTORS;
import static org.roomkeeper.runtime.ledger.TestCommunities.HOST;
import static org.roomkeeper.runtime.ledger.TestCommunities.LISTED;
import static org.roomkeeper.runtime.ledger.TestCommunities.MODERATOR;
import static org.roomkeeper.runtime.ledger.TestCommunities.NURSES;
import static org.roomkeeper.runtime.ledger.TestCommunities.OPENER;
import static org.roomkeeper.runtime.ledger.TestCommunities.SHARED_HOST;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.roomkeeper.api.BotEvent;
import org.roomkeeper.api.CommunityId;
import org.roomkeeper.api.ContactAdded;
import org.roomkeeper.api.Envelope;
import org.roomkeeper.api.EventId;
import org.roomkeeper.api.Facts;
import org.roomkeeper.api.FormSent;
import org.roomkeeper.api.MemberChanged;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.MemberJoined;
import org.roomkeeper.api.MemberKind;
import org.roomkeeper.api.MemberLeft;
import org.roomkeeper.api.MessagePosted;
import org.roomkeeper.api.NoteFact;
import org.roomkeeper.api.Outcome;
import org.roomkeeper.api.PointDoor;
import org.roomkeeper.api.Reaction;
import org.roomkeeper.api.RoomChanged;
import org.roomkeeper.api.RoomClosed;
import org.roomkeeper.api.RoomId;
import org.roomkeeper.api.RoomKind;
import org.roomkeeper.api.RoomOpened;
import org.roomkeeper.api.RoomView;
import org.roomkeeper.api.Tick;
import org.roomkeeper.api.Unrecognised;
import org.roomkeeper.runtime.intake.Incoming;
import org.roomkeeper.runtime.intake.RoomReading;
import org.roomkeeper.runtime.time.Bell;

/** What is told becomes events, which lanes read. */
abstract class EventContract extends StorageContract {
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
}
