package org.roomkeeper.app.bench;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.roomkeeper.app.bot.BotFolders;
import org.roomkeeper.app.bot.RunningBot;
import org.roomkeeper.app.cli.CommandLineOfRoomkeeper;
import org.roomkeeper.runtime.settings.Settings;
import org.roomkeeper.runtime.web.WebModule;
import org.roomkeeper.wecom.WeComModule;
import org.roomkeeper.wecom.callback.BareEndpoint;

/**
 * A whole bot that has, on the same server as its callback, the bare endpoint against which the
 * callback is measured.
 */
public final class MeasuredBot {
  private MeasuredBot() {}

  /**
   * Runs it until the process is told to end; prints a line when it is ready.
   *
   * @param arguments the config folder
   */
  public static void main(String[] arguments) throws Exception {
    RunningBot bot =
        RunningBot.start(
            BotFolders.of(Optional.of(Path.of(arguments[0]))),
            CommandLineOfRoomkeeper.coreWords(),
            Optional.empty(),
            List.of(new Ceiling()));
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("stop").unstarted(bot::close));
    System.out.println("ready");
    new CountDownLatch(1).await();
  }

  /** The one address more. */
  private static final class Ceiling extends AbstractModule {
    @Override
    protected void configure() {
      WebModule.add(binder(), BareEndpoint.class);
    }

    @Provides
    BareEndpoint bare(Settings settings) {
      return new BareEndpoint(settings.of(WeComModule.WECOM).get());
    }
  }
}
