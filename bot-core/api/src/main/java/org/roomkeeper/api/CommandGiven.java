package org.roomkeeper.api;

import java.util.Optional;

/**
 * Somebody told the bot something: a message to the app, or a verb on the command line.
 *
 * @param envelope its place, time and circumstances
 * @param member who, if it came by message; a verb's user is whoever may run it
 * @param words what they said, at most 4,096 characters
 */
public record CommandGiven(Envelope envelope, Optional<MemberId> member, String words)
    implements BotEvent {
  @Override
  public CommandGiven in(Envelope other) {
    return new CommandGiven(other, member, words);
  }
}
