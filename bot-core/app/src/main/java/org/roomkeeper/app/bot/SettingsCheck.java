package org.roomkeeper.app.bot;

import com.google.inject.AbstractModule;
import com.google.inject.CreationException;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.ProvisionException;
import com.google.inject.Stage;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.roomkeeper.api.Bundle;
import org.roomkeeper.api.Capabilities;
import org.roomkeeper.api.Config;
import org.roomkeeper.api.Lists;
import org.roomkeeper.api.Phrase;
import org.roomkeeper.api.Verb;
import org.roomkeeper.runtime.StrictModule;
import org.roomkeeper.runtime.plugins.PluginSettings;
import org.roomkeeper.runtime.plugins.PluginSources;
import org.roomkeeper.runtime.plugins.PluginTerms;
import org.roomkeeper.runtime.plugins.Plugins;
import org.roomkeeper.runtime.plugins.PluginsModule;
import org.roomkeeper.runtime.plugins.PluginsRefused;
import org.roomkeeper.runtime.settings.Problem;
import org.roomkeeper.runtime.settings.Settings;
import org.roomkeeper.runtime.texts.CoreTexts;
import org.roomkeeper.wecom.WeComModule;
import org.roomkeeper.wecom.action.WeComCapabilities;
import org.roomkeeper.wecom.archive.ArchiveSettings;

/**
 * Plugins with their settings, without a bot that runs: for checking and for the plugins' own words
 * of the command line. Touches no ledger and no network.
 */
public final class SettingsCheck {
  /** The sections that hold credentials: whoever connects to nothing leaves them unread. */
  static final Set<String> CREDENTIALS =
      Set.of(WeComModule.WECOM.name(), WeComModule.ARCHIVE.name());

  private final Settings settings;
  private final Plugins plugins;

  private SettingsCheck(Settings settings, Plugins plugins) {
    this.settings = settings;
    this.plugins = plugins;
  }

  /**
   * Reads everything.
   *
   * @throws PluginsRefused if a plugin cannot be loaded
   */
  public static SettingsCheck of(BotFolders folders, Set<String> coreWords) {
    return with(
        Settings.read(folders.settings(), Set.of(WeComModule.WECOM, WeComModule.ARCHIVE)),
        folders,
        coreWords);
  }

  /**
   * Reads what is needed beside a ledger: everything but WeCom's credentials, which whoever asks
   * {@code why} from another shell need not have.
   *
   * @throws PluginsRefused if a plugin cannot be loaded
   */
  public static SettingsCheck withoutCredentials(BotFolders folders, Set<String> coreWords) {
    return with(Settings.without(CREDENTIALS, folders.settings()), folders, coreWords);
  }

  private static SettingsCheck with(Settings settings, BotFolders folders, Set<String> coreWords) {
    var sources =
        new PluginSources(
            folders.plugins(), List.of(), folders.config().resolveSibling("data"), coreWords);
    Plugins plugins = plugins(new OfFiles(settings), sources);
    settings.installed(plugins.installed());
    return new SettingsCheck(settings, plugins);
  }

  static Plugins plugins(PluginSettings settings, PluginSources sources) {
    try {
      Injector injector =
          Guice.createInjector(
              Stage.PRODUCTION,
              new StrictModule(),
              new PluginsModule(sources),
              new AbstractModule() {
                @Override
                protected void configure() {
                  bind(PluginSettings.class).toInstance(settings);
                  bind(Capabilities.class).toInstance(new WeComCapabilities());
                }
              });
      return injector.getInstance(Plugins.class);
    } catch (CreationException refused) {
      throw RunningBot.unwrapped(refused, refused.getErrorMessages());
    } catch (ProvisionException refused) {
      throw RunningBot.unwrapped(refused, refused.getErrorMessages());
    }
  }

  /** The settings. */
  public Settings settings() {
    return settings;
  }

  /** A phrase of a plugin, or of the core, in words. */
  public String say(String plugin, Phrase phrase, String language) {
    return plugins
        .find(plugin)
        .flatMap(found -> Bundle.beside(found.type()).find(language, phrase))
        .orElseGet(() -> CoreTexts.ALL.say(language, phrase));
  }

  /** Everything that is wrong with the files. */
  public List<Problem> problems() {
    return settings.check();
  }

  /** The names of the plugins. */
  public List<String> plugins() {
    return plugins.all().stream().map(plugin -> plugin.name()).toList();
  }

  /** What plugins lack beside their settings, by plugin, in a language. */
  public Map<String, List<String>> lacking(String language) {
    var lacking = new TreeMap<String, List<String>>();
    for (var plugin : plugins.all()) {
      var problems = plugin.problems();
      if (!problems.isEmpty()) {
        lacking.put(
            plugin.name(),
            problems.stream().map(problem -> say(plugin.name(), problem, language)).toList());
      }
    }
    return lacking;
  }

  /** Whether there is a message archive, without which nothing said in rooms is heard. */
  public boolean hasArchive() {
    return settings.of(WeComModule.ARCHIVE).get().kind() != ArchiveSettings.Kind.NONE;
  }

  /** What WeCom makes possible, as a table in a language, {@code zh} or {@code en}. */
  public String capabilities(String language) {
    return WeComCapabilities.markdown(language);
  }

  /** The plugins' words of the command line. */
  public Map<String, Verb> verbs() {
    var verbs = new TreeMap<String, Verb>();
    plugins.all().forEach(plugin -> verbs.putAll(plugin.verbs()));
    return verbs;
  }

  /** The notes of the plugin that has brought a word of the command line; to be closed. */
  public VerbNotes notesFor(String word) {
    return plugins.all().stream()
        .filter(plugin -> plugin.verbs().containsKey(word))
        .findFirst()
        .map(plugin -> new VerbNotes(settings, plugin))
        .orElseThrow();
  }

  /** The words of one of the plugins; empty if it has none. */
  public SortedSet<String> verbs(String plugin) {
    var words = new TreeSet<String>();
    plugins.find(plugin).ifPresent(found -> words.addAll(found.verbs().keySet()));
    return words;
  }

  /**
   * Settings for a plugin that runs by itself: what stands in {@code roomkeeper.yaml} about it is
   * of no concern, so missing credentials do no harm.
   */
  private static final class OfFiles implements PluginSettings {
    private final Settings settings;

    OfFiles(Settings settings) {
      this.settings = settings;
    }

    @Override
    public PluginTerms terms(String plugin) {
      return PluginTerms.NONE;
    }

    @Override
    public <C extends Record> Config<C> config(String plugin, Class<C> type) {
      return settings.plugin(plugin, type);
    }

    @Override
    public <T extends Record> Lists<T> lists(String plugin, String folder, Class<T> type) {
      return settings.lists(folder, type);
    }
  }
}
