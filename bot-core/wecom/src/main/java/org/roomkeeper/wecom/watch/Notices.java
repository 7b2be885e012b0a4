package org.roomkeeper.wecom.watch;

/** What WeCom can draw our attention to, by the names under which it is noted. */
public final class Notices {
  /** A customer group changed; its subject is the room. */
  public static final String ROOM_CHANGED = "room-changed";

  /** A contact changed or is gone; its subject is the WeChat user. */
  public static final String CONTACT_CHANGED = "contact-changed";

  /** A member was deleted or renamed; its subject is the member. */
  public static final String MEMBER_GONE = "member-gone";

  /** Departments or tags changed. */
  public static final String DIRECTORY_CHANGED = "directory-changed";

  /** Somebody opened the app; its subject is the member. */
  public static final String APP_OPENED = "app-opened";

  private Notices() {}
}
