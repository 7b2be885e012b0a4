package org.roomkeeper.hello;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.roomkeeper.hello.HelloPlugin.HelloConfig;
import org.roomkeeper.sandbox.simulation.Simulation;

class HelloPluginTest {
  @Test
  void aNewcomerIsGreetedByNameAfterTheDelay() {
    var config = new HelloConfig("Hello, {name}!", ofSeconds(3));
    try (var bot = Simulation.of(new HelloPlugin(), config)) {
      var room = bot.room("main");
      room.join("Ada");
      assertThat(room.heard()).isEmpty();
      bot.advance(ofSeconds(3));
      assertThat(room.heard()).containsExactly("Hello, Ada!");
    }
  }
}
