package org.roomkeeper.runtime.web;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.roomkeeper.api.CommunityId;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.runtime.settings.Settings;

/**
 * Links by which a person is known on members' pages. Whoever has such a link is taken for its
 * person: it is sent in private, and ends. Safe for use by many threads.
 */
@Singleton
public final class PersonalLinks {
  /** How long a link is good. */
  static final Duration GOOD_FOR = Duration.ofDays(7);

  /** The name under which the token stands in an address. */
  static final String PARAMETER = "me";

  private static final String PURPOSE = "personal link";

  private final Signing signing;
  private final Settings settings;

  @Inject
  PersonalLinks(Signing signing, Settings settings) {
    this.signing = signing;
    this.settings = settings;
  }

  /** The address of a member's page for one person, good for seven days. */
  public URI to(CommunityId community, MemberId member, String plugin, String page, Instant now) {
    return until(community, member, plugin, page, now.plus(GOOD_FOR));
  }

  /** The same, good until then. */
  URI until(CommunityId community, MemberId member, String plugin, String page, Instant until) {
    return URI.create(
        settings.core().http().publicUrl()
            + "/"
            + community
            + "/"
            + plugin
            + "/"
            + page
            + "?"
            + PARAMETER
            + "="
            + URLEncoder.encode(token(community, member, until), StandardCharsets.UTF_8));
  }

  String token(CommunityId community, MemberId member, Instant until) {
    String name =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(member.value().getBytes(StandardCharsets.UTF_8));
    String end = Long.toString(until.getEpochSecond(), 36);
    return name + "." + end + "." + signing.of(PURPOSE, community.value(), member.value(), end);
  }

  /** Whom a token names in this community, if it is ours and still good. */
  Optional<MemberId> verify(CommunityId community, String token, Instant now) {
    String[] parts = token.split("\\.", -1);
    if (token.length() > 400 || parts.length != 3) {
      return Optional.empty();
    }
    try {
      String member = new String(Base64.getUrlDecoder().decode(parts[0]), StandardCharsets.UTF_8);
      Instant until = Instant.ofEpochSecond(Long.parseLong(parts[1], 36));
      boolean ours =
          signing.isOf(Optional.of(parts[2]), PURPOSE, community.value(), member, parts[1]);
      return ours && now.isBefore(until) ? Optional.of(new MemberId(member)) : Optional.empty();
    } catch (IllegalArgumentException | DateTimeException e) {
      return Optional.empty();
    }
  }
}
