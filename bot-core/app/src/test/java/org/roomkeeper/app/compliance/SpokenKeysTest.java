package org.roomkeeper.app.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.roomkeeper.runtime.texts.CoreTexts;

/** Nobody is shown a bare key: what the sources say by a key stands among the texts. */
class SpokenKeysTest {
  private static final Path ROOT = Path.of("../..");

  private static final Path COMMAND_LINE =
      ROOT.resolve("bot-core/app/src/main/resources/org/roomkeeper/app/cli");

  /** Said by a plugin that has no texts, to people who do not read: the torture's witness. */
  private static final String WITNESS = "witness";

  private static final Pattern SPOKEN =
      Pattern.compile(
          "(?:Phrase\\.of|\\.because|\\.finding|(?:words|texts)\\.say)"
              + "\\(\\s*(?:\"en\",\\s*)?\"(?!en\")([a-z0-9.-]+)\"\\s*[,)]");

  @ParameterizedTest
  @ValueSource(strings = {"welcome", "moderation", "lectures", "overflow", "census"})
  void whatAPluginSaysStandsAmongItsTextsOrTheCores(String plugin) throws IOException {
    Set<String> texts = texts(plugin);
    texts.addAll(CoreTexts.ALL.patterns("en").keySet());

    var missing = spoken(ROOT.resolve("plugins").resolve(plugin));
    missing.keySet().removeAll(texts);
    assertThat(missing).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"runtime", "wecom", "app"})
  void whatTheCoreSaysByAPhraseStandsAmongItsTexts(String module) throws IOException {
    var missing = spoken(ROOT.resolve("bot-core").resolve(module));
    missing.keySet().removeAll(CoreTexts.ALL.patterns("en").keySet());
    missing.values().removeIf(file -> file.toString().contains(WITNESS));
    // The command line has words of its own, in another kind of file.
    missing.keySet().removeAll(commandLine());
    assertThat(missing).isEmpty();
  }

  /** The command line prints these as they stand; a doubled apostrophe is another format's. */
  @ParameterizedTest
  @ValueSource(strings = {"words.properties", "words_zh.properties"})
  void noHelpDoublesAnApostrophe(String file) throws IOException {
    var help = read(COMMAND_LINE.resolve(file));
    help.keySet().removeIf(key -> !key.toString().startsWith("roomkeeper."));
    assertThat(help).isNotEmpty();
    assertThat(help.values()).noneMatch(said -> said.toString().contains("''"));
  }

  /** The keys that sources name, each with a file that does. */
  private static Map<String, Path> spoken(Path module) throws IOException {
    var spoken = new TreeMap<String, Path>();
    try (Stream<Path> files = Files.walk(module.resolve("src/main/java"))) {
      for (Path file : files.filter(one -> one.toString().endsWith(".java")).toList()) {
        Matcher keys = SPOKEN.matcher(Files.readString(file));
        while (keys.find()) {
          spoken.put(keys.group(1), file);
        }
      }
    }
    assertThat(spoken).isNotEmpty();
    return spoken;
  }

  private static Set<String> texts(String plugin) throws IOException {
    return keys(
        ROOT.resolve("plugins")
            .resolve(plugin)
            .resolve("src/main/resources/org/roomkeeper")
            .resolve(plugin)
            .resolve("texts_en.properties"));
  }

  private static Set<String> commandLine() throws IOException {
    return keys(COMMAND_LINE.resolve("words.properties"));
  }

  private static Set<String> keys(Path file) throws IOException {
    return new TreeSet<>(read(file).stringPropertyNames());
  }

  private static Properties read(Path file) throws IOException {
    var texts = new Properties();
    try (var reader = Files.newBufferedReader(file)) {
      texts.load(reader);
    }
    return texts;
  }
}
