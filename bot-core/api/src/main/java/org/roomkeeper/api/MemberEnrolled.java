package org.roomkeeper.api;

/**
 * Somebody was added to the corp's directory, and is thereby in the all-staff group.
 *
 * @param envelope its place, time and circumstances
 * @param member who
 */
public record MemberEnrolled(Envelope envelope, MemberId member) implements BotEvent {
  /** The person as they were. */
  public MemberView memberThen() {
    return envelope.member().orElseThrow();
  }

  @Override
  public MemberEnrolled in(Envelope other) {
    return new MemberEnrolled(other, member);
  }
}
