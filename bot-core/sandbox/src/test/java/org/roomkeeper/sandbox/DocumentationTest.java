package org.roomkeeper.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.roomkeeper.sandbox.world.Knob;

/** The page about the sandbox says all that there is. */
final class DocumentationTest {
  @Test
  void everyKnobIsExplainedWithItsFirstValue() throws IOException {
    String page = Files.readString(Path.of("../../docs/sandbox.md"));
    for (Knob knob : Knob.values()) {
      String first = knob.initial().toString();
      assertThat(page)
          .contains("| `" + knob.key() + "` | " + (first.isEmpty() ? "(empty)" : first) + " |");
    }
  }
}
