package org.roomkeeper.api;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * A page of the web whose title and first words are wanted; they come back as {@link PageRead}.
 * Founders may forbid all reading: then {@link Capabilities} calls it impossible. Give it a time
 * after which it is not worth doing ({@link Reaction#bestBefore}).
 *
 * @param address http or https, with a host, without a user; at most 2,000 characters
 */
public record ReadPage(URI address) implements Action {
  private static final int LONGEST = 2000;

  /** What may stand in an address as it is, beside ASCII letters and digits. */
  private static final String PLAIN = "-_.~!*'();:@&=+$,/?[]";

  /** Refuses what is no address of a page. */
  public ReadPage {
    String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https")) {
      throw new IllegalArgumentException("a page's address is http or https");
    }
    if (address.getHost() == null || address.getUserInfo() != null) {
      throw new IllegalArgumentException("a page's address names a host and no user");
    }
    if (address.toString().length() > LONGEST) {
      throw new IllegalArgumentException("a page's address has at most 2,000 characters");
    }
  }

  /** The page at an address. */
  public static ReadPage at(URI address) {
    return new ReadPage(address);
  }

  /**
   * The page that a person means: characters that an address cannot hold are encoded, {@code www.}
   * stands for {@code http://www.}, and what comes after a {@code #} is left out.
   *
   * @return empty if no page is meant
   */
  public static Optional<ReadPage> of(String written) {
    String text = written.strip();
    String whole = text.regionMatches(true, 0, "www.", 0, 4) ? "http://" + text : text;
    int host = whole.indexOf("://") + 3;
    if (host < 3 || whole.length() > LONGEST) {
      return Optional.empty();
    }
    int path = host;
    while (path < whole.length() && "/?#\\".indexOf(whole.charAt(path)) < 0) {
      path++;
    }
    try {
      String ascii = IDN.toASCII(whole.substring(host, path), IDN.ALLOW_UNASSIGNED);
      String rest = encoded(whole.substring(path));
      return Optional.of(
          new ReadPage(
              new URI(
                  whole.substring(0, host).toLowerCase(Locale.ROOT)
                      + ascii
                      + (rest.startsWith("?") ? "/" : "")
                      + rest)));
    } catch (IllegalArgumentException | URISyntaxException notMeant) {
      return Optional.empty();
    }
  }

  /** Where a link on this page leads, absolute or relative; empty if to no page. */
  public Optional<ReadPage> follow(String link) {
    String text = link.strip();
    if (text.contains("://") && text.indexOf("://") < text.indexOf('/')) {
      return of(text);
    }
    if (text.startsWith("//")) {
      return of(address.getScheme() + ":" + text);
    }
    try {
      return of(address.resolve(new URI(encoded(text))).toString());
    } catch (URISyntaxException nowhere) {
      return Optional.empty();
    }
  }

  private static String encoded(String text) {
    int fragment = text.indexOf('#');
    byte[] bytes =
        (fragment < 0 ? text : text.substring(0, fragment)).getBytes(StandardCharsets.UTF_8);
    var safe = new StringBuilder();
    for (int i = 0; i < bytes.length; i++) {
      int one = bytes[i] & 0xFF;
      boolean escape = one == '%' && i + 2 < bytes.length && hex(bytes[i + 1]) && hex(bytes[i + 2]);
      if (escape || isLetterOrDigit(one) || PLAIN.indexOf(one) >= 0) {
        safe.append((char) one);
      } else {
        safe.append('%').append(String.format(Locale.ROOT, "%02X", one));
      }
    }
    return safe.toString();
  }

  private static boolean isLetterOrDigit(int one) {
    return (one >= '0' && one <= '9') || (one >= 'a' && one <= 'z') || (one >= 'A' && one <= 'Z');
  }

  private static boolean hex(byte one) {
    return Character.digit(one, 16) >= 0;
  }
}
