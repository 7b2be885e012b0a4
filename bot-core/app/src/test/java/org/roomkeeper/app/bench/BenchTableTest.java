package org.roomkeeper.app.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables of results, measured in several runs. */
class BenchTableTest {
  private static final Circumstances UNDER =
      new Circumstances(
          "2026-11-22T07:00:00Z", "abc", "a JDK", "a machine", "ext4", 2, 0.25, 20, "quiet");

  @Test
  void aGoalThatIsNotReachedIsCalledSo() {
    var result =
        new Result(
            "a",
            "callbacks",
            UNDER,
            List.of(
                Figure.of("rate", 1_999, "callbacks/s").atLeast(2_000),
                Figure.of("p99", 49.5, "ms").atMost(50)));

    assertThat(BenchTable.plain(result).lines())
        .anyMatch(line -> line.contains("rate") && line.endsWith("≥ 2,000, not reached"))
        .anyMatch(line -> line.contains("49.5") && line.endsWith("≤ 50"));
  }

  @Test
  void whatWasMeasuredBeforeStaysInTheTables(@TempDir Path folder) throws Exception {
    var kept = new Kept(folder);
    kept.keep(new Result("f", "size", UNDER, List.of(Figure.of("an event", 700, "bytes"))));
    kept.keep(new Result("a", "callbacks", UNDER, List.of(Figure.of("ratio", 0.61, ""))));

    assertThat(Files.readString(folder.resolve("tables.md")))
        .containsSubsequence("(a) callbacks", "0.61", "(f) size", "700", "Note: quiet");
    assertThat(folder.resolve("a.json")).content().contains("\"value\" : 0.61");
  }

  @Test
  void ofFewLatenciesTheLongestIsTheNinetyNinth() {
    var latencies = new Latencies();
    for (int millis = 1; millis <= 10; millis++) {
      latencies.add(millis * 1_000_000L);
    }

    assertThat(latencies.millis(0.5)).isEqualTo(5);
    assertThat(latencies.millis(0.99)).isEqualTo(10);
  }
}
