package org.roomkeeper.app.torture;

import java.util.Map;

/**
 * What a torture came to; the last line with {@code --json}, its component names the keys.
 *
 * @param seed what decided everything
 * @param minutes of the host's time, as ordered
 * @param kills how often the bot was killed
 * @param events what the bot had to handle: messages, contacts, enrolments, presses
 * @param handled events that have a number
 * @param stays people who came into rooms
 * @param deeds what was ordered and is seen
 * @param refused of what was ordered, refused by the platform for good
 * @param reported actions of which a founder was told that their outcome is unknown
 * @param greeted new contacts who were greeted in time
 * @param late new contacts who were not, because the bot was down or the platform failed meanwhile
 * @param givenUp events that WeCom gave up because nobody answered
 * @param requests of the bot
 * @param faults how often each struck
 * @param figures what must be zero
 * @param seconds of the host's time, all in all
 */
record Report(
    long seed,
    double minutes,
    int kills,
    int events,
    int handled,
    int stays,
    int deeds,
    int refused,
    int reported,
    int greeted,
    int late,
    long givenUp,
    long requests,
    Map<String, Integer> faults,
    Map<Figure, Integer> figures,
    double seconds) {}
