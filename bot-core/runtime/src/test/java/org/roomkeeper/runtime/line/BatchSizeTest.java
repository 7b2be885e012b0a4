package org.roomkeeper.runtime.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BatchSizeTest {
  private final BatchSize size = new BatchSize();

  @Test
  void growsWhileFullBatchesAreAnsweredQuicklyUpToABound() {
    for (int i = 0; i < 10; i++) {
      size.took(size.now(), Duration.ofMillis(10));
    }
    assertThat(size.now()).isEqualTo(512);
  }

  @Test
  void staysWhileThereIsLittleToDo() {
    size.took(3, Duration.ofMillis(1));
    assertThat(size.now()).isEqualTo(64);
  }

  @Test
  void shrinksWhileAnswersAreSlowDownToOneEvent() {
    for (int i = 0; i < 10; i++) {
      size.took(size.now(), Duration.ofSeconds(5));
    }
    assertThat(size.now()).isEqualTo(1);
    size.took(1, Duration.ofMillis(10));
    assertThat(size.now()).isEqualTo(2);
  }
}
