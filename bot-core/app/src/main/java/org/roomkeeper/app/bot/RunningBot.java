package org.roomkeeper.app.bot;

import com.google.inject.CreationException;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Module;
import com.google.inject.ProvisionException;
import com.google.inject.Stage;
import com.google.inject.spi.Message;
import com.google.inject.util.Modules;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.roomkeeper.api.Phrase;
import org.roomkeeper.runtime.line.Line;
import org.roomkeeper.runtime.plugins.PluginSources;
import org.roomkeeper.runtime.plugins.Plugins;
import org.roomkeeper.runtime.plugins.PluginsModule;
import org.roomkeeper.runtime.settings.Problem;
import org.roomkeeper.runtime.settings.Settings;
import org.roomkeeper.runtime.settings.SettingsRefused;
import org.roomkeeper.runtime.time.Clockwork;
import org.roomkeeper.runtime.time.FollowedClock;
import org.roomkeeper.runtime.time.HostClock;
import org.roomkeeper.runtime.web.AddressTaken;
import org.roomkeeper.runtime.web.WebRoutes;
import org.roomkeeper.runtime.web.WebServer;
import org.roomkeeper.wecom.WeComModule;

/**
 * A bot that runs. {@link #start} puts the parts together, refuses bad settings before anything is
 * touched, and starts the line; {@link #close} stops it in order and lets go of the ledger.
 */
public final class RunningBot implements AutoCloseable {
  private final Injector injector;
  private final Optional<FollowedClock> followed;
  private final List<Problem> problems;

  private RunningBot(Injector injector, Optional<FollowedClock> followed, List<Problem> problems) {
    this.injector = injector;
    this.followed = followed;
    this.problems = problems;
  }

  /**
   * Starts a bot.
   *
   * @param folders where its files are
   * @param coreWords the core's words of the command line, which no plugin may take
   * @param timeFrom a sandbox whose clock keeps the time; the host's clock if absent
   * @throws org.roomkeeper.runtime.settings.SettingsRefused if the settings are bad and no good
   *     ones are kept
   * @throws org.roomkeeper.runtime.plugins.PluginsRefused if a plugin cannot be loaded
   * @throws org.roomkeeper.runtime.ledger.LedgerUnusable if another bot holds the ledger, or a
   *     newer version wrote it
   * @throws StartRefused if time may not be taken from there, or an address is taken
   * @throws IOException if the sandbox's clock cannot be read
   */
  public static RunningBot start(BotFolders folders, Set<String> coreWords, Optional<URI> timeFrom)
      throws IOException, InterruptedException {
    return start(folders, coreWords, timeFrom, List.of());
  }

  /**
   * Starts a bot with something more in it, such as what it is measured with.
   *
   * @param folders where its files are
   * @param coreWords the core's words of the command line, which no plugin may take
   * @param timeFrom a sandbox whose clock keeps the time; the host's clock if absent
   * @param more what it has beside its own parts
   * @throws IOException as above, and everything else that is thrown there
   */
  public static RunningBot start(
      BotFolders folders, Set<String> coreWords, Optional<URI> timeFrom, List<Module> more)
      throws IOException, InterruptedException {
    Optional<FollowedClock> followed =
        timeFrom.isPresent()
            ? Optional.of(FollowedClock.of(timeFrom.get(), "bot"))
            : Optional.empty();
    Clockwork clock = followed.isPresent() ? followed.get() : new HostClock();
    try {
      var sources = new PluginSources(folders.plugins(), List.of(), dataFolder(folders), coreWords);
      Injector injector =
          Guice.createInjector(
              Stage.PRODUCTION,
              new BotModule(folders, new PluginsModule(sources), clock),
              Modules.combine(more));
      var bot = new RunningBot(injector, followed, ready(injector));
      bot.begin(timeFrom);
      return bot;
    } catch (CreationException refused) {
      throw told(unwrapped(refused, refused.getErrorMessages()), folders, coreWords);
    } catch (ProvisionException refused) {
      throw told(unwrapped(refused, refused.getErrorMessages()), folders, coreWords);
    } catch (SettingsRefused refused) {
      throw told(refused, folders, coreWords);
    }
  }

  private static List<Problem> ready(Injector injector) {
    Settings settings = injector.getInstance(Settings.class);
    settings.installed(injector.getInstance(Plugins.class).installed());
    return settings.ready();
  }

  private void begin(Optional<URI> timeFrom) {
    var weCom = injector.getInstance(Settings.class).of(WeComModule.WECOM).get();
    if (timeFrom.isPresent() && !FollowedClock.mayFollow(timeFrom.get(), weCom.baseUrl())) {
      close();
      throw new StartRefused(Phrase.of("start.foreign-time", timeFrom.get(), weCom.baseUrl()));
    }
    Line line = injector.getInstance(Line.class);
    try {
      line.start();
    } catch (AddressTaken taken) {
      close();
      throw new StartRefused(Phrase.of("start.address-taken", taken.address()));
    }
    followed.ifPresent(clock -> clock.follow(line.health()));
  }

  /** What is wrong with the settings files, if the bot runs on the last good ones. */
  public List<Problem> problems() {
    return problems;
  }

  /** A part of the bot. */
  public <T> T part(Class<T> type) {
    return injector.getInstance(type);
  }

  /** The port of a listener, also where the settings leave the choice to the machine. */
  public int port(WebRoutes.Listener listener) {
    return part(WebServer.class).port(listener);
  }

  @Override
  public void close() {
    // The clock first: it asks the parts how they are.
    followed.ifPresent(FollowedClock::close);
    injector.getInstance(Line.class).close();
  }

  /**
   * Everything that is wrong, not only what stood in the way first: parts read their settings one
   * after the other, and the first that finds none ends the start.
   */
  private static RuntimeException told(
      RuntimeException failed, BotFolders folders, Set<String> coreWords) {
    if (!(failed instanceof SettingsRefused first)) {
      return failed;
    }
    List<Problem> all = SettingsCheck.of(folders, coreWords).problems();
    return all.size() > first.problems().size() ? new SettingsRefused(all) : first;
  }

  /**
   * Plugins' folders lie beside the ledger; the settings say where, and are read for that first.
   */
  private static Path dataFolder(BotFolders folders) {
    return Settings.read(folders.settings(), Set.of(WeComModule.WECOM, WeComModule.ARCHIVE))
        .dataFolder();
  }

  /** Guice wraps what went wrong; whoever starts the bot wants the thing itself. */
  static RuntimeException unwrapped(RuntimeException refused, Collection<Message> messages) {
    for (Message message : messages) {
      if (message.getCause() instanceof RuntimeException cause) {
        return cause;
      }
    }
    return refused;
  }
}
