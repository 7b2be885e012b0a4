package org.roomkeeper.api;

import java.util.Map;
import java.util.Optional;

/**
 * Somebody filled in a form on a page of this plugin.
 *
 * @param envelope its place, time and circumstances
 * @param page the page's name
 * @param visitor a random name of this visitor's browser, 22 characters, safe in an address
 * @param member who, where the page knows
 * @param fields the answers by field name, each within the bounds that the form stated
 */
public record FormSent(
    Envelope envelope,
    String page,
    String visitor,
    Optional<MemberId> member,
    Map<String, String> fields)
    implements BotEvent {
  /** Copies the answers. */
  public FormSent {
    fields = Map.copyOf(fields);
  }

  @Override
  public FormSent in(Envelope other) {
    return new FormSent(other, page, visitor, member, fields);
  }
}
