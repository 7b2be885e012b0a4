package org.roomkeeper.runtime.settings;

import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.roomkeeper.api.Phrase;

/**
 * What {@code roomkeeper.yaml} says to the runtime; other sections are claimed by {@link
 * SettingsSection}.
 *
 * @param storage where the ledger lives; read at the start only
 * @param language the language of alarms and of the desk where a person's is unknown
 * @param keep what is kept how long
 * @param http where pages and callbacks are served; read at the start only
 * @param links whether the pages that links lead to are read
 * @param mail the server that mail goes through; none is sent where it is missing
 * @param plugins what the founder says of plugins, by their names
 */
public record CoreSettings(
    StoragePlace storage,
    Locale language,
    Keep keep,
    Http http,
    Links links,
    Optional<MailServer> mail,
    Map<String, PluginSwitch> plugins) {
  /** The tag of {@link #language()}, such as {@code zh}. */
  public String languageTag() {
    return language.toLanguageTag();
  }

  /**
   * What is kept how long.
   *
   * @param text texts, names and answers in forms; at least a day
   * @param facts ({@code record} in the file) who, what, when, which rule and how it ended; not
   *     shorter than {@code text}
   * @param at the hour of the night at which what is old goes, by the clock of the first community
   */
  public record Keep(Duration text, @Key("record") Duration facts, LocalTime at) {
    /** Refuses times that contradict each other. */
    public Keep {
      if (text.compareTo(Duration.ofDays(1)) < 0 || facts.compareTo(text) < 0) {
        throw new Unfit(Phrase.of("settings.keep"));
      }
    }
  }

  /**
   * Where pages and callbacks are served.
   *
   * @param publicListener ({@code public} in the file) the platform's callback and members' pages;
   *     loopback behind a proxy
   * @param desk moderators' and founders' pages, health and metrics; loopback, or a network that
   *     only they reach
   * @param publicUrl how {@code publicListener} is reached from the internet, without a slash at
   *     the end
   * @param signing what personal links are signed with; empty: a key that the bot makes itself and
   *     keeps beside the ledger
   */
  public record Http(
      @Key("public") InetSocketAddress publicListener,
      InetSocketAddress desk,
      URI publicUrl,
      Optional<Secret> signing) {
    /** Refuses an address that is none of the web, or has more than a path. */
    public Http {
      boolean web = "https".equals(publicUrl.getScheme()) || "http".equals(publicUrl.getScheme());
      if (!web
          || publicUrl.getQuery() != null
          || publicUrl.getFragment() != null
          || publicUrl.getPath().endsWith("/")) {
        throw new Unfit(Phrase.of("settings.public-url"));
      }
    }
  }

  /**
   * Whether the pages that links lead to are read.
   *
   * @param read whether the bot may ask any site for a page; a hospital may forbid it
   * @param ports the ports that pages are read from, 1 to 65535
   */
  public record Links(boolean read, List<Integer> ports) {
    /** Copies the ports; refuses what is none. */
    public Links {
      ports = List.copyOf(ports);
      if (ports.stream().anyMatch(port -> port < 1 || port > 65_535)) {
        throw new Unfit(Phrase.of("settings.links-ports"));
      }
    }
  }

  /**
   * What the founder says of a plugin.
   *
   * @param enabled whether it runs, if its jar is there
   * @param from how far back it starts to read when it is new
   * @param stale events older than this, read after a pause, lead to notes and not to actions
   * @param facts the facts of others that it may see, of those it declares
   */
  public record PluginSwitch(
      Optional<Boolean> enabled,
      Optional<Duration> from,
      Optional<Duration> stale,
      Optional<List<String>> facts) {}
}
