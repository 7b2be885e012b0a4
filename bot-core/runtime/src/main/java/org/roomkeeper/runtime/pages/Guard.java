package org.roomkeeper.runtime.pages;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import org.apache.http.conn.DnsResolver;
import org.roomkeeper.api.Phrase;
import org.roomkeeper.api.ReadPage;

/**
 * Where requests may go. It stands in the place of the name resolver, so that a connection is made
 * to the very addresses that were looked at: what a name means a moment later does not matter.
 */
final class Guard implements DnsResolver {
  private final Predicate<InetAddress> allowed;
  private final IntPredicate ports;
  private final DnsResolver names;

  /**
   * A guard.
   *
   * @param allowed the addresses that may be reached
   * @param ports the ports that may be reached
   * @param names who knows what names mean
   */
  Guard(Predicate<InetAddress> allowed, IntPredicate ports, DnsResolver names) {
    this.allowed = allowed;
    this.ports = ports;
    this.names = names;
  }

  /** Refuses what needs no look at the name: a port that is not for pages. */
  void check(ReadPage page) throws NotRead {
    int port = page.address().getPort();
    boolean secure = page.address().getScheme().equals("https");
    if (!ports.test(port >= 0 ? port : secure ? 443 : 80)) {
      throw new NotRead(Phrase.of("page.port"));
    }
  }

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    InetAddress[] found = names.resolve(host.toLowerCase(Locale.ROOT));
    if (found.length == 0 || !List.of(found).stream().allMatch(allowed)) {
      throw new Forbidden();
    }
    return found;
  }

  /** The name leads somewhere that is not for the public. */
  static final class Forbidden extends UnknownHostException {
    private static final long serialVersionUID = 1;

    Forbidden() {
      super("its address is not on the public internet");
    }
  }
}
