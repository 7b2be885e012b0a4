package org.roomkeeper.sandbox.simulation;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Stage;
import com.google.inject.multibindings.Multibinder;
import com.google.inject.multibindings.OptionalBinder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.roomkeeper.api.BotPlugin;
import org.roomkeeper.api.Community;
import org.roomkeeper.api.CommunityId;
import org.roomkeeper.api.Mail;
import org.roomkeeper.api.MemberView;
import org.roomkeeper.api.PageRead;
import org.roomkeeper.runtime.StrictModule;
import org.roomkeeper.runtime.ledger.Keeping;
import org.roomkeeper.runtime.ledger.Lane;
import org.roomkeeper.runtime.ledger.LedgerFaces;
import org.roomkeeper.runtime.ledger.LedgerFile;
import org.roomkeeper.runtime.ledger.OpenLedger;
import org.roomkeeper.runtime.ledger.Shown;
import org.roomkeeper.runtime.ledger.Why;
import org.roomkeeper.runtime.line.Line;
import org.roomkeeper.runtime.line.LineModule;
import org.roomkeeper.runtime.line.LineService;
import org.roomkeeper.runtime.line.WordingSource;
import org.roomkeeper.runtime.pages.Pages;
import org.roomkeeper.runtime.platform.Platform;
import org.roomkeeper.runtime.plugins.FixedSettings;
import org.roomkeeper.runtime.plugins.PluginSettings;
import org.roomkeeper.runtime.plugins.PluginSources;
import org.roomkeeper.runtime.plugins.Plugins;
import org.roomkeeper.runtime.plugins.PluginsModule;
import org.roomkeeper.runtime.post.Post;
import org.roomkeeper.runtime.settings.Communities;
import org.roomkeeper.runtime.settings.Settings;
import org.roomkeeper.runtime.settings.SettingsSource;
import org.roomkeeper.runtime.time.Bell;
import org.roomkeeper.runtime.time.Clockwork;
import org.roomkeeper.runtime.time.HandClock;
import org.roomkeeper.sandbox.world.Corp;
import org.roomkeeper.sandbox.world.World;

/**
 * A whole bot beside a world of its own, in one process: the kit for tests of plugins. Everything
 * is real but WeCom and the time: the ledger is a SQLite file, plugins are loaded with their
 * grants, the courier carries out what is owed. Time stands until {@link #advance}; whatever is due
 * now has been done whenever a method returns.
 *
 * <pre>{@code
 * try (var bot = Simulation.of(new WelcomePlugin(), config)) {
 *   var room = bot.room("main");
 *   room.join("Ada");
 *   bot.advance(ofSeconds(3));
 *   assertThat(room.heard()).containsExactly("Welcome, Ada!");
 * }
 * }</pre>
 *
 * <p>The community is called {@code doctors}, speaks English and Chinese, and has the staff {@code
 * founder}, {@code moderator}, {@code host} and {@code owner}, the last of whom opens rooms.
 */
public final class Simulation implements AutoCloseable {
  /** Where the clock stands at first: a Monday, 16:00 in Shanghai. */
  public static final Instant START = Instant.parse("2026-11-23T08:00:00Z");

  /** The only community. */
  public static final CommunityId COMMUNITY = new CommunityId("doctors");

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(1);

  private final Path folder;
  private final World world;
  private final HandClock clock = new HandClock(START);
  private final Bell rest = new Bell();
  private final WorldPages pages = new WorldPages();
  private final WorldPost post = new WorldPost();
  private final Line line;
  private final Why why;
  private final WorldCommunities communities;
  private final WorldSource source;
  private final Town town;
  private final Browser.Site site;

  private Simulation(
      Path folder, Path jars, List<BotPlugin> plugins, PluginSettings settings, Runnable claimed) {
    this.folder = folder;
    this.world =
        new World(
            new Corp("ww0", 1_000_002, "app", "contact", "archive", "token", "key"),
            START.toEpochMilli(),
            1);
    this.communities = new WorldCommunities(community());
    var open = OpenLedger.on(LedgerFile.open(folder.resolve("bot.db")), communities, clock);
    Injector injector;
    try {
      injector =
          Guice.createInjector(
              Stage.PRODUCTION,
              new StrictModule(),
              new LineModule(),
              new PluginsModule(new PluginSources(jars, plugins, folder.resolve("data"), Set.of())),
              new Bindings(open, communities, settings));
      claimed.run();
    } catch (RuntimeException refused) {
      open.ledger().close();
      clear(folder);
      throw refused;
    }
    this.line = injector.getInstance(Line.class);
    this.why = open.why();
    this.source = injector.getInstance(WorldSource.class);
    this.town = new Town(world, communities::list, this::settle);
    this.site =
        new Browser.Site(
            injector.getInstance(Plugins.class),
            open.ledger(),
            open.intake(),
            open.keeping(),
            clock,
            this::settle);
    line.start();
    settle();
  }

  /**
   * A bot with one plugin.
   *
   * @param settings the plugin's settings; nothing for a plugin that has none
   */
  public static Simulation of(BotPlugin plugin, Record... settings) {
    return of(List.of(plugin), FixedSettings.of(settings));
  }

  /** A bot with these plugins, whose settings are handed over as records. */
  public static Simulation of(List<BotPlugin> plugins, PluginSettings settings) {
    Path folder = folder();
    return new Simulation(folder, folder.resolve("plugins"), plugins, settings, () -> {});
  }

  /**
   * A bot with the plugins of a folder, as they are installed.
   *
   * @param jars the folder of their jars
   * @param config the config folder; {@code roomkeeper.yaml} has no section of a platform, and of
   *     {@code rooms.yaml} only the names of communities count
   * @throws org.roomkeeper.runtime.settings.SettingsRefused if anything in it is wrong
   */
  public static Simulation ofInstalled(Path jars, Path config) {
    var settings = Settings.read(SettingsSource.of(config), Set.of());
    return new Simulation(folder(), jars, List.of(), settings.forPlugins(), settings::ready);
  }

  private static Community community() {
    var owner = WorldIds.staff("owner");
    return new Community(
        COMMUNITY,
        Map.of("en", "Doctors", "zh", "医生"),
        List.of("en", "zh"),
        List.of(ZoneId.of("Asia/Shanghai")),
        List.of(WorldIds.staff("founder")),
        List.of(WorldIds.staff("moderator")),
        List.of(WorldIds.staff("host")),
        List.of(owner),
        Optional.empty(),
        URI.create("https://rooms.example.org/join/" + COMMUNITY),
        Map.of("en", "We talk medicine here.", "zh", "本群只谈医学。"));
  }

  /** An app group. */
  public Town.TownRoom room(String name) {
    return town.appGroup(name);
  }

  /** A customer group. */
  public Town.TownRoom customerGroup(String name) {
    return town.customerGroup(name);
  }

  /** Everything else that people can do. */
  public Town town() {
    return town;
  }

  /** A WeChat user adds the host, by a code that carries this state. */
  public void addContact(String name, String state) {
    town.addContact(name, state);
  }

  /** How somebody was greeted when they added a host, in order. */
  public List<String> welcomedWith(String name) {
    return town.welcomedWith(name);
  }

  /** What the bot has written to somebody privately, in order. */
  public List<String> told(String name) {
    return town.told(name);
  }

  /** The cards that somebody can still answer, oldest first. */
  public List<Town.HeldCard> cards(String name) {
    return town.cards(name);
  }

  /** A browser; the same name is the same browser. */
  public Browser browser(String name) {
    return new Browser(site, name);
  }

  /** The community's own settings change. */
  public void governedBy(UnaryOperator<Community> change) {
    communities.govern(change);
    settle();
  }

  /** What the bot knows of somebody with WeChat, of these facts. */
  public Map<String, String> facts(String name, String... keys) {
    var lane = new Lane(Lane.CORE, COMMUNITY);
    try (var look = site.ledger().look(lane, new Shown(Set.of(keys), false))) {
      return look.members().find(town.guest(name)).map(MemberView::facts).orElse(Map.of());
    }
  }

  /** From now on pages are read, and this one says these words; others are not found. */
  public void page(String address, PageRead.Words words) {
    pages.put(address, words);
  }

  /** What is kept of somebody with WeChat. */
  public Keeping.Kept kept(String name) {
    return site.keeping().of(town.guest(name));
  }

  /** Somebody with WeChat is erased, as a moderator would at the command line. */
  public void erase(String name) {
    site.keeping().erase(town.guest(name));
    settle();
  }

  /** From now on there is a mail server. */
  public void openPost() {
    post.open();
  }

  /** The mails that somebody got at an address, oldest first. */
  public List<Mail> mailsTo(String address) {
    return post.sentTo(address);
  }

  /** The world, for what a town has no word for; {@link #settle} after changing it. */
  public World world() {
    return world;
  }

  /** What was owed, and what became of it. */
  public Why why() {
    return why;
  }

  /** What the clock shows. */
  public Instant now() {
    return clock.instant();
  }

  /** Lets time pass, from one thing due to the next, and each of them happen at its own time. */
  public void advance(Duration time) {
    var end = clock.instant().plus(time);
    settle();
    while (clock.instant().isBefore(end)) {
      var next = next().filter(due -> due.isBefore(end)).orElse(end);
      move(next.isAfter(clock.instant()) ? next : end);
      settle();
    }
  }

  private Optional<Instant> next() {
    var worlds = world.call(here -> here.clock().nextDue());
    return Stream.concat(
            worlds.stream().mapToObj(Instant::ofEpochMilli), line.health().nextDue().stream())
        .min(Comparator.naturalOrder());
  }

  private void move(Instant moment) {
    world.run(here -> here.clock().moveTo(moment.toEpochMilli()));
    clock.moveTo(moment);
  }

  /**
   * Waits until the bot has done all that is due now.
   *
   * @throws IllegalStateException if it is still busy after half a minute of the host's time
   */
  public void settle() {
    source.wake(List.of());
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    try {
      while (!line.health().idle()) {
        if (System.nanoTime() > deadline) {
          throw new IllegalStateException(
              "the bot does not come to rest at " + now() + ": " + line.health().parts());
        }
        rest.await(LOOK_AGAIN);
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the bot was busy", stop);
    }
  }

  /** Stops the bot and throws its ledger away. */
  @Override
  public void close() {
    line.close();
    clear(folder);
  }

  private static Path folder() {
    try {
      return Files.createTempDirectory("simulation-");
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
  }

  private static void clear(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
  }

  /** What the parts of the line ask for, with the world in the place of WeCom. */
  private final class Bindings extends AbstractModule {
    private final OpenLedger open;
    private final Communities communities;
    private final PluginSettings settings;

    Bindings(OpenLedger open, Communities communities, PluginSettings settings) {
      this.open = open;
      this.communities = communities;
      this.settings = settings;
    }

    @Override
    protected void configure() {
      bind(OpenLedger.class).toInstance(open);
      install(new LedgerFaces());
      bind(Clockwork.class).toInstance(clock);
      bind(Communities.class).toInstance(communities);
      bind(PluginSettings.class).toInstance(settings);
      bind(World.class).toInstance(world);
      bind(WorldSource.class);
      bind(WorldWords.class);
      bind(WordingSource.class).to(WorldWords.class);
      bind(WorldPlatform.class);
      bind(Platform.class).to(WorldPlatform.class);
      OptionalBinder.newOptionalBinder(binder(), Pages.class).setBinding().toInstance(pages);
      OptionalBinder.newOptionalBinder(binder(), Post.class).setBinding().toInstance(post);
      Multibinder.newSetBinder(binder(), LineService.class).addBinding().to(WorldSource.class);
    }
  }
}
