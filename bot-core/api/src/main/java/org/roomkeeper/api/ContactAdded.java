package org.roomkeeper.api;

import java.util.Optional;

/**
 * A WeChat user added one of the community's hosts as a contact.
 *
 * @param envelope its place, time and circumstances
 * @param member who
 * @param host the corp member whom they added
 * @param state what the scanned code carried, 1 to 30 characters: what the person told the page
 * @param welcomeCode the permission to greet them; absent where an administrator configured a
 *     welcome in the client, or the two have chatted before
 */
public record ContactAdded(
    Envelope envelope,
    MemberId member,
    MemberId host,
    Optional<String> state,
    Optional<WelcomeCode> welcomeCode)
    implements BotEvent {
  /** The person as they were. */
  public MemberView memberThen() {
    return envelope.member().orElseThrow();
  }

  @Override
  public ContactAdded in(Envelope other) {
    return new ContactAdded(other, member, host, state, welcomeCode);
  }
}
