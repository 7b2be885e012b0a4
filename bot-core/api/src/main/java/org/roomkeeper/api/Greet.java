package org.roomkeeper.api;

import java.net.URI;
import java.util.Optional;

/**
 * The one private greeting of a new contact. Worth nothing once its code has expired, so it goes
 * before everything else and is dropped when late.
 *
 * @param member who
 * @param code the permission, from {@link ContactAdded}
 * @param text what to say, 1 to 1,300 characters (the platform takes 4,000 bytes)
 * @param link what to open next, such as the page with the code of a room
 */
public record Greet(MemberId member, WelcomeCode code, String text, Optional<Link> link)
    implements Action {
  /** Refuses an empty or overlong text. */
  public Greet {
    Texts.check("a greeting", text, 1300);
  }

  /** A greeting without a link. */
  public static Greet with(MemberId member, WelcomeCode code, String text) {
    return new Greet(member, code, text, Optional.empty());
  }

  /** The same with a link under it. */
  public Greet linking(Link to) {
    return new Greet(member, code, text, Optional.of(to));
  }

  /**
   * A link shown as a small card.
   *
   * @param title 1 to 128 bytes
   * @param description up to 512 bytes; may be empty
   * @param address an absolute http or https address
   * @param picture a picture's address, such as a room's code
   */
  public record Link(String title, String description, URI address, Optional<URI> picture) {}
}
