package org.roomkeeper.runtime.plugins;

import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.roomkeeper.api.CommunityId;
import org.roomkeeper.api.MemberId;

/** Makes the links and codes that plugins hand out. Safe for use by many threads. */
public interface PageLinks {
  /** For where no pages are served, as in a rehearsal: links that lead nowhere, codes of no use. */
  PageLinks NOWHERE = new Nowhere();

  /**
   * A link to a page for whoever bears it.
   *
   * @param subject what it is about
   * @param until when it ends
   * @throws IllegalArgumentException if the subject cannot stand in a link
   */
  URI to(CommunityId community, String plugin, String page, String subject, Instant until);

  /**
   * A link by which a person is known on members' pages.
   *
   * @param until when it ends
   */
  URI personal(CommunityId community, String plugin, String page, MemberId member, Instant until);

  /**
   * A code of digits that nobody else can compute.
   *
   * @param about what it is for
   * @param digits how many, 4 to 18
   */
  String code(CommunityId community, String plugin, String about, int digits);

  /** A number as a code of this many digits, from whatever bytes nobody else can compute. */
  static String digits(byte[] bytes, int digits) {
    if (digits < 4 || digits > 18) {
      throw new IllegalArgumentException("a code has 4 to 18 digits, not " + digits);
    }
    String number = new BigInteger(1, bytes).mod(BigInteger.TEN.pow(digits)).toString();
    return "0".repeat(digits - number.length()) + number;
  }

  /** Links that lead nowhere. */
  final class Nowhere implements PageLinks {
    private Nowhere() {}

    @Override
    public URI to(
        CommunityId community, String plugin, String page, String subject, Instant until) {
      return URI.create(
          "https://nowhere.invalid/%s/%s/%s?pass=%s".formatted(community, plugin, page, subject));
    }

    @Override
    public URI personal(
        CommunityId community, String plugin, String page, MemberId member, Instant until) {
      return URI.create("https://nowhere.invalid/%s/%s/%s?me=".formatted(community, plugin, page));
    }

    @Override
    public String code(CommunityId community, String plugin, String about, int digits) {
      return digits((community + " " + about).getBytes(StandardCharsets.UTF_8), digits);
    }
  }
}
