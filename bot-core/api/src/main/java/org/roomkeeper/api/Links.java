package org.roomkeeper.api;

import java.net.URI;
import java.time.Instant;

/**
 * Makes links to this plugin's pages for {@linkplain Page.Audience#BEARER whoever bears them}. A
 * link cannot be guessed, opens one page for one subject, and ends. It says nothing about who opens
 * it: somebody may have passed it on. Belongs to the call in hand, like {@link Store}; the same
 * arguments give the same link.
 */
@FunctionalInterface
public interface Links {
  /**
   * A link.
   *
   * @param page the page's name
   * @param subject what it is about, as {@link Page.Request#subject()} and {@link
   *     FormSent#subject()} say it: 1 to 64 of {@code a-z A-Z 0-9 _ -}, readable in the address
   * @param until when it ends
   * @throws IllegalArgumentException if the subject is not of this form
   */
  URI to(String page, String subject, Instant until);
}
