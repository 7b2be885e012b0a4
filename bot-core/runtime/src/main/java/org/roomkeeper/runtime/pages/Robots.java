package org.roomkeeper.runtime.pages;

import com.github.benmanes.caffeine.cache.Cache;
import crawlercommons.robots.BaseRobotRules;
import crawlercommons.robots.SimpleRobotRules;
import crawlercommons.robots.SimpleRobotRules.RobotRulesMode;
import crawlercommons.robots.SimpleRobotRulesParser;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.roomkeeper.api.Phrase;
import org.roomkeeper.api.ReadPage;

/**
 * What sites ask of programs in their {@code robots.txt}, as RFC 9309 has it: where there is none,
 * all is allowed; where it cannot be had, nothing is.
 */
final class Robots {
  private static final String NAME = "roomkeeper";
  private static final Duration LONGEST = Duration.ofSeconds(2);
  private static final int MOST_BYTES = 500 * 1024;
  private static final int MOST_REDIRECTS = 5;
  private static final Set<String> TYPES = Set.of("text/plain", "text/html", "");

  private final Fetching fetching;
  private final Cache<String, BaseRobotRules> known;
  private final SimpleRobotRulesParser parser = new SimpleRobotRulesParser();

  /**
   * The rules of sites.
   *
   * @param known remembers rules by scheme, host and port
   */
  Robots(Fetching fetching, Cache<String, BaseRobotRules> known) {
    this.fetching = fetching;
    this.known = known;
  }

  /**
   * Whether the site lets the bot read the page.
   *
   * @throws IOException if the bot may not ask there at all
   */
  boolean allow(ReadPage page, String agent, Deadline deadline) throws IOException {
    URI address = page.address();
    String site = address.getScheme() + "://" + address.getRawAuthority();
    BaseRobotRules rules = known.getIfPresent(site);
    if (rules == null) {
      rules = fetch(site, agent, deadline.orIn(LONGEST));
      known.put(site, rules);
    }
    return rules.isAllowed(address.toString());
  }

  private BaseRobotRules fetch(String site, String agent, Deadline deadline) throws IOException {
    try {
      ReadPage file = ReadPage.at(URI.create(site + "/robots.txt"));
      for (int hops = 0; hops <= MOST_REDIRECTS; hops++) {
        Fetched answer = fetching.get(file, agent, TYPES, MOST_BYTES, deadline);
        if (answer.isRedirect() && answer.location().isPresent()) {
          file =
              file.follow(answer.location().get())
                  .orElseThrow(() -> new NotRead(Phrase.of("page.leads-nowhere")));
          continue;
        }
        return answer.isGood() ? parsed(site, answer) : without(answer.status());
      }
      return rules(RobotRulesMode.ALLOW_ALL);
    } catch (NotRead | Guard.Forbidden notThere) {
      throw notThere;
    } catch (IOException unreachable) {
      return rules(RobotRulesMode.ALLOW_NONE);
    }
  }

  /** The library keeps something from the last parsing. */
  private synchronized BaseRobotRules parsed(String site, Fetched file) throws IOException {
    return parser.parseContent(
        site + "/robots.txt", file.body().readAllBytes(), "text/plain", List.of(NAME));
  }

  private static BaseRobotRules without(int status) {
    return rules(
        status >= 400 && status < 500 ? RobotRulesMode.ALLOW_ALL : RobotRulesMode.ALLOW_NONE);
  }

  private static BaseRobotRules rules(RobotRulesMode mode) {
    return new SimpleRobotRules(mode);
  }
}
