package org.roomkeeper.app.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import org.roomkeeper.app.bench.BenchCommand;
import org.roomkeeper.app.bot.SettingsTrial;
import org.roomkeeper.app.bot.StartRefused;
import org.roomkeeper.app.demo.DemoCommand;
import org.roomkeeper.app.month.MonthCommand;
import org.roomkeeper.app.torture.TortureCommand;
import org.roomkeeper.runtime.ledger.LedgerUnusable;
import org.roomkeeper.runtime.plugins.PluginsRefused;
import org.roomkeeper.runtime.settings.Problem;
import org.roomkeeper.runtime.settings.SettingsRefused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Finds out which word is meant and runs it. */
public final class CommandLineOfRoomkeeper {
  /** Exit status: done. */
  static final int DONE = 0;

  /** Exit status: the work failed. */
  static final int FAILED = 1;

  /** Exit status: wrong usage or settings. */
  static final int WRONG = 2;

  private static final Set<String> HELP = Set.of("help", "--help", "-h");
  private static final Logger LOG = LoggerFactory.getLogger(CommandLineOfRoomkeeper.class);

  private final InputStream in;
  private final PrintStream out;
  private final PrintStream err;
  private final Words words;

  /** A command line that speaks to these streams, in the language of the terminal. */
  public CommandLineOfRoomkeeper(InputStream in, PrintStream out, PrintStream err) {
    this.in = in;
    this.out = out;
    this.err = err;
    this.words = new Words(terminalLanguage());
  }

  /** The word that stands for all others. */
  @Command(
      name = "roomkeeper",
      resourceBundle = Words.BUNDLE,
      synopsisSubcommandLabel = "WORD",
      mixinStandardHelpOptions = true,
      subcommands = {CommandLine.HelpCommand.class})
  static final class Root {}

  /**
   * Runs one word.
   *
   * @return the exit status: 0 done, 1 the work failed, 2 wrong usage or settings
   */
  public int run(String... arguments) {
    CommandLine line = commandLine();
    if (arguments.length == 0 || (arguments.length == 1 && HELP.contains(arguments[0]))) {
      line.usage(out);
      out.println(new PluginVerb(words, in, out, err, coreWords()).summary());
      return arguments.length == 0 ? WRONG : DONE;
    }
    if (arguments.length == 2
        && arguments[0].equals("help")
        && !line.getSubcommands().containsKey(arguments[1])) {
      return run(arguments[1], "--help");
    }
    boolean ours = arguments[0].startsWith("-") || line.getSubcommands().containsKey(arguments[0]);
    if (!ours) {
      return guarded(
          () ->
              new PluginVerb(words, in, out, err, coreWords())
                  .run(arguments[0], Arrays.asList(arguments).subList(1, arguments.length)));
    }
    return line.execute(arguments);
  }

  /** The words that no plugin may take. */
  public static Set<String> coreWords() {
    return Set.of(
        "help",
        "demo",
        "run",
        "check",
        "sandbox",
        "why",
        "plugin",
        "open-room",
        "test",
        "bench",
        "torture",
        "rehearse",
        "member",
        "month",
        "backup",
        "restore");
  }

  private CommandLine commandLine() {
    CommandLine line =
        new CommandLine(new Root())
            .setResourceBundle(words.bundle())
            .addSubcommand(new DemoCommand(out))
            .addSubcommand(new TortureCommand(out))
            .addSubcommand(new MonthCommand(words, out))
            .addSubcommand(new BenchCommand(out, err))
            .addSubcommand(new RunCommand(words, out, err))
            .addSubcommand(new CheckCommand(words, out))
            .addSubcommand(new SandboxCommand(out))
            .addSubcommand(new WhyCommand(words, out, err))
            .addSubcommand(new RehearseCommand(words, out, err))
            .addSubcommand(new PluginCommand(words, out, err))
            .addSubcommand(new MemberCommand(words, out, err))
            .addSubcommand(new OpenRoomCommand(words, out, err))
            .addSubcommand(new BackupCommand(words, out, err))
            .addSubcommand(new RestoreCommand(words, out, err));
    for (CommandLine word : line.getSubcommands().values()) {
      word.setResourceBundle(words.bundle());
      word.getCommandSpec().versionProvider(Version::lines);
    }
    line.getCommandSpec().versionProvider(Version::lines);
    line.setOut(new PrintWriter(out, true, StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(err, true, StandardCharsets.UTF_8));
    line.setParameterExceptionHandler(new WrongUsage(words));
    line.setExecutionExceptionHandler((failed, _, _) -> explained(failed));
    return line;
  }

  private int guarded(Work work) {
    try {
      return work.run();
    } catch (Exception failed) {
      return explained(failed);
    }
  }

  private int explained(Exception failed) {
    return switch (failed) {
      case SettingsRefused refused -> {
        err.println(words.say("settings.refused"));
        err.println(Problem.all(refused.problems(), words.language().toLanguageTag()));
        yield WRONG;
      }
      case PluginsRefused refused -> {
        refused.problems().forEach(err::println);
        yield WRONG;
      }
      case UsageRefused refused -> {
        err.println(refused.in(words));
        yield WRONG;
      }
      case SettingsTrial.NoSuchPlugin none -> {
        err.println(words.say("plugin.which", none.name(), none.others()));
        yield WRONG;
      }
      case StartRefused refused -> {
        err.println(refused.say(words.language().toLanguageTag()));
        yield WRONG;
      }
      case LedgerUnusable unusable -> {
        err.println(unusable.say(words.language().toLanguageTag()));
        yield FAILED;
      }
      case InterruptedException _ -> {
        Thread.currentThread().interrupt();
        yield FAILED;
      }
      default -> {
        LOG.debug("The work failed", failed);
        err.println(
            words.say(
                "failed", failed.getClass().getSimpleName(), String.valueOf(failed.getMessage())));
        yield FAILED;
      }
    };
  }

  /** Work that may fail in any way. */
  @FunctionalInterface
  private interface Work {
    int run() throws Exception;
  }

  /** The launcher hands the terminal's own language on, for it sets another to keep all letters. */
  private static Locale terminalLanguage() {
    String told = System.getProperty("roomkeeper.language", "");
    return told.isBlank()
        ? Locale.getDefault()
        : Locale.of(told.substring(0, Math.min(2, told.length())));
  }
}
