package org.roomkeeper.app.contract;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.roomkeeper.runtime.ledger.Why;
import org.roomkeeper.sandbox.simulation.Simulation;
import org.roomkeeper.sandbox.simulation.Town;

/** The contract at the door inside the process. */
class InProcessIT extends PlatformContract {
  @Override
  Place open(Path folder) throws Exception {
    Path config =
        ContractConfig.lay(
            folder, "http: {public-url: \"https://rooms.example.org\"}\n", List.of());
    var bot = Simulation.ofInstalled(ContractConfig.plugins(), config);
    return new Inside(bot, Place.rooms(bot.town()));
  }

  private record Inside(Simulation bot, List<Town.TownRoom> rooms) implements Place {
    @Override
    public Town town() {
      return bot.town();
    }

    @Override
    public void advance(Duration time) {
      bot.advance(time);
    }

    @Override
    public Why why() {
      return bot.why();
    }

    @Override
    public void close() {
      bot.close();
    }
  }
}
