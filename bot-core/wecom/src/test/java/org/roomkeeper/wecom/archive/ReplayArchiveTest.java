package org.roomkeeper.wecom.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.roomkeeper.wecom.archive.MessageArchive.Archived;

/** A file of messages that may still grow. */
class ReplayArchiveTest {
  @TempDir private Path folder;

  @Test
  void readsPagesAndFollowsWhatIsAppended() throws Exception {
    var file = folder.resolve("messages.ndjson");
    var archive = new ReplayArchive(file);
    assertThat(archive.fetch(0, 10)).isEmpty();

    Files.writeString(file, "{\"a\":1}\n{\"a\":2}\n{\"a\":3}\n{\"half");
    assertThat(archive.fetch(0, 2))
        .extracting(Archived::json)
        .containsExactly("{\"a\":1}", "{\"a\":2}");
    assertThat(archive.fetch(2, 10)).extracting(Archived::json).containsExactly("{\"a\":3}");
    assertThat(archive.fetch(3, 10)).isEmpty();

    Files.writeString(file, "\":4}\n", StandardOpenOption.APPEND);
    assertThat(archive.fetch(3, 10)).isEqualTo(List.of(new Archived(4, "", "{\"half\":4}")));
  }

  @Test
  void startsAnywhereAndAgain() throws Exception {
    var file = folder.resolve("messages.ndjson");
    Files.writeString(file, "1\n2\n3\n");

    var archive = new ReplayArchive(file);
    assertThat(archive.fetch(2, 10)).extracting(Archived::seq).containsExactly(3L);
    assertThat(archive.fetch(0, 10)).extracting(Archived::seq).containsExactly(1L, 2L, 3L);
  }

  @Test
  void leavesOutAMessageThatIsLongerThanAny() throws Exception {
    var file = folder.resolve("messages.ndjson");
    Files.writeString(file, "x".repeat(2 * 1024 * 1024) + "\n{}\n");

    assertThat(new ReplayArchive(file).fetch(0, 10))
        .containsExactly(new Archived(1, "", ""), new Archived(2, "", "{}"));
  }
}
