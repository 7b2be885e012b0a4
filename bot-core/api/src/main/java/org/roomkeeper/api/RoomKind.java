package org.roomkeeper.api;

/** The kinds of room, told apart by what the platform lets a bot do in them. */
public enum RoomKind {
  /**
   * Customer group: WeChat users beside members of the corp; at most 500 people; opened by a
   * person.
   */
  CUSTOMER_GROUP,
  /** A group of corp members that the bot itself opened; at most 2,000 people. */
  APP_GROUP,
  /** The all-staff group: everybody in the directory, at most 10,000 people, no API at all. */
  ALL_STAFF,
  /** Any other group of corp members, opened by a person in the client. */
  OTHER_INTERNAL
}
