package org.roomkeeper.runtime.pages;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import crawlercommons.robots.BaseRobotRules;
import crawlercommons.robots.SimpleRobotRules;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.http.conn.DnsResolver;
import org.apache.http.impl.conn.SystemDefaultDnsResolver;
import org.roomkeeper.api.Outcome;
import org.roomkeeper.api.Phrase;
import org.roomkeeper.api.ReadPage;
import org.roomkeeper.runtime.settings.CoreSettings;
import org.roomkeeper.runtime.settings.Settings;
import org.roomkeeper.runtime.time.Clockwork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads pages of the web: at most five redirects, each step looked at by the {@link Guard} and
 * asked of the site's {@link Robots}, all of it within five seconds, and of the page the first 512
 * kB. What came of it is remembered for a while, so that a link that goes round is read once.
 */
@Singleton
public final class WebPages implements Pages {
  private static final Logger LOG = LoggerFactory.getLogger(WebPages.class);
  private static final Duration LONGEST = Duration.ofSeconds(5);
  private static final int MOST_BYTES = 512 * 1024;
  private static final int MOST_REDIRECTS = 5;
  private static final int MOST_REMEMBERED = 2_000;
  private static final int MOST_THREADS = 16;
  private static final Duration GOOD_FOR = Duration.ofHours(1);
  private static final Duration BAD_FOR = Duration.ofMinutes(10);
  private static final Set<String> TYPES = Set.of("text/html", "application/xhtml+xml");

  private final Supplier<CoreSettings.Links> settings;
  private final Supplier<URI> us;
  private final Duration longest;
  private final Fetching fetching;
  private final Robots robots;
  private final Cache<URI, Outcome> known;
  private final ThreadPoolExecutor readers;

  @Inject
  WebPages(Settings settings, Clockwork clock) {
    this(
        () -> settings.core().links(),
        () -> settings.core().http().publicUrl(),
        clock,
        new PublicAddresses(),
        SystemDefaultDnsResolver.INSTANCE,
        LONGEST);
  }

  /**
   * Pages with a guard of one's own; what ships has no way here.
   *
   * @param us where to read about the bot that asks
   * @param allowed the addresses that may be reached
   * @param names what names mean
   * @param longest how long reading one page may take, on the host's clock
   */
  WebPages(
      Supplier<CoreSettings.Links> settings,
      Supplier<URI> us,
      InstantSource clock,
      Predicate<InetAddress> allowed,
      DnsResolver names,
      Duration longest) {
    this.settings = settings;
    this.us = us;
    this.longest = longest;
    this.fetching =
        new Fetching(new Guard(allowed, port -> settings.get().ports().contains(port), names));
    Cache<String, BaseRobotRules> rules =
        remembering(
            clock,
            (_, known) ->
                known instanceof SimpleRobotRules it && it.isAllowNone() ? BAD_FOR : GOOD_FOR);
    this.robots = new Robots(fetching, rules);
    this.known =
        remembering(clock, (_, outcome) -> outcome instanceof Outcome.Done ? GOOD_FOR : BAD_FOR);
    // Platform threads: two that hang in the resolver of names would stop every virtual one.
    this.readers =
        new ThreadPoolExecutor(
            0,
            MOST_THREADS,
            30,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            Thread.ofPlatform().daemon().name("page-", 1).factory());
  }

  private static <K, V> Cache<K, V> remembering(
      InstantSource clock, BiFunction<K, V, Duration> howLong) {
    return Caffeine.newBuilder()
        .maximumSize(MOST_REMEMBERED)
        .ticker(
            () -> {
              Instant now = clock.instant();
              return now.getEpochSecond() * 1_000_000_000L + now.getNano();
            })
        .expireAfter(Expiry.<K, V>creating(howLong))
        .build();
  }

  @Override
  public boolean mayRead() {
    return settings.get().read();
  }

  @Override
  public Outcome read(ReadPage page) {
    if (!mayRead()) {
      return new Outcome.Refused(Phrase.of("page.off"));
    }
    var before = known.getIfPresent(page.address());
    return before != null ? before : readNow(page);
  }

  private Outcome readNow(ReadPage page) {
    Future<Outcome> reading;
    try {
      reading = readers.submit(() -> follow(page, Deadline.in(longest)));
    } catch (RejectedExecutionException busy) {
      return new Outcome.Refused(Phrase.of("page.crowded"));
    }
    Outcome outcome = await(reading);
    known.put(page.address(), outcome);
    return outcome;
  }

  private Outcome await(Future<Outcome> reading) {
    try {
      return reading.get(longest.toMillis() + 500, TimeUnit.MILLISECONDS);
    } catch (TimeoutException tooLong) {
      reading.cancel(true);
      return new Outcome.Refused(Phrase.of("page.slow"));
    } catch (ExecutionException failed) {
      var cause = Objects.requireNonNullElse(failed.getCause(), failed);
      LOG.debug("A page could not be read", cause);
      return new Outcome.Refused(why(cause));
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      return new Outcome.Refused(Phrase.of("page.stopping"));
    }
  }

  /** What may be said of a failure: never the address, nor what the page says. */
  private static Phrase why(Throwable cause) {
    return switch (cause) {
      case NotRead known -> known.why();
      case Guard.Forbidden _ -> Phrase.of("page.forbidden");
      default -> Phrase.of("page.not-had", cause.getClass().getSimpleName());
    };
  }

  private Outcome follow(ReadPage first, Deadline deadline) throws IOException {
    String agent = "Roomkeeper (reads titles of links; +" + us.get() + ")";
    ReadPage page = first;
    for (int hops = 0; hops <= MOST_REDIRECTS; hops++) {
      if (!robots.allow(page, agent, deadline)) {
        throw new NotRead(Phrase.of("page.robots"));
      }
      Fetched answer = fetching.get(page, agent, TYPES, MOST_BYTES, deadline);
      if (answer.isRedirect() && answer.location().isPresent()) {
        page =
            page.follow(answer.location().get())
                .orElseThrow(() -> new NotRead(Phrase.of("page.leads-to-no-page")));
        continue;
      }
      return words(page, answer);
    }
    throw new NotRead(Phrase.of("page.leads-on"));
  }

  private static Outcome words(ReadPage page, Fetched answer) throws IOException {
    if (!answer.isGood()) {
      throw new NotRead(Phrase.of("page.status", answer.status()));
    }
    if (!TYPES.contains(answer.type())) {
      throw new NotRead(Phrase.of("page.no-text"));
    }
    return PageDetails.of(FirstWords.of(answer, page.address().toString()));
  }
}
