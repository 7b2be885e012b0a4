package org.roomkeeper.runtime.settings;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.roomkeeper.api.Config;
import org.roomkeeper.api.Lists;
import org.roomkeeper.runtime.plugins.PluginSettings;
import org.roomkeeper.runtime.settings.Claim.CoreFile;
import org.roomkeeper.runtime.settings.Claim.Reading;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * All settings. Parts of the bot claim what they need; once all have, {@link #ready} either puts
 * everything in force together, or falls back on the last good settings, or refuses the start. From
 * then on {@link #look} takes changes up: all together or none. Safe for use by many threads.
 */
@Singleton
public final class Settings {
  static final String ROOMS = "rooms.yaml";
  private static final Logger log = LoggerFactory.getLogger(Settings.class);

  private final SettingsSource source;
  private final Optional<SettingsTexts> fixed;
  private final LastGood lastGood;
  private final List<Claim<?>> claims = new ArrayList<>();
  private final Claim.OfCore core;
  private final Claim.OfFile<RoomsFile> rooms;
  private final Communities communities;
  private final Map<String, Config<?>> sections = new LinkedHashMap<>();
  private Map<String, String> marks = Map.of();
  private FileTree tree;
  private final AtomicLong edition = new AtomicLong();
  private volatile State state = State.CLAIMING;
  private volatile List<Problem> problems = List.of();
  private volatile RoomLookup ledger = nameOrId -> Optional.empty();

  /** Where the settings stand. */
  public enum State {
    /** Parts of the bot still say what they need. */
    CLAIMING,
    /** What stands in the files is in force. */
    GOOD,
    /** The files were changed and are bad: what stood in them before is in force. */
    KEPT,
    /** The bot was started on the last good settings, and the files are still bad. */
    ON_LAST_GOOD
  }

  @Inject
  Settings(SettingsSource source, Set<SettingsSection<?>> sections) {
    this(source, sections, new LastGoodFile());
  }

  Settings(SettingsSource source, Set<SettingsSection<?>> sections, LastGood lastGood) {
    this(source, Optional.empty(), sections, Set.of(), lastGood);
  }

  private Settings(
      SettingsSource source,
      Optional<SettingsTexts> fixed,
      Set<SettingsSection<?>> sections,
      Set<String> unread,
      LastGood lastGood) {
    this.source = source;
    this.fixed = fixed;
    this.lastGood = lastGood;
    this.tree = readTree();
    this.core = new Claim.OfCore(List.copyOf(sections), unread, live());
    this.rooms = new Claim.OfFile<>(ROOMS, RoomsFile.class, Shipped.NOTHING, true, live());
    claims.add(core);
    claims.add(rooms);
    Config<URI> publicUrl = core.live.map(file -> file.core().http().publicUrl());
    this.communities = new LiveCommunities(rooms.live, publicUrl);
    for (SettingsSection<?> section : sections) {
      this.sections.put(section.name(), section(section));
    }
    provisional(core);
    provisional(rooms);
  }

  /** Reads a folder without a part of the bot that would use it; for tests and the command line. */
  public static Settings read(SettingsSource source, Set<SettingsSection<?>> sections) {
    return new Settings(source, sections);
  }

  /**
   * Reads files as they stand somewhere else than in the config folder; to be looked at and tried,
   * never to be put in force.
   *
   * @param source what they are read by: relative paths start there
   * @param texts the files
   * @param unread the sections of {@code roomkeeper.yaml} that may say what they like
   */
  public static Settings of(SettingsSource source, SettingsTexts texts, Set<String> unread) {
    return new Settings(source, Optional.of(texts), Set.of(), unread, new LastGoodFile());
  }

  /**
   * Whether the files of plugins that were claimed here say the same in another place. What {@code
   * roomkeeper.yaml} and {@code rooms.yaml} say is not asked.
   */
  public synchronized boolean sameForPlugins(SettingsTexts one, SettingsTexts other) {
    return one.same(
        other,
        file ->
            claims.stream()
                .anyMatch(
                    claim -> !claim.equals(core) && !claim.equals(rooms) && claim.uses(file)));
  }

  /**
   * Reads a folder for somebody who connects to nothing, and so needs no credentials.
   *
   * @param unread the sections of {@code roomkeeper.yaml} that may say what they like
   */
  public static Settings without(Set<String> unread, SettingsSource source) {
    return new Settings(source, Optional.empty(), Set.of(), unread, new LastGoodFile());
  }

  /**
   * The core's own settings.
   *
   * @throws SettingsRefused if they were never good
   */
  public CoreSettings core() {
    return core.live.get().core();
  }

  /** The same, as they change. */
  public Config<CoreSettings> coreConfig() {
    return core.live.map(CoreFile::core);
  }

  /** A section of {@code roomkeeper.yaml} that was claimed. */
  @SuppressWarnings("unchecked") // kept under the section that names its type
  public <T extends Record> Config<T> of(SettingsSection<T> section) {
    Config<?> config = sections.get(section.name());
    if (config == null) {
      throw new IllegalStateException("nobody claimed the section " + section.name());
    }
    return (Config<T>) config;
  }

  /** What {@code rooms.yaml} says. */
  public Communities communities() {
    return communities;
  }

  /**
   * The folder that large files and what the bot keeps are in: that of the ledger if it is a file,
   * else {@code data}.
   */
  public Path dataFolder() {
    return folderOf(core().storage());
  }

  private Path folderOf(StoragePlace storage) {
    Path base = source.surroundings().base();
    return switch (storage) {
      case StoragePlace.InFile(Path file) -> {
        Path folder = file.getParent();
        yield folder == null ? base : folder;
      }
      case StoragePlace.OnServer server -> base.resolve("data");
    };
  }

  /** The config folder. */
  public Path configFolder() {
    return source.config();
  }

  /** All of this that plugins may ask for. */
  public PluginSettings forPlugins() {
    return new FilePluginSettings(this);
  }

  /** Claims {@code config/plugins/NAME.yaml}; what it lacks is taken from the plugin's jar. */
  public synchronized <C extends Record> Config<C> plugin(String plugin, Class<C> type) {
    Claim.OfFile<C> claim =
        new Claim.OfFile<>(
            "plugins/" + plugin + ".yaml", type, Shipped.withPlugin(plugin, type), false, live());
    claims.add(claim);
    provisional(claim);
    return claim.live;
  }

  /** Claims the files of a folder below the config folder. */
  public synchronized <T extends Record> Lists<T> lists(String folder, Class<T> type) {
    Claim.OfFolder<T> claim = new Claim.OfFolder<>(folder, type, live());
    claims.add(claim);
    provisional(claim);
    return Live.lists(claim.live);
  }

  /** Says which plugins are there, enabled or not: {@code plugins:} may name no other. */
  public synchronized void installed(Set<String> plugins) {
    core.installed(plugins);
  }

  /** Says who knows rooms that stand in no file. */
  public void knowRooms(RoomLookup lookup) {
    ledger = lookup;
  }

  /**
   * Everything was claimed: puts the files in force if they are good, else the last good ones.
   *
   * @return what is wrong with the files, if the bot goes on with the last good ones
   * @throws SettingsRefused if the files are bad and there are no last good ones
   */
  public synchronized List<Problem> ready() {
    Evaluation now = evaluate(tree);
    if (now.problems().isEmpty()) {
      putInForce(now);
      keep();
      state = State.GOOD;
      return List.of();
    }
    Map<String, String> kept = lastGood.read(whereKept());
    if (kept.isEmpty()) {
      throw new SettingsRefused(now.problems());
    }
    Evaluation then = evaluate(FileTree.of(kept));
    if (!then.problems().isEmpty()) {
      throw new SettingsRefused(now.problems());
    }
    putInForce(then);
    problems = now.problems();
    state = State.ON_LAST_GOOD;
    return problems;
  }

  /** Everything that is wrong with the files, as they are now; changes nothing. */
  public synchronized List<Problem> check() {
    return evaluate(readTree()).problems();
  }

  /** Whether good files are in force, and if not, what is. */
  public State state() {
    return state;
  }

  /** Another number whenever settings were put in force. */
  long edition() {
    return edition.get();
  }

  /** What is wrong with the files as they were last looked at. */
  public List<Problem> problems() {
    return problems;
  }

  /**
   * Looks whether files were changed, and takes them up once they stand still from one look to the
   * next: all of them, or none if one is bad.
   *
   * @return whether files were read
   */
  synchronized boolean look() {
    Map<String, String> seen;
    try {
      seen = FileTree.marks(source.config());
    } catch (IOException e) {
      log.warn("the settings cannot be looked at: {}", e.toString());
      return false;
    }
    boolean still = seen.equals(marks);
    marks = seen;
    if (!still) {
      return false;
    }
    FileTree current = readTree();
    if (current.same(tree)) {
      return false;
    }
    tree = current;
    Evaluation now = evaluate(current);
    problems = now.problems();
    if (problems.isEmpty()) {
      putInForce(now);
      keep();
      state = State.GOOD;
    } else if (state != State.ON_LAST_GOOD) {
      state = State.KEPT;
    }
    return true;
  }

  private void putInForce(Evaluation good) {
    good.putInForce();
    edition.incrementAndGet();
  }

  private void keep() {
    Map<String, String> texts = new TreeMap<>();
    tree.files().keySet().stream()
        .filter(file -> claims.stream().anyMatch(claim -> claim.uses(file)))
        .forEach(file -> tree.text(file, new Problems()).ifPresent(text -> texts.put(file, text)));
    lastGood.keep(dataFolder(), texts);
  }

  /** A value before everything is claimed, so that parts of the bot can be put together. */
  private <C> void provisional(Claim<C> claim) {
    Optional<C> value = claim.read(reading(tree, new Problems()));
    if (value.isEmpty()) {
      Map<String, String> kept = lastGood.read(whereKept());
      value = kept.isEmpty() ? value : claim.read(reading(FileTree.of(kept), new Problems()));
    }
    value.ifPresent(claim.live::set);
  }

  private Reading reading(FileTree files, Problems found) {
    Surroundings surroundings = source.surroundings();
    Known nothing = Known.NOTHING;
    Optional<RoomsFile> listed =
        rooms.read(new Reading(files, surroundings, nothing, new Problems()));
    Known known = listed.map(file -> LiveCommunities.known(file, ledger)).orElse(nothing);
    return new Reading(files, surroundings, known, found);
  }

  private Evaluation evaluate(FileTree files) {
    Problems found = new Problems();
    Reading reading = reading(files, found);
    Map<Claim<?>, Object> values = new LinkedHashMap<>();
    for (Claim<?> claim : claims) {
      claim.read(reading).ifPresent(value -> values.put(claim, value));
    }
    return new Evaluation(values, found.all());
  }

  /** Where the last good settings are, even if {@code roomkeeper.yaml} is bad. */
  private Path whereKept() {
    return tree.text(Claim.OfCore.FILE, new Problems())
        .flatMap(text -> YamlText.compose(Claim.OfCore.FILE, text, new Problems()))
        .flatMap(root -> Claim.OfCore.value(root, "storage"))
        .filter(ScalarNode.class::isInstance)
        .flatMap(
            node ->
                Optional.ofNullable(
                    new StorageAddress(new Problems(), source.surroundings())
                        .read((ScalarNode) node)))
        .map(this::folderOf)
        .orElseGet(() -> source.surroundings().base().resolve("data"));
  }

  private FileTree readTree() {
    if (fixed.isPresent()) {
      return fixed.get().tree();
    }
    try {
      return FileTree.read(source.config());
    } catch (IOException e) {
      return new FileTree(
          new TreeMap<>(), new TreeMap<>(Map.of(Claim.OfCore.FILE, e.getClass().getSimpleName())));
    }
  }

  private <T extends Record> Config<T> section(SettingsSection<T> section) {
    return core.live.map(
        file -> section.type().cast(Objects.requireNonNull(file.sections().get(section.name()))));
  }

  private <C> Live<C> live() {
    return new Live<>(() -> evaluate(tree).problems());
  }

  private record Evaluation(Map<Claim<?>, Object> values, List<Problem> problems) {
    void putInForce() {
      values.forEach(Evaluation::set);
    }

    @SuppressWarnings("unchecked") // each value was read by its claim
    private static <C> void set(Claim<C> claim, Object value) {
      claim.live.set((C) value);
    }
  }
}
