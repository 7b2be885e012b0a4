package org.roomkeeper.runtime.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.roomkeeper.runtime.ledger.TestCommunities.DOCTORS;
import static org.roomkeeper.runtime.ledger.TestCommunities.FOUNDER;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.roomkeeper.api.CommunityId;
import org.roomkeeper.api.Envelope;
import org.roomkeeper.api.EventId;
import org.roomkeeper.api.MemberEnrolled;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.runtime.intake.Incoming;
import org.roomkeeper.runtime.time.HandClock;

/** Arrivals in the corp, told by callbacks in whole seconds and by looks at any moment. */
class DirectoryTest {
  private static final Instant SECOND = Instant.parse("2026-11-22T08:00:04Z");
  private static final Instant WITHIN_IT = SECOND.plusMillis(300);
  private static final Instant LATER = SECOND.plusSeconds(50);
  private static final MemberId LI = new MemberId("staff:li");
  private static final Lane WELCOME = new Lane("welcome", DOCTORS);

  @TempDir Path folder;
  private OpenLedger open;

  @BeforeEach
  void openItAndLookForTheFirstTime() {
    open =
        OpenLedger.on(
            LedgerFile.open(folder.resolve("roomkeeper.db")),
            new TestCommunities(),
            new HandClock(SECOND));
    write(new Incoming.DirectoryRead(SECOND.minus(Duration.ofDays(1)), Set.of(FOUNDER)));
  }

  @AfterEach
  void closeIt() {
    open.ledger().close();
  }

  @Test
  void whoArrivesJustAfterALookWasAnsweredIsToldOnce() {
    write(enrolled("1", SECOND));
    write(new Incoming.DirectoryRead(WITHIN_IT, Set.of(FOUNDER)));
    write(new Incoming.DirectoryRead(LATER, Set.of(FOUNDER, LI)));

    assertThat(arrivals()).containsExactly(LI);
  }

  @Test
  void whoWasSeenByALookIsNotToldAgainByTheirLateCallback() {
    write(new Incoming.DirectoryRead(WITHIN_IT, Set.of(FOUNDER, LI)));
    write(enrolled("1", SECOND));

    assertThat(arrivals()).containsExactly(LI);
  }

  @Test
  void whoLeavesAndComesBackIsToldTwice() {
    write(enrolled("1", SECOND));
    write(new Incoming.Unenrolled(SECOND.plusSeconds(10), LI, Optional.empty()));
    write(enrolled("2", SECOND.plusSeconds(20)));

    assertThat(arrivals()).containsExactly(LI, LI);
  }

  @Test
  void whoseLeavingIsSeenByALookAloneIsToldWhenTheyComeBack() {
    write(enrolled("1", SECOND));
    write(new Incoming.DirectoryRead(LATER, Set.of(FOUNDER)));
    write(enrolled("2", LATER.plusSeconds(20)));

    assertThat(arrivals()).containsExactly(LI, LI);
  }

  @Test
  void whoIsGoneWithinTheSecondOfTheirArrivalIsTakenOutByALaterLookThatSeesTheSame() {
    write(enrolled("1", SECOND));
    write(new Incoming.DirectoryRead(WITHIN_IT, Set.of(FOUNDER)));
    assertThat(open.roster().directory()).containsOnly(FOUNDER, LI);

    write(new Incoming.DirectoryRead(LATER, Set.of(FOUNDER)));
    write(enrolled("2", LATER.plusSeconds(20)));

    assertThat(arrivals()).containsExactly(LI, LI);
  }

  private static Incoming enrolled(String key, Instant at) {
    return new Incoming.Happened(
        "enrolled:" + key, new MemberEnrolled(Envelope.of(CommunityId.CORP, at), LI));
  }

  private void write(Incoming incoming) {
    open.intake().write(List.of(incoming)).join();
  }

  private List<MemberId> arrivals() {
    return open
        .ledger()
        .read(WELCOME, EventId.UNRECORDED, Set.of(MemberEnrolled.class), 100)
        .events()
        .stream()
        .map(event -> ((MemberEnrolled) event).member())
        .toList();
  }
}
