package org.roomkeeper.runtime.web;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.roomkeeper.api.Community;
import org.roomkeeper.api.MemberId;

/**
 * Who asks for a page, as far as a browser tells.
 *
 * @param name a random name of this browser, 22 characters
 * @param language the language to answer in
 * @param query what stands behind the {@code ?}, within bounds, without what is meant for the core
 * @param member who it is, where known
 */
record Visitor(String name, String language, Map<String, String> query, Optional<MemberId> member) {
  private static final String COOKIE = "rk-visitor";
  private static final String KNOWN = "rk-me-";
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{22}");
  private static final int YEAR = 365 * 24 * 3600;
  private static final int MOST_ENTRIES = 20;
  private static final int LONGEST = 200;
  private static final List<String> OURS =
      List.of("file", PersonalLinks.PARAMETER, BearerLinks.PARAMETER);

  /** Reads the request; gives a new browser its name, and remembers a personal link. */
  static Visitor of(
      Context ctx, Community community, PersonalLinks links, Instant now, boolean secure) {
    Optional<String> known =
        Optional.ofNullable(ctx.cookie(COOKIE)).filter(name -> NAME.matcher(name).matches());
    String name = known.orElseGet(Signing::randomName);
    if (known.isEmpty()) {
      ctx.cookie(cookie(COOKIE, name, "/", YEAR, secure));
    }
    return new Visitor(
        name,
        language(ctx, community.languages()),
        query(ctx),
        member(ctx, community, links, now, secure));
  }

  private static Optional<MemberId> member(
      Context ctx, Community community, PersonalLinks links, Instant now, boolean secure) {
    String own = KNOWN + community.id();
    Optional<String> token = Optional.ofNullable(ctx.queryParam(PersonalLinks.PARAMETER));
    Optional<MemberId> byLink = token.flatMap(it -> links.verify(community.id(), it, now));
    if (byLink.isPresent()) {
      int week = Math.toIntExact(PersonalLinks.GOOD_FOR.toSeconds());
      ctx.cookie(cookie(own, token.orElseThrow(), "/" + community.id() + "/", week, secure));
      return byLink;
    }
    return Optional.ofNullable(ctx.cookie(own))
        .flatMap(it -> links.verify(community.id(), it, now));
  }

  /**
   * The language asked for, else what the browser likes best of those there are, else the first.
   */
  static String language(Context ctx, Collection<String> offered) {
    String asked = ctx.queryParam("lang");
    if (asked != null && offered.contains(asked)) {
      return asked;
    }
    String likes = ctx.header("Accept-Language");
    if (likes != null && likes.length() <= 500) {
      try {
        var tags = new ArrayList<>(offered);
        String best = Locale.lookupTag(Locale.LanguageRange.parse(likes), tags);
        if (best != null) {
          return tags.stream().filter(best::equalsIgnoreCase).findFirst().orElse(best);
        }
      } catch (IllegalArgumentException e) {
        // What a browser sends is its own affair; the leading language is always understood.
        return offered.iterator().next();
      }
    }
    return offered.iterator().next();
  }

  private static Map<String, String> query(Context ctx) {
    Map<String, String> query = new LinkedHashMap<>();
    ctx.queryParamMap()
        .forEach(
            (key, values) -> {
              boolean fits = key.length() <= LONGEST && values.getFirst().length() <= LONGEST;
              if (fits && !OURS.contains(key) && query.size() < MOST_ENTRIES) {
                query.put(key, values.getFirst());
              }
            });
    return query;
  }

  static Cookie cookie(String name, String value, String path, int seconds, boolean secure) {
    Cookie cookie = new Cookie(name, value);
    cookie.setPath(path);
    cookie.setMaxAge(seconds);
    cookie.setSecure(secure);
    cookie.setHttpOnly(true);
    cookie.setSameSite(SameSite.LAX);
    return cookie;
  }
}
