package org.roomkeeper.overflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.roomkeeper.sandbox.simulation.Simulation;

/** The waiting list with everything real but WeCom: its notes go into a ledger and come back. */
class ListOnALedgerTest {
  @Test
  void aNumberIsWrittenDownAndServedWhenARoomOpens() {
    try (var bot = Simulation.of(new OverflowPlugin(), SomeSettings.of(3, 0, false, 0))) {
      var ada = bot.browser("ada");
      var bo = bot.browser("bo");
      var put = Map.of(ListForms.WHAT, ListForms.PUT);
      ada.send("overflow", "room", ListForms.WHAT, put);
      bo.send("overflow", "room", ListForms.WHAT, put);
      assertThat(bo.read("overflow", "room")).contains("number 2, 1 before");

      bot.customerGroup("Doctors 1");
      bot.advance(Duration.ofMinutes(2));

      assertThat(ada.read("overflow", "room")).contains("your turn until", "scan room");
      assertThat(bo.read("overflow", "room")).contains("your turn until", "scan room");
    }
  }
}
