package org.roomkeeper.wecom.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class TaskIdTest {
  private static final Instant OWED = Instant.parse("2026-11-23T08:00:00.123Z");

  @Test
  void isReadAsItWasWritten() {
    var id = new TaskId(Long.MAX_VALUE / 10, OWED);

    assertThat(id.wire()).hasSizeLessThanOrEqualTo(34).matches("[0-9a-z-]+");
    assertThat(TaskId.parse(id.wire())).contains(id);
  }

  @Test
  void isAnotherForTheSameNumberOfALedgerThatWasBegunAnew() {
    assertThat(new TaskId(7, OWED).wire()).isNotEqualTo(new TaskId(7, OWED.plusMillis(1)).wire());
  }
}
