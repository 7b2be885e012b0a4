package org.roomkeeper.app.cli;

import java.io.PrintStream;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.roomkeeper.app.bot.RunningBot;
import org.roomkeeper.runtime.settings.Problem;
import org.roomkeeper.runtime.web.WebRoutes.Listener;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code run}: serves the rooms until it is told to stop. */
@Command(name = "run", mixinStandardHelpOptions = true, resourceBundle = Words.BUNDLE)
final class RunCommand implements Callable<Integer> {
  private final Words words;
  private final PrintStream out;
  private final PrintStream err;

  @Mixin private final ConfigOption config = new ConfigOption();

  @Option(names = "--time-from", paramLabel = "URL")
  private @Nullable URI timeFrom;

  RunCommand(Words words, PrintStream out, PrintStream err) {
    this.words = words;
    this.out = out;
    this.err = err;
  }

  @Override
  public Integer call() throws Exception {
    var stopped = new CountDownLatch(1);
    RunningBot bot =
        RunningBot.start(
            config.folders(), CommandLineOfRoomkeeper.coreWords(), Optional.ofNullable(timeFrom));
    Runtime.getRuntime()
        .addShutdownHook(
            Thread.ofPlatform()
                .name("stop")
                .unstarted(
                    () -> {
                      bot.close();
                      stopped.countDown();
                    }));
    if (!bot.problems().isEmpty()) {
      err.println(words.say("run.on-last-good"));
      err.println(Problem.all(bot.problems(), words.language().toLanguageTag()));
    }
    out.println(
        words.say(
            "run.ready",
            Integer.toString(bot.port(Listener.PUBLIC)),
            Integer.toString(bot.port(Listener.DESK))));
    stopped.await();
    return CommandLineOfRoomkeeper.DONE;
  }
}
