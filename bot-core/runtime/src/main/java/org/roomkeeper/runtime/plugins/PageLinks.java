package org.roomkeeper.runtime.plugins;

import java.net.URI;
import java.time.Instant;
import org.roomkeeper.api.CommunityId;

/** Makes the links that plugins hand out. Safe for use by many threads. */
@FunctionalInterface
public interface PageLinks {
  /** For where no pages are served, as in a rehearsal: links that lead nowhere. */
  PageLinks NOWHERE =
      (community, plugin, page, subject, until) ->
          URI.create(
              "https://nowhere.invalid/%s/%s/%s?pass=%s"
                  .formatted(community, plugin, page, subject));

  /**
   * A link to a page for whoever bears it.
   *
   * @param subject what it is about
   * @param until when it ends
   * @throws IllegalArgumentException if the subject cannot stand in a link
   */
  URI to(CommunityId community, String plugin, String page, String subject, Instant until);
}
