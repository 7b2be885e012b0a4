package org.roomkeeper.app.bench;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.roomkeeper.app.bot.BotFolders;
import org.roomkeeper.runtime.StrictModule;
import org.roomkeeper.runtime.intake.Intake;
import org.roomkeeper.runtime.ledger.LedgerFaces;
import org.roomkeeper.runtime.ledger.OpenLedger;
import org.roomkeeper.runtime.ledger.Storage;
import org.roomkeeper.runtime.line.Line;
import org.roomkeeper.runtime.line.LineModule;
import org.roomkeeper.runtime.line.PluginHealth;
import org.roomkeeper.runtime.platform.Platform;
import org.roomkeeper.runtime.plugins.PluginSettings;
import org.roomkeeper.runtime.plugins.PluginSources;
import org.roomkeeper.runtime.plugins.Plugins;
import org.roomkeeper.runtime.plugins.PluginsModule;
import org.roomkeeper.runtime.settings.Communities;
import org.roomkeeper.runtime.settings.Settings;
import org.roomkeeper.runtime.settings.SettingsSource;
import org.roomkeeper.runtime.settings.StoragePlace;
import org.roomkeeper.runtime.texts.TextsModule;
import org.roomkeeper.runtime.time.Bell;
import org.roomkeeper.runtime.time.Clockwork;

/**
 * The real line, from the intake to the courier, with plugins as they are installed, on a ledger in
 * a file; without WeCom on either end.
 */
final class LineAlone implements AutoCloseable {
  private static final Duration LOOK_AGAIN = Duration.ofMillis(1);
  private static final String SHIPPED = "config";

  /** From the first section that belongs to WeCom to the end of the file. */
  private static final String WECOM = "(?ms)^wecom:.*\\z";

  /** What one plugin may see. Of one that is not installed nothing may be said. */
  private static final Pattern GRANT = Pattern.compile("(?m)^  ([a-z]+): \\{facts: .*\\}$");

  private final Path folder;
  private final OpenLedger open;
  private final Line line;
  private final ObligingPlatform platform;
  private final Bell rest = new Bell();

  private LineAlone(Path folder, OpenLedger open, Line line, ObligingPlatform platform) {
    this.folder = folder;
    this.open = open;
    this.line = line;
    this.platform = platform;
  }

  /**
   * Starts a line with the community {@code doctors}.
   *
   * @param folder an empty folder
   * @param plugins the names of the plugins' jars, without what follows; may be empty
   * @param layout what of the settings is not as shipped
   */
  static LineAlone start(Path folder, Set<String> plugins, Layout layout, Clockwork clock)
      throws IOException {
    Path config = folder.resolve(SHIPPED);
    copy(BotFolders.home().resolve(SHIPPED), config);
    Path own = config.resolve("roomkeeper.yaml");
    Files.writeString(own, ownSettings(Files.readString(own), plugins));
    Files.writeString(config.resolve("rooms.yaml"), layout.rooms());
    for (Layout.Change change : layout.changes()) {
      Path file = config.resolve(change.file());
      Files.writeString(file, Files.readString(file).replaceAll(change.pattern(), change.now()));
    }
    Path jars = Files.createDirectories(folder.resolve("plugins"));
    for (String plugin : plugins) {
      copyPlugin(plugin, jars);
    }
    Settings settings = Settings.read(SettingsSource.of(config), Set.of());
    OpenLedger open =
        OpenLedger.on(
            Storage.open(new StoragePlace.InFile(ledger(folder))), settings.communities(), clock);
    try {
      var platform = new ObligingPlatform();
      settings.knowRooms(open.rooms());
      Injector injector =
          Guice.createInjector(
              Stage.PRODUCTION,
              new StrictModule(),
              new LineModule(),
              new TextsModule(),
              new PluginsModule(
                  new PluginSources(jars, List.of(), folder.resolve("data"), Set.of())),
              new Bindings(open, settings, platform, clock));
      settings.installed(injector.getInstance(Plugins.class).installed());
      settings.ready();
      Line line = injector.getInstance(Line.class);
      line.start();
      return new LineAlone(folder, open, line, platform);
    } catch (RuntimeException refused) {
      open.ledger().close();
      throw refused;
    }
  }

  /**
   * What of the settings is not as shipped.
   *
   * @param rooms the whole {@code rooms.yaml}
   * @param changes what else
   */
  record Layout(String rooms, List<Change> changes) {
    /**
     * A change of a file.
     *
     * @param file below {@code config/}
     * @param pattern a regular expression
     * @param now what stands in its place
     */
    record Change(String file, String pattern, String now) {}
  }

  /** Without WeCom, and without a word about plugins that are not installed. */
  private static String ownSettings(String shipped, Set<String> plugins) {
    String own =
        GRANT
            .matcher(shipped.replaceAll(WECOM, ""))
            .replaceAll(grant -> plugins.contains(grant.group(1)) ? grant.group() : "");
    return GRANT.matcher(own).find() ? own : own.replaceFirst("(?m)^plugins:$", "plugins: {}");
  }

  private static Path ledger(Path folder) {
    return folder.resolve("data").resolve("roomkeeper.db");
  }

  private static void copyPlugin(String plugin, Path jars) throws IOException {
    Path installed = BotFolders.home().resolve("plugins");
    try (Stream<Path> found = Files.list(installed)) {
      for (Path one :
          found.filter(path -> path.getFileName().toString().contains(plugin)).toList()) {
        copy(one, jars.resolve(one.getFileName()));
      }
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = file.equals(from) ? to : to.resolve(from.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
  }

  /** Where sources write. */
  Intake intake() {
    return open.intake();
  }

  /** What became of what was owed. */
  ObligingPlatform platform() {
    return platform;
  }

  /** How many places of the ledger the slowest plugin is behind. */
  long behind() {
    return line.health().plugins().stream().mapToLong(PluginHealth::behind).max().orElse(0);
  }

  /** How many events no plugin could answer. */
  long failed() {
    return line.health().plugins().stream().mapToLong(PluginHealth::failed).sum();
  }

  /** Waits until no plugin is more than so many places behind. */
  void awaitBehind(long most) throws InterruptedException {
    while (behind() > most) {
      rest.await(LOOK_AGAIN);
    }
  }

  /** Waits until nothing is left to do. */
  void awaitIdle() throws InterruptedException {
    while (!line.health().idle()) {
      rest.await(LOOK_AGAIN);
    }
  }

  /** Stops it; how large its ledger is then, in bytes. */
  long closedSize() throws IOException {
    close();
    return Files.size(ledger(folder));
  }

  @Override
  public void close() {
    line.close();
  }

  private static final class Bindings extends AbstractModule {
    private final OpenLedger open;
    private final Settings settings;
    private final ObligingPlatform platform;
    private final Clockwork clock;

    Bindings(OpenLedger open, Settings settings, ObligingPlatform platform, Clockwork clock) {
      this.open = open;
      this.settings = settings;
      this.platform = platform;
      this.clock = clock;
    }

    @Override
    protected void configure() {
      bind(OpenLedger.class).toInstance(open);
      install(new LedgerFaces());
      bind(Clockwork.class).toInstance(clock);
      bind(Settings.class).toInstance(settings);
      bind(Communities.class).toInstance(settings.communities());
      bind(PluginSettings.class).toInstance(settings.forPlugins());
      bind(Platform.class).toInstance(platform);
    }
  }

  /** A community's whole {@code rooms.yaml}, with these lines under {@code rooms:}. */
  static String rooms(String... listed) {
    var text =
        new StringBuilder(
            """
            communities:
              doctors:
                name: {zh: 国际医生交流社区, en: Doctors Without Distance}
                languages: [zh, en]
                zones: [Asia/Shanghai]
                founders: [owner]
                moderators: [moderator1, moderator2]
                hosts: [host1, host2]
                openers: [owner]
                rule: {zh: 本群只谈医学。, en: We talk medicine here.}
                rooms:
            """);
    for (String room : listed) {
      text.append("      - ").append(room).append('\n');
    }
    return text.toString();
  }
}
