package org.roomkeeper.app.bot;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import org.roomkeeper.api.BotPlugin;
import org.roomkeeper.api.Bundle;
import org.roomkeeper.api.Config;
import org.roomkeeper.api.Lists;
import org.roomkeeper.api.Phrase;
import org.roomkeeper.api.Retention;
import org.roomkeeper.runtime.plugins.LoadedPlugin;
import org.roomkeeper.runtime.plugins.PluginSettings;
import org.roomkeeper.runtime.plugins.PluginSources;
import org.roomkeeper.runtime.plugins.PluginTerms;
import org.roomkeeper.runtime.plugins.Plugins;
import org.roomkeeper.runtime.rehearsal.Difference;
import org.roomkeeper.runtime.rehearsal.Rehearsal;
import org.roomkeeper.runtime.settings.Problem;
import org.roomkeeper.runtime.settings.Settings;
import org.roomkeeper.runtime.settings.SettingsRefused;
import org.roomkeeper.runtime.settings.SettingsSource;
import org.roomkeeper.runtime.settings.SettingsTexts;

/**
 * A plugin under proposed settings, beside a ledger that it is tried on. The bot may be running:
 * nothing is written, sent or put in force.
 */
public final class SettingsTrial {
  private final Settings bot;
  private final Optional<LoadedPlugin> before;
  private final LoadedPlugin after;

  private SettingsTrial(Settings bot, Optional<LoadedPlugin> before, LoadedPlugin after) {
    this.bot = bot;
    this.before = before;
    this.after = after;
  }

  /**
   * What is asked for.
   *
   * @param plugin the plugin's name
   * @param bot where the bot's files are
   * @param proposed a folder with all or some of the config folder's files; those in the bot's own
   *     folder if absent
   * @param data a folder with plugins' folders in it, instead of those in use; for trained models
   */
  public record Asked(
      String plugin, BotFolders bot, Optional<Path> proposed, Optional<Path> data) {}

  /**
   * Reads both settings and wires the plugin for each.
   *
   * <p>In force is what the bot of this ledger took up last. Where nothing else is proposed, the
   * plugin is compared with what it decided then.
   *
   * @param coreWords the core's own words of the command line
   * @throws SettingsRefused if the proposed settings are bad
   * @throws NoSuchPlugin if there is no plugin of this name
   */
  public static SettingsTrial of(Asked asked, Set<String> coreWords) {
    SettingsSource source = asked.bot().settings();
    Settings bot = Settings.without(SettingsCheck.CREDENTIALS, source);
    Path data = bot.dataFolder();
    SettingsTexts stands = SettingsTexts.inForce(data, source.config());
    SettingsTexts proposed =
        SettingsTexts.in(asked.proposed().orElse(source.config())).over(stands);

    Settings inForce = Settings.of(source, stands, SettingsCheck.CREDENTIALS);
    Plugins all =
        SettingsCheck.plugins(
            inForce.forPlugins(),
            new PluginSources(asked.bot().plugins(), List.of(), data, coreWords));
    LoadedPlugin before =
        all.find(asked.plugin()).orElseThrow(() -> new NoSuchPlugin(asked.plugin(), all));

    Settings other = Settings.of(source, proposed, SettingsCheck.CREDENTIALS);
    LoadedPlugin after = alone(before, other, asked.data().orElse(data), coreWords);
    other.installed(all.installed());
    List<Problem> problems = other.check();
    if (!problems.isEmpty()) {
      throw new SettingsRefused(problems);
    }
    boolean same = asked.data().isEmpty() && other.sameForPlugins(stands, proposed);
    return new SettingsTrial(bot, same ? Optional.empty() : Optional.of(before), after);
  }

  /**
   * The bot that a proposal is most likely meant for: the one whose files these are themselves, if
   * it has a ledger, else the one that is installed here.
   */
  public static BotFolders botOf(Path proposed) {
    BotFolders installed = BotFolders.of(Optional.empty());
    if (Files.exists(proposed.resolve("roomkeeper.yaml"))) {
      BotFolders theirs = installed.withConfig(proposed);
      if (LedgerVisit.isThere(Settings.without(SettingsCheck.CREDENTIALS, theirs.settings()))) {
        return theirs;
      }
    }
    return installed;
  }

  /** One plugin once more, of the same classes: what they hold in common is loaded once. */
  private static LoadedPlugin alone(
      LoadedPlugin plugin, Settings settings, Path data, Set<String> coreWords) {
    try {
      BotPlugin fresh = plugin.type().getConstructor().newInstance();
      var sources = new PluginSources(Path.of("no-jars"), List.of(fresh), data, coreWords);
      return SettingsCheck.plugins(new Enabled(settings.forPlugins()), sources).all().getFirst();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("it could be made a moment ago: " + plugin, e);
    }
  }

  /** Whether the proposed settings are compared with those in force, not with what was decided. */
  public boolean besideThoseInForce() {
    return before.isPresent();
  }

  /**
   * Reads the past.
   *
   * @param since how far back, counted from what the ledger holds last
   * @param told is told each difference
   * @param progress is told how far it is, from 0 to 1
   * @throws StartRefused if there is no ledger
   */
  public Rehearsal.Reading rehearse(
      Duration since, Consumer<Difference> told, DoubleConsumer progress)
      throws InterruptedException {
    try (LedgerVisit visit = LedgerVisit.to(bot)) {
      return new Rehearsal(visit.open().past(), told, progress).read(before, after, since);
    }
  }

  /** What the plugin calls one of its findings, in a language; its key if it has no name for it. */
  public String name(String finding, String language) {
    return Bundle.beside(after.type()).find(language, Phrase.of(finding)).orElse(finding);
  }

  /** There is no plugin of this name. */
  public static final class NoSuchPlugin extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String name;
    private final String others;

    NoSuchPlugin(String name, Plugins all) {
      super(name);
      var names = new TreeSet<String>();
      all.all().forEach(plugin -> names.add(plugin.name()));
      this.name = name;
      this.others = String.join(", ", names);
    }

    /** The name that no plugin has. */
    public String name() {
      return name;
    }

    /** The names that there are. */
    public String others() {
      return others;
    }
  }

  /** A plugin that is tried is on, whatever the proposed settings say. */
  private record Enabled(PluginSettings settings) implements PluginSettings {
    @Override
    public PluginTerms terms(String plugin) {
      PluginTerms said = settings.terms(plugin);
      return new PluginTerms(true, said.from(), said.stale(), said.facts());
    }

    @Override
    public Retention retention() {
      return settings.retention();
    }

    @Override
    public <C extends Record> Config<C> config(String plugin, Class<C> type) {
      return settings.config(plugin, type);
    }

    @Override
    public <T extends Record> Lists<T> lists(String plugin, String folder, Class<T> type) {
      return settings.lists(plugin, folder, type);
    }
  }
}
