package org.roomkeeper.runtime.ledger;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.roomkeeper.api.CommunityId;
import org.roomkeeper.api.Envelope;
import org.roomkeeper.api.EventId;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.MessageId;
import org.roomkeeper.api.MessagePosted;
import org.roomkeeper.api.Part;
import org.roomkeeper.api.Phrase;
import org.roomkeeper.api.Say;
import org.roomkeeper.runtime.intake.Incoming;

/** Writes messages for ever and says which were acknowledged; {@link DurabilityTest} kills it. */
final class WritingProcess {
  static final String ACKNOWLEDGED = "acknowledged ";
  private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");

  private WritingProcess() {}

  /** Takes the ledger's file. */
  public static void main(String[] arguments) {
    var open =
        OpenLedger.on(
            LedgerFile.open(Path.of(arguments[0])),
            new TestCommunities(),
            InstantSource.fixed(NOW));
    leaveSomethingOnItsWay(open.ledger());
    PrintStream out = System.out;
    for (long number = 0; ; number++) {
      var message = "m" + number;
      open.intake()
          .write(List.of(said(message)))
          .thenRun(() -> out.println(ACKNOWLEDGED + message))
          .join();
    }
  }

  private static void leaveSomethingOnItsWay(Ledger ledger) {
    var welcome = new Lane("welcome", TestCommunities.DOCTORS);
    ledger.open(welcome, Optional.empty());
    ledger.takeInHand(welcome, new EventId(1)).join();
    long action =
        ledger
            .owe(
                TestCommunities.DOCTORS,
                EventId.UNRECORDED,
                Say.to(TestCommunities.LISTED, "hello"),
                Phrase.of("test"),
                NOW)
            .join();
    ledger.leave(List.of(action), NOW).join();
  }

  private static Incoming said(String message) {
    return new Incoming.Happened(
        message,
        new MessagePosted(
            Envelope.of(CommunityId.CORP, NOW),
            TestCommunities.LISTED,
            new MemberId("guest:ada"),
            new MessageId(message),
            List.of(new Part.Text("hello"))));
  }
}
