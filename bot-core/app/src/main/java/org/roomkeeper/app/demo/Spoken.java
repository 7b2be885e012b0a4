package org.roomkeeper.app.demo;

/**
 * A message that somebody has said in the story.
 *
 * @param message what it was
 * @param room where, by the sandbox's id
 * @param person who, by the sandbox's id
 * @param name who, as the rooms show them
 * @param id the platform's id of it
 */
record Spoken(Conversation.Message message, String room, String person, String name, String id) {}
