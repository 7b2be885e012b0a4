package org.roomkeeper.api;

import java.net.URI;
import java.time.Instant;

/**
 * Makes personal links to this plugin's pages for {@linkplain Page.Audience#MEMBER members}.
 * Whoever has such a link is taken for its person on all members' pages of the community: hand it
 * to that person alone, in private. Belongs to the call in hand, like {@link Store}; the same
 * arguments give the same link.
 */
@FunctionalInterface
public interface MemberLinks {
  /**
   * A link.
   *
   * @param page the page's name
   * @param member whose it is
   * @param until when it ends
   * @throws IllegalArgumentException if the plugin has no such page for members
   */
  URI to(String page, MemberId member, Instant until);
}
