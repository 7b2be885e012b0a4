package org.roomkeeper.hello;

import jakarta.inject.Inject;
import java.time.Duration;
import org.roomkeeper.api.BotPlugin;
import org.roomkeeper.api.Config;
import org.roomkeeper.api.Handler;
import org.roomkeeper.api.MemberJoined;
import org.roomkeeper.api.Plugin;
import org.roomkeeper.api.Plugin.Sight;
import org.roomkeeper.api.Reaction;
import org.roomkeeper.api.Say;

/** Says hello to each newcomer of a room. */
@Plugin(value = "hello", api = 1, acts = Say.class, sees = Sight.NAMES)
public final class HelloPlugin extends BotPlugin {
  /** The settings in {@code config/plugins/hello.yaml}. */
  public record HelloConfig(String greeting, Duration delay) {}

  @Override
  protected void configure() {
    config(HelloConfig.class);
    on(MemberJoined.class, Greeter.class);
  }

  static final class Greeter implements Handler<MemberJoined> {
    private final Config<HelloConfig> config;

    @Inject
    Greeter(Config<HelloConfig> config) {
      this.config = config;
    }

    @Override
    public Reaction on(MemberJoined event) {
      String text = config.get().greeting().replace("{name}", event.memberThen().name());
      return Reaction.of(Say.to(event.room(), text))
          .after(config.get().delay())
          .because("newcomer", event.roomThen().name());
    }
  }
}
