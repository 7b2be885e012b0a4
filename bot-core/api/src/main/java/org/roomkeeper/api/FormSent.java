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
 * @param subject what the page was about, as {@link Page.Request#subject()} says it
 */
public record FormSent(
    Envelope envelope,
    String page,
    String visitor,
    Optional<MemberId> member,
    Map<String, String> fields,
    Optional<String> subject)
    implements BotEvent {
  /** Copies the answers. */
  public FormSent {
    fields = Map.copyOf(fields);
  }

  /** A form on a page that is about nothing in particular. */
  public FormSent(
      Envelope envelope,
      String page,
      String visitor,
      Optional<MemberId> member,
      Map<String, String> fields) {
    this(envelope, page, visitor, member, fields, Optional.empty());
  }

  @Override
  public FormSent in(Envelope other) {
    return new FormSent(other, page, visitor, member, fields, subject);
  }
}
