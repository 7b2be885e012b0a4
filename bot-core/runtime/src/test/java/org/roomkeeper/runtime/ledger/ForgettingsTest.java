package org.roomkeeper.runtime.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.junit.jupiter.api.Test;

class ForgettingsTest {
  private final Cache<String, String> memory = Caffeine.newBuilder().build();
  private final Forgettings forgettings = new Forgettings();

  @Test
  void whatIsReadIsHeldUntilItIsForgotten() {
    assertThat(forgettings.get(memory, "li", _ -> "once")).isEqualTo("once");
    assertThat(forgettings.get(memory, "li", _ -> "twice")).isEqualTo("once");

    forgettings.forget(memory, "li"::equals);

    assertThat(forgettings.get(memory, "li", _ -> "twice")).isEqualTo("twice");
  }

  @Test
  void whatIsForgottenWhileItIsBeingReadIsNotHeld() {
    var read =
        forgettings.get(
            memory,
            "li",
            _ -> {
              forgettings.forget(memory, "li"::equals);
              return "too early";
            });

    assertThat(read).isEqualTo("too early");
    assertThat(forgettings.get(memory, "li", _ -> "forgotten")).isEqualTo("forgotten");
  }
}
