package org.roomkeeper.runtime.plugins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.roomkeeper.api.Action;
import org.roomkeeper.api.BotPlugin;
import org.roomkeeper.api.Capabilities;
import org.roomkeeper.api.CloseCard;
import org.roomkeeper.api.CommunityId;
import org.roomkeeper.api.Config;
import org.roomkeeper.api.Envelope;
import org.roomkeeper.api.Handler;
import org.roomkeeper.api.MemberKind;
import org.roomkeeper.api.NoteFact;
import org.roomkeeper.api.Plugin;
import org.roomkeeper.api.PluginFolder;
import org.roomkeeper.api.Reaction;
import org.roomkeeper.api.RoomKind;
import org.roomkeeper.api.Store;
import org.roomkeeper.api.Tick;
import org.roomkeeper.api.Verb;
import org.roomkeeper.runtime.time.HandClock;
import org.slf4j.Logger;

class PluginLoadingTest {
  @TempDir private Path folder;

  private static final String IN_A_JAR =
      """
      package shelf;

      import jakarta.inject.Inject;
      import java.util.List;
      import java.util.Locale;
      import org.roomkeeper.api.*;

      @Plugin(value = "shelf", api = 1)
      public final class ShelfPlugin extends BotPlugin {
        static { System.setProperty("shelf.initialised", "true"); }

        @Override protected void configure() {
          bind(Probe.class);
          verb("probe", Probe.class);
        }

        public static final class Probe implements Verb {
          @Inject public Probe() {}
          @Override public String help(Locale language) { return "tries to load classes"; }
          @Override public boolean run(Call call) {
            for (String name : call.arguments()) {
              try {
                Class.forName(name);
                call.out().println(name + " found");
              } catch (ClassNotFoundException hidden) {
                call.out().println(name + " hidden");
              }
            }
            return getClass().getClassLoader() != Verb.class.getClassLoader();
          }
        }
      }
      """;

  @Test
  void aPluginInAJarSeesTheApiAndNotTheCore() throws Exception {
    CompiledJar.of(folder, "shelf.jar", "shelf.ShelfPlugin", IN_A_JAR);
    var verb = load().verb("probe").orElseThrow();
    var said = new StringWriter();
    try (var out = new PrintWriter(said)) {
      boolean inALoaderOfItsOwn =
          verb.run(
              new Verb.Call(
                  List.of(
                      "org.roomkeeper.api.Say",
                      "com.google.inject.AbstractModule",
                      "org.slf4j.Logger",
                      "java.net.http.HttpClient",
                      "org.roomkeeper.runtime.line.Courier",
                      "org.roomkeeper.runtime.ledger.Ledger",
                      "com.fasterxml.jackson.databind.ObjectMapper",
                      "com.google.common.collect.ImmutableList"),
                  Locale.ENGLISH,
                  new BufferedReader(Reader.nullReader()),
                  out,
                  out));
      assertThat(inALoaderOfItsOwn).isTrue();
    }
    assertThat(said.toString().lines())
        .containsExactly(
            "org.roomkeeper.api.Say found",
            "com.google.inject.AbstractModule found",
            "org.slf4j.Logger found",
            "java.net.http.HttpClient found",
            "org.roomkeeper.runtime.line.Courier hidden",
            "org.roomkeeper.runtime.ledger.Ledger hidden",
            "com.fasterxml.jackson.databind.ObjectMapper hidden",
            "com.google.common.collect.ImmutableList hidden");
  }

  @Test
  void whatAPluginAsksForIsReadWithoutRunningIt() throws Exception {
    System.clearProperty("shelf.initialised");
    CompiledJar.of(
        folder, "shelf.jar", "shelf.ShelfPlugin", IN_A_JAR.replace("api = 1", "api = 2"));
    assertThatThrownBy(this::load)
        .isInstanceOf(PluginsRefused.class)
        .hasMessage(
            "Plugin 'shelf' is written for version 2 of the API; this core speaks version 1.");
    assertThat(System.getProperty("shelf.initialised")).isNull();
  }

  @Test
  void aJarThatIsNoPluginIsNamed() throws Exception {
    Files.createDirectories(folder.resolve("plugins"));
    try (var jar =
        new JarOutputStream(Files.newOutputStream(folder.resolve("plugins/stray.jar")))) {
      jar.putNextEntry(new JarEntry("nothing.txt"));
    }
    assertThatThrownBy(this::load)
        .hasMessage("stray.jar is no plugin: its manifest has no attribute Roomkeeper-Plugin.");
  }

  @Test
  void aPluginThatIsSwitchedOffIsNotLoadedButIsThere() {
    var terms = new PluginTerms(false, Optional.empty(), Optional.empty(), Optional.empty());
    var plugins = load(FixedSettings.of().withTerms("greedy", terms), new Greedy());
    assertThat(plugins.all()).isEmpty();
    assertThat(plugins.installed()).containsExactly("greedy");
  }

  @Test
  void theCoresOwnActionIsNotForPlugins() {
    assertThatThrownBy(() -> load(new Greedy()))
        .hasMessage("Plugin 'greedy' asks for CloseCard, which is the core's own.");
  }

  @Test
  void aFactHasOneWriter() {
    assertThatThrownBy(() -> load(new FirstWriter(), new SecondWriter(), new RoleWriter()))
        .hasMessageContaining(
            "Plugin 'second' writes the fact 'language', which is written by first: a fact has one"
                + " writer.")
        .hasMessageContaining(
            "Plugin 'roles' writes the fact 'roles', which is written by the core")
        .hasMessageContaining("Plugin 'second' writes the fact 'first/mood'");
  }

  @Test
  void aWordOfTheCommandLineThatIsTakenIsRefused() {
    assertThatThrownBy(() -> load(new Wordy()))
        .hasMessage("Plugin 'wordy': the word 'why' of the command line is taken already.");
  }

  @Test
  void whatWasNotGrantedCannotBeInjected() {
    assertThatThrownBy(() -> load(new Reaching()))
        .isInstanceOf(PluginsRefused.class)
        .hasMessageContaining("Plugin 'reaching' cannot be wired")
        .hasMessageContaining("HandClock");
  }

  @Test
  void whatIsGrantedCanBeInjected() throws Exception {
    var loaded = load(FixedSettings.of(new Tone("calm")), new Modest());
    var plugin = loaded.find("modest").orElseThrow();
    var event = new Tick(Envelope.of(new CommunityId("doctors"), Instant.EPOCH), Instant.EPOCH);
    assertThat(plugin.answer(event, Optional.empty()).findings().getFirst().detail())
        .isEqualTo("calm " + folder.resolve("data/modest") + " plugin.modest");
  }

  @Test
  void notesAnswerOnlyWhileACallIsInHand() {
    var plugin = load(new Hasty()).find("hasty").orElseThrow();
    var event = new Tick(Envelope.of(new CommunityId("doctors"), Instant.EPOCH), Instant.EPOCH);
    assertThatThrownBy(() -> plugin.answer(event, Optional.empty()))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void factsOfOthersAreSeenIfDeclaredAndLetIn() {
    var letIn =
        new PluginTerms(
            true, Optional.empty(), Optional.empty(), Optional.of(Set.of("department")));
    var usual = load(new Curious()).find("curious").orElseThrow().grants();
    var told =
        load(FixedSettings.of().withTerms("curious", letIn), new Curious())
            .find("curious")
            .orElseThrow()
            .grants();
    assertThat(usual.facts()).containsExactlyInAnyOrder("language", "curious/asked");
    assertThat(told.facts()).containsExactlyInAnyOrder("department", "curious/asked");
  }

  private Plugins load(BotPlugin... plugins) {
    return load(FixedSettings.of(), plugins);
  }

  private Plugins load(FixedSettings settings, BotPlugin... plugins) {
    return new PluginLoading(
            new PluginSources(
                folder.resolve("plugins"), List.of(plugins), folder.resolve("data"), Set.of("why")),
            settings,
            new Everything(),
            PageLinks.NOWHERE)
        .load();
  }

  private static final class Everything implements Capabilities {
    @Override
    public Way in(RoomKind room, Class<? extends Action> action) {
      return Way.BY_API;
    }

    @Override
    public Way towards(MemberKind member, Class<? extends Action> action) {
      return Way.BY_API;
    }
  }

  @Plugin(value = "greedy", api = 1, acts = CloseCard.class)
  static final class Greedy extends BotPlugin {
    @Override
    protected void configure() {}
  }

  @Plugin(value = "first", api = 1, acts = NoteFact.class, writes = "language")
  static final class FirstWriter extends BotPlugin {
    @Override
    protected void configure() {}
  }

  @Plugin(
      value = "second",
      api = 1,
      acts = NoteFact.class,
      writes = {"language", "first/mood"})
  static final class SecondWriter extends BotPlugin {
    @Override
    protected void configure() {}
  }

  @Plugin(value = "roles", api = 1, acts = NoteFact.class, writes = "roles")
  static final class RoleWriter extends BotPlugin {
    @Override
    protected void configure() {}
  }

  @Plugin(value = "wordy", api = 1)
  static final class Wordy extends BotPlugin {
    @Override
    protected void configure() {
      verb("why", Because.class);
    }
  }

  static final class Because implements Verb {
    @Inject
    Because() {}

    @Override
    public String help(Locale language) {
      return "";
    }

    @Override
    public boolean run(Call call) {
      return true;
    }
  }

  @Plugin(value = "reaching", api = 1)
  static final class Reaching extends BotPlugin {
    @Override
    protected void configure() {
      on(Tick.class, ReachesOut.class);
    }
  }

  static final class ReachesOut implements Handler<Tick> {
    @Inject
    ReachesOut(HandClock clock) {}

    @Override
    public Reaction on(Tick event) {
      return Reaction.none();
    }
  }

  record Tone(String tone) {}

  @Plugin(value = "modest", api = 1)
  static final class Modest extends BotPlugin {
    @Override
    protected void configure() {
      config(Tone.class);
      on(Tick.class, Teller.class);
    }
  }

  static final class Teller implements Handler<Tick> {
    private final Config<Tone> config;
    private final PluginFolder folder;
    private final Logger log;

    @Inject
    Teller(Config<Tone> config, PluginFolder folder, Logger log) {
      this.config = config;
      this.folder = folder;
      this.log = log;
    }

    @Override
    public Reaction on(Tick event) {
      return Reaction.none()
          .finding("told", config.get().tone() + " " + folder.path() + " " + log.getName());
    }
  }

  @Plugin(value = "hasty", api = 1)
  static final class Hasty extends BotPlugin {
    @Override
    protected void configure() {
      on(Tick.class, Noter.class);
    }
  }

  static final class Noter implements Handler<Tick> {
    private final Store store;

    @Inject
    Noter(Store store) {
      this.store = store;
    }

    @Override
    public Reaction on(Tick event) {
      store.put("seen", true);
      return Reaction.none();
    }
  }

  @Plugin(
      value = "curious",
      api = 1,
      acts = NoteFact.class,
      facts = {"language", "department"},
      writes = "curious/asked")
  static final class Curious extends BotPlugin {
    @Override
    protected void configure() {}
  }
}
