package org.roomkeeper.app.torture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.roomkeeper.app.cli.CommandLineOfRoomkeeper;

/** Three minutes of load, faults and kills; all figures are zero. Never a time is asserted. */
@Tag("slow")
class TortureIT {
  @Test
  void nothingIsLostOrDoubledInThreeMinutes() {
    var out = new ByteArrayOutputStream();
    var stream = new PrintStream(out, true, StandardCharsets.UTF_8);
    int status =
        new CommandLineOfRoomkeeper(System.in, stream, stream)
            .run("torture", "--seed", "3", "--minutes", "3");
    assertThat(status).as(out.toString(StandardCharsets.UTF_8)).isZero();
  }
}
