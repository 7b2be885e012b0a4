package org.roomkeeper.app.cli;

import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.roomkeeper.api.Verb;
import org.roomkeeper.app.bot.SettingsCheck;

/** Runs a word that a plugin has brought, such as {@code judge}. */
final class PluginVerb {
  private static final String CONFIG = "--config";

  private final Words words;
  private final InputStream in;
  private final PrintStream out;
  private final PrintStream err;
  private final Set<String> coreWords;

  PluginVerb(Words words, InputStream in, PrintStream out, PrintStream err, Set<String> coreWords) {
    this.words = words;
    this.in = in;
    this.out = out;
    this.err = err;
    this.coreWords = coreWords;
  }

  int run(String word, List<String> arguments) throws Exception {
    var rest = new ArrayList<>(arguments);
    Optional<Path> config = takeConfig(rest);
    var check = SettingsCheck.withoutCredentials(ConfigOption.folders(config), coreWords);
    var verbs = check.verbs();
    Verb verb = verbs.get(word);
    if (verb == null) {
      err.println(words.say("no-such-word", word, String.join(", ", verbs.keySet())));
      return CommandLineOfRoomkeeper.WRONG;
    }
    if (rest.contains("--help") || rest.contains("-h")) {
      out.println(verb.help(words.language()));
      return CommandLineOfRoomkeeper.DONE;
    }
    var toOut = new PrintWriter(out, false, StandardCharsets.UTF_8);
    var toErr = new PrintWriter(err, true, StandardCharsets.UTF_8);
    try (var notes = check.notesFor(word)) {
      boolean done =
          verb.run(
              new Verb.Call(
                  rest,
                  words.language(),
                  new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)),
                  toOut,
                  toErr,
                  notes));
      return done ? CommandLineOfRoomkeeper.DONE : CommandLineOfRoomkeeper.FAILED;
    } catch (Verb.WrongUse wrong) {
      toErr.println(wrong.getMessage());
      toErr.println(verb.help(words.language()));
      return CommandLineOfRoomkeeper.WRONG;
    } finally {
      toOut.flush();
    }
  }

  /** The plugins' words, a line for the help; nothing if the plugins cannot be read. */
  String summary() {
    try {
      var folders = ConfigOption.folders(Optional.empty());
      var verbs = SettingsCheck.withoutCredentials(folders, coreWords).verbs();
      return words.say("plugin-words", String.join(", ", verbs.keySet()));
    } catch (RuntimeException unreadable) {
      return words.say("plugin-words-unknown", String.valueOf(unreadable.getMessage()));
    }
  }

  private static Optional<Path> takeConfig(List<String> arguments) {
    Optional<String> joined =
        arguments.stream().filter(one -> one.startsWith(CONFIG + "=")).findFirst();
    if (joined.isPresent()) {
      arguments.remove(joined.get());
      return Optional.of(Path.of(joined.get().substring(CONFIG.length() + 1)));
    }
    int at = arguments.indexOf(CONFIG);
    if (at < 0) {
      return Optional.empty();
    }
    if (at + 1 == arguments.size()) {
      throw new UsageRefused("config.which");
    }
    Path config = Path.of(arguments.get(at + 1));
    arguments.subList(at, at + 2).clear();
    return Optional.of(config);
  }
}
