package org.roomkeeper.sandbox.world;

/** The kinds of room, which WeCom's APIs keep apart. */
public enum RoomType {
  /** Holds WeChat users; made by a member in the client or by a join way. */
  CUSTOMER,
  /** Made by the app; corp members only. */
  APP,
  /** Holds the whole directory by itself; no API. */
  ALL_STAFF,
  /** Made by members in the client; no API but webhooks. */
  INTERNAL
}
