package org.roomkeeper.api;

/**
 * Something known about a person is different, for one community.
 *
 * @param envelope its place, time and circumstances; {@code member} is as it is after the change
 * @param member the person
 * @param what {@code name} or the key of a fact
 * @param before what it was; empty if nothing was known
 * @param now what it is; empty if nothing is known any more
 * @param author who noted it: a plugin's name, or {@code platform}
 */
public record MemberChanged(
    Envelope envelope, MemberId member, String what, String before, String now, String author)
    implements BotEvent {
  /** The person as they are after the change. */
  public MemberView memberThen() {
    return envelope.member().orElseThrow();
  }

  @Override
  public MemberChanged in(Envelope other) {
    return new MemberChanged(other, member, what, before, now, author);
  }
}
