package org.roomkeeper.app.torture;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All that an audit goes by, seen from the sandbox's side.
 *
 * @param told events that reached the bot, or lie where it reads them
 * @param stays who was in which room
 * @param notes what the witness told, phone by phone, in the order of its coming
 * @param orders what messages ordered to be done, by the number of the message: say, post, card or
 *     open
 * @param deeds how often people see what was ordered, by deed, such as {@code said 17}
 * @param arrivals numbers of deeds in the order of their coming, by room or person
 * @param refused deeds that the platform refused for good
 * @param reported deeds of which founders were told that nobody knows what came of them
 * @param greetings what became of new contacts' greetings
 * @param unmet wishes that the world does not show at the end, in words
 * @param repeats other things that people see twice, in words
 */
record Evidence(
    List<Told> told,
    List<Stay> stays,
    List<Note> notes,
    Map<Long, String> orders,
    Map<String, Integer> deeds,
    Map<String, List<Long>> arrivals,
    Set<String> refused,
    Set<String> reported,
    List<Greeting> greetings,
    List<String> unmet,
    List<String> repeats) {
  /** When something has not happened, or nobody can say when. */
  static final long NEVER = Long.MAX_VALUE;

  /**
   * An event.
   *
   * @param key as the witness tells it, such as {@code message 123}
   * @param offered from when on the bot could know of it, in the host's nanoseconds
   * @param kept when it had certainly been written down, else {@link #NEVER}
   * @param due whether it must be handled: it was acknowledged, or waits to be read
   * @param seq its place in the archive; 0 if it came by callback
   * @param trace what to look for in the sandbox's journal
   */
  record Told(String key, long offered, long kept, boolean due, long seq, String trace) {}

  /**
   * Somebody in a room, who may have come and gone several times.
   *
   * @param room as the bot names it
   * @param member as the bot names them
   * @param joins how often they came
   * @param inside whether they are there at the end
   */
  record Stay(String room, String member, int joins, boolean inside) {}

  /**
   * What the witness told of an event.
   *
   * @param number the event's number in the witness's notes
   * @param key which event
   */
  record Note(long number, String key) {}

  /**
   * The greeting of a new contact.
   *
   * @param member who
   * @param times how often they were greeted
   * @param excused whether the bot was down, or the platform failing, within its 20 seconds
   */
  record Greeting(String member, int times, boolean excused) {}
}
