package org.roomkeeper.api;

/** Who a person is to the corp, which decides whether the bot can write to them privately. */
public enum MemberKind {
  /** A member of the corp's directory: can be written to at any time. */
  STAFF,
  /** A WeChat user: can be greeted once, within 20 seconds of adding a host as a contact. */
  GUEST
}
