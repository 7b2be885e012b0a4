package org.roomkeeper.api;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A page of a plugin: a function from a request, settings, notes, {@link Rooms} and {@link
 * Members}, all read-only, to a {@link View}. What somebody sends from a form comes to the plugin
 * as {@link FormSent}; the page itself changes nothing.
 */
@FunctionalInterface
public interface Page {
  /**
   * Says what is to be seen.
   *
   * @throws Exception whatever goes wrong; the visitor sees an apology, and it is logged
   */
  View show(Request request) throws Exception;

  /** Who may see a page. */
  enum Audience {
    /** Anybody with the address. */
    PUBLIC,
    /** Somebody known by their personal link. */
    MEMBER,
    /** Whoever has one of the links that the plugin made with {@link Links}. */
    BEARER,
    /** A moderator, at the desk. */
    MODERATOR,
    /** A founder, at the desk. */
    FOUNDER
  }

  /**
   * What a visitor asks for.
   *
   * @param language the language to answer in: one of the community's, chosen by {@code ?lang=}, or
   *     by what the browser asks for
   * @param visitor a random name of this browser, 22 characters, safe in an address
   * @param member who it is, where known
   * @param query what stands behind the {@code ?}, at most 20 entries of 200 characters
   * @param subject what the link is about, on a page for its {@linkplain Audience#BEARER bearer};
   *     on others what stands behind the page's name in the address, 1 to 64 of {@code a-z A-Z 0-9
   *     _ -}
   * @param at when they ask; the beginning of time where nobody said
   */
  record Request(
      String language,
      String visitor,
      Optional<MemberId> member,
      Map<String, String> query,
      Optional<String> subject,
      Instant at) {
    /** Copies the query. */
    public Request {
      query = Map.copyOf(query);
    }

    /** A request of which nobody said when it came. */
    public Request(
        String language,
        String visitor,
        Optional<MemberId> member,
        Map<String, String> query,
        Optional<String> subject) {
      this(language, visitor, member, query, subject, Instant.EPOCH);
    }

    /** A request for a page that is about nothing in particular. */
    public Request(
        String language, String visitor, Optional<MemberId> member, Map<String, String> query) {
      this(language, visitor, member, query, Optional.empty());
    }
  }
}
