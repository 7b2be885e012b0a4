package org.roomkeeper.runtime.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.roomkeeper.api.EventId;
import org.roomkeeper.api.MessagePosted;
import org.roomkeeper.api.Say;

/**
 * A real process that writes is killed without warning: what it was told is written, is written.
 */
@Timeout(120)
class DurabilityTest {
  private static final int ENOUGH = 300;

  @TempDir Path folder;

  @Test
  void everyAcknowledgedEventIsThereAfterTheProcessWasKilled() throws Exception {
    Path file = folder.resolve("roomkeeper.db");
    var acknowledged = writeUntilKilled(file);
    assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(ENOUGH);

    var open =
        OpenLedger.on(
            LedgerFile.open(file), new TestCommunities(), InstantSource.fixed(Instant.EPOCH));
    try (var ledger = open.ledger()) {
      Set<String> there =
          ledger
              .read(
                  new Lane("any", TestCommunities.DOCTORS),
                  EventId.UNRECORDED,
                  Set.of(MessagePosted.class),
                  1_000_000)
              .events()
              .stream()
              .map(event -> ((MessagePosted) event).message().value())
              .collect(Collectors.toSet());

      assertThat(there).containsAll(acknowledged);
      assertThat(ledger.endedUncleanly()).isTrue();
      assertThat(ledger.leftOver())
          .as("what was leaving is known to have been leaving")
          .singleElement()
          .satisfies(left -> assertThat(left.action()).isInstanceOf(Say.class));
      assertThat(
              ledger.open(new Lane("welcome", TestCommunities.DOCTORS), Optional.empty()).inHand())
          .contains(new LanePlace.InHand(new EventId(1), 1));
    }
  }

  private static List<String> writeUntilKilled(Path file) throws IOException, InterruptedException {
    var child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                WritingProcess.class.getName(),
                file.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    var acknowledged = new ArrayList<String>();
    try (var lines =
        new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith(WritingProcess.ACKNOWLEDGED)) {
          acknowledged.add(line.substring(WritingProcess.ACKNOWLEDGED.length()));
        }
        if (acknowledged.size() == ENOUGH) {
          // By its handle, which leaves what it wrote before to be read.
          child.toHandle().destroyForcibly();
        }
      }
    } finally {
      child.destroyForcibly().waitFor();
    }
    return acknowledged;
  }
}
