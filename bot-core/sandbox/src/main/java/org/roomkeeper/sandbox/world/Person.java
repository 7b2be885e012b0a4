package org.roomkeeper.sandbox.world;

/** Somebody in the world. */
public sealed interface Person permits Member, Customer {
  /** The userid of a member, the external_userid of a WeChat user. */
  String id();

  /** How they call themselves. */
  String name();
}
