package org.roomkeeper.runtime.web;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.roomkeeper.api.CommunityId;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.runtime.plugins.PageLinks;
import org.roomkeeper.runtime.settings.Settings;

/**
 * Links that open one page of a plugin, for one subject, to whoever has them. They make nobody
 * known to other pages, and leave nothing in the browser. Safe for use by many threads.
 */
@Singleton
final class BearerLinks implements PageLinks {
  /** The name under which the token stands in an address. */
  static final String PARAMETER = "pass";

  private static final String PURPOSE = "bearer link";
  private static final Pattern SUBJECT = Pattern.compile("[A-Za-z0-9_-]{1,64}");
  private static final int LONGEST = 200;

  private final Signing signing;
  private final PersonalLinks personal;
  private final Settings settings;

  @Inject
  BearerLinks(Signing signing, PersonalLinks personal, Settings settings) {
    this.signing = signing;
    this.personal = personal;
    this.settings = settings;
  }

  @Override
  public URI personal(
      CommunityId community, String plugin, String page, MemberId member, Instant until) {
    return personal.until(community, member, plugin, page, until);
  }

  @Override
  public String code(CommunityId community, String plugin, String about, int digits) {
    String signed = signing.of("code", community.value(), plugin, about);
    return PageLinks.digits(signed.getBytes(StandardCharsets.UTF_8), digits);
  }

  @Override
  public URI to(CommunityId community, String plugin, String page, String subject, Instant until) {
    if (!SUBJECT.matcher(subject).matches()) {
      throw new IllegalArgumentException("a link cannot be about '" + subject + "'");
    }
    String end = Long.toString(until.getEpochSecond(), 36);
    String token = subject + "." + end + "." + signature(community, plugin, page, subject, end);
    return URI.create(
        "%s/%s/%s/%s?%s=%s"
            .formatted(
                settings.core().http().publicUrl(), community, plugin, page, PARAMETER, token));
  }

  /** What a token is about, if it is ours, for this page, and has not ended. */
  Optional<String> verify(
      CommunityId community, String plugin, String page, String token, Instant now) {
    String[] parts = token.split("\\.", -1);
    if (token.length() > LONGEST || parts.length != 3) {
      return Optional.empty();
    }
    boolean ours =
        signing.isOf(
            Optional.of(parts[2]), PURPOSE, community.value(), plugin, page, parts[0], parts[1]);
    try {
      Instant until = Instant.ofEpochSecond(Long.parseLong(parts[1], 36));
      return ours && now.isBefore(until) ? Optional.of(parts[0]) : Optional.empty();
    } catch (NumberFormatException | DateTimeException e) {
      return Optional.empty();
    }
  }

  private String signature(
      CommunityId community, String plugin, String page, String subject, String end) {
    return signing.of(PURPOSE, community.value(), plugin, page, subject, end);
  }
}
